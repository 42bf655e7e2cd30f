// The operations on customers (Khách hàng); a new node begins with the first.
import type { Resource } from '../../operations/operation';
import { create } from './create';
import { createMany } from './createMany';
import { deleteCustomer } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { getOrderMetrics } from './getOrderMetrics';
import { update } from './update';
import { updateMany } from './updateMany';

export const customer: Resource = {
	value: 'customer',
	name: 'Customer',
	operations: [
		getMany,
		create,
		createMany,
		deleteCustomer,
		get,
		getOrderMetrics,
		update,
		updateMany,
	],
};
