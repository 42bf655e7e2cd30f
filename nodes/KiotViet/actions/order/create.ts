// Creates an order.
import { ENDPOINTS } from '../../api/endpoints';
import { orderLines, payment, vouchers } from '../../form/documents';
import { form } from '../../form/form';
import { required } from '../../form/inputs';
import { recordPicker } from '../../form/recordPickers';
import { createOf } from '../../operations/createUpdate';
import { details } from './fields';

const newOrder = form(
	[
		recordPicker('branchId', 'branch', 'The branch (Chi nhánh) that takes the order', {
			required: true,
		}),
		required(orderLines),
	],
	{ name: 'Additional Fields', inputs: [...details, payment, vouchers] },
);

export const create = createOf({
	endpoint: ENDPOINTS.order,
	route: 'POST /orders',
	form: newOrder,
	description: 'Create an order (Đặt hàng) with its lines, customer, deposit and delivery',
	finish: (body) => ({ totalPayment: 0, ...body }),
});
