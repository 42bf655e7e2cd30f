// Creates an order.
import { SOURCES } from '../../api/sources';
import { orderLines, payment, vouchers } from '../documents';
import { form, place, required } from '../inputs';
import { createOf } from '../writing';
import { CUSTOMER_CALLS, details } from './document';

const newOrder = form(
	[
		place('branchId', 'branch', 'The branch (Chi nhánh) that takes the order', { required: true }),
		required(orderLines),
	],
	{ name: 'Additional Fields', inputs: [...details, payment, vouchers] },
);

export const create = createOf({
	source: SOURCES.order,
	form: newOrder,
	description: 'Create an order (Đặt hàng) with its lines, customer, deposit and delivery',
	lookUps: CUSTOMER_CALLS,
	finish: (body) => ({ totalPayment: 0, ...body }),
});
