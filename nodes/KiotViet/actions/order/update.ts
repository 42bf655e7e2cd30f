// Changes an order.
import { recordIn } from '../../api/records';
import { callKiotViet } from '../../api/request';
import { SOURCES } from '../../api/sources';
import { changedOrderLines, paidSoFar } from '../documents';
import { changesIn, form, place } from '../inputs';
import type { Operation } from '../operation';
import { CUSTOMER_CALLS, details, LOOK_UP, orderField, orderId } from './document';

const changed = form([], {
	name: 'Update Fields',
	inputs: [
		...details,
		place('branchId', 'branch', 'The branch (Chi nhánh) that takes the order'),
		changedOrderLines,
		paidSoFar,
	],
});

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update an order',
	description: 'Change an order that is neither completed nor cancelled',
	calls: ['PUT /orders/{id}', LOOK_UP, ...CUSTOMER_CALLS],
	fields: [orderField, ...changed.fields],
	async run(operation) {
		const body = await changesIn(operation, changed);
		const id = await orderId(operation);
		const answer = await callKiotViet(operation.context, {
			what: `Updating order ${id}`,
			method: 'PUT',
			path: `${SOURCES.order.path}/${id}`,
			body,
		});
		return recordIn(answer);
	},
};
