// The operations on purchase orders (Nhập hàng); a new node begins with the first.
import type { Resource } from '../../operations/operation';
import { create } from './create';
import { deletePurchaseOrder } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

export const purchaseOrder: Resource = {
	value: 'purchaseOrder',
	name: 'Purchase Order',
	operations: [getMany, create, deletePurchaseOrder, get, update],
};
