// Creates an invoice: a sale.
import { invoiceIn, newInvoice } from '../../api/invoices';
import { SOURCES } from '../../api/sources';
import {
	invoiceDelivery,
	invoiceLines,
	payment,
	saleChannel,
	saleTime,
	soldBy,
	surcharges,
	vouchers,
} from '../documents';
import { form, number, place, required } from '../inputs';
import { CUSTOMER_LOOK_UPS } from '../locators';
import { createOf } from '../writing';

const sale = form(
	[
		place('branchId', 'branch', 'The branch (Chi nhánh) that sells', { required: true }),
		required(invoiceLines),
	],
	{
		name: 'Additional Fields',
		inputs: [
			place('customerId', 'customer', 'Who buys (Khách hàng); left out, it is a guest (Khách lẻ)'),
			invoiceDelivery,
			number('discount', 'Discount', 'Off the whole invoice (Giảm giá), in VND'),
			number(
				'orderId',
				'Order ID',
				'ID of the order (Đặt hàng) that these lines are of; Make Invoice of an order takes over its lines by itself',
			),
			payment,
			saleChannel,
			saleTime,
			soldBy,
			surcharges,
			vouchers,
		],
	},
);

export const create = createOf({
	source: SOURCES.invoice,
	form: sale,
	description: 'Create an invoice (Hóa đơn); what is not paid with it is the debt of the customer',
	lookUps: CUSTOMER_LOOK_UPS,
	finish: newInvoice,
	recordOf: invoiceIn,
});
