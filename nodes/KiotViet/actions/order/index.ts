// The operations on orders (Đặt hàng).
import type { Resource } from '../../operations/operation';
import { cancel } from './cancel';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';
import { makeInvoice } from './makeInvoice';
import { update } from './update';

export const order: Resource = {
	value: 'order',
	name: 'Order',
	operations: [getMany, cancel, create, get, makeInvoice, update],
};
