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
import { before11, since11 } from '../../form/versions';
import { createOf } from '../../operations/createUpdate';

const OF_ORDER =
	'(Đặt hàng) that these lines are of; Make Invoice of an order takes over its lines by itself';

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
			before11(id('orderId', 'Order ID', `ID of the order ${OF_ORDER}`)),
			since11(
				recordPicker('orderId', 'order', `The order ${OF_ORDER}`, {
					displayName: 'Order',
					name: 'order',
				}),
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
