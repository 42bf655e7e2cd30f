// The operations on orders to suppliers (Đặt hàng nhập), which the API only reads; a new node begins with the first.
import type { Resource } from '../../operations/operation';
import { get } from './get';
import { getMany } from './getMany';

export const supplierOrder: Resource = {
	value: 'supplierOrder',
	name: 'Supplier Order',
	operations: [getMany, get],
};
