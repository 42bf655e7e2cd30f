// Creates an order.
import { recordIn } from '../../api/records';
import { callKiotViet } from '../../api/request';
import { SOURCES } from '../../api/sources';
import { orderLines, payment, vouchers } from '../documents';
import { form, needed, place } from '../inputs';
import type { Operation } from '../operation';
import { CUSTOMER_CALLS, details } from './document';

const newOrder = form(
	[
		place('branchId', 'branch', 'The branch (Chi nhánh) that takes the order', { required: true }),
		needed(orderLines),
	],
	{ name: 'Additional Fields', inputs: [...details, payment, vouchers] },
);

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create an order',
	description: 'Create an order (Đặt hàng) with its lines, customer, deposit and delivery',
	calls: ['POST /orders', ...CUSTOMER_CALLS],
	fields: newOrder.fields,
	async run(operation) {
		const answer = await callKiotViet(operation.context, {
			what: 'Creating the order',
			method: 'POST',
			path: SOURCES.order.path,
			body: { totalPayment: 0, ...(await newOrder.read(operation)) },
		});
		return recordIn(answer);
	},
};
