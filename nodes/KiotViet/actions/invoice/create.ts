// Creates an invoice: a sale.
import { ENDPOINTS } from '../../api/endpoints';
import { invoiceIn, newInvoice } from '../../model/invoices';
import {
	invoiceDelivery,
	invoiceLines,
	payment,
	saleChannel,
	saleTime,
	soldBy,
	surcharges,
	vouchers,
} from '../../form/documents';
import { form } from '../../form/form';
import { required } from '../../form/inputs';
import { recordPicker } from '../../form/recordPickers';
import { id, number } from '../../form/values';
import { createOf } from '../../operations/createUpdate';

const sale = form(
	[
		recordPicker('branchId', 'branch', 'The branch (Chi nhánh) that sells', { required: true }),
		required(invoiceLines),
	],
	{
		name: 'Additional Fields',
		inputs: [
			recordPicker(
				'customerId',
				'customer',
				'Who buys (Khách hàng); left out, it is a guest (Khách lẻ)',
			),
			invoiceDelivery,
			number('discount', 'Discount', 'Off the whole invoice (Giảm giá), in VND'),
			id(
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
	endpoint: ENDPOINTS.invoice,
	route: 'POST /invoices',
	form: sale,
	description: 'Create an invoice (Hóa đơn); what is not paid with it is the debt of the customer',
	finish: newInvoice,
	recordOf: invoiceIn,
});
