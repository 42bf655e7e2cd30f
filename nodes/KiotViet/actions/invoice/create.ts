// Creates an invoice: a sale.
import { invoiceIn } from '../../api/invoices';
import { callKiotViet } from '../../api/request';
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
import { form, needed, number, place } from '../inputs';
import type { Operation } from '../operation';

const newInvoice = form(
	[
		place('branchId', 'branch', 'The branch (Chi nhánh) that sells', { required: true }),
		needed(invoiceLines),
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

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create an invoice',
	description: 'Create an invoice (Hóa đơn); what is not paid with it is the debt of the customer',
	calls: ['POST /invoices', 'GET /customers/code/{code}', 'GET /customers'],
	fields: newInvoice.fields,
	async run(operation) {
		const body = await newInvoice.read(operation);
		const answer = await callKiotViet(operation.context, {
			what: 'Creating the invoice',
			method: 'POST',
			path: SOURCES.invoice.path,
			body: { totalPayment: 0, ...body, usingCod: 'deliveryDetail' in body },
		});
		return invoiceIn(answer);
	},
};
