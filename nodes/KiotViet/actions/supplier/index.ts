// The operations on suppliers (Nhà cung cấp), which the API only reads; a new node begins with the first.
import type { Resource } from '../../operations/operation';
import { get } from './get';
import { getMany } from './getMany';

export const supplier: Resource = {
	value: 'supplier',
	name: 'Supplier',
	operations: [getMany, get],
};
