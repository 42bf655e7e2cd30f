// The operations on price books (Bảng giá); a new node begins with the first.
import type { Resource } from '../../operations/operation';
import { get } from './get';
import { getMany } from './getMany';
import { setPrice } from './setPrice';

export const priceBook: Resource = {
	value: 'priceBook',
	name: 'Price Book',
	operations: [getMany, get, setPrice],
};
