// Changes an order.
import { SOURCES } from '../../api/sources';
import { changedOrderLines, paidSoFar } from '../documents';
import { changesIn, form, place } from '../inputs';
import { updateOf } from '../single';
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

export const update = updateOf({
	source: SOURCES.order,
	description: 'Change an order that is neither completed nor cancelled',
	fields: [orderField, ...changed.fields],
	async read(operation) {
		const body = await changesIn(operation, changed);
		return { ...body, id: await orderId(operation) };
	},
	lookUps: [LOOK_UP, ...CUSTOMER_CALLS],
});
