// The operations on returns (Trả hàng); the API only reads them.
import type { Resource } from '../../operations/operation';
import { get } from './get';
import { getMany } from './getMany';

export const goodsBack: Resource = {
	value: 'return',
	name: 'Return',
	operations: [getMany, get],
};
