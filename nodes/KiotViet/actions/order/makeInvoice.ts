// Turns an order into an invoice.
import { omit } from 'lodash';

import { ENDPOINTS, readRoutes } from '../../api/endpoints';
import { invoiceFrom, invoiceIn, newInvoice } from '../../model/invoices';
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
import { withDescription } from '../../form/inputs';
import { picked, readPicked } from '../../form/pickedRecord';
import { number } from '../../form/values';
import { operationOf } from '../../operations/operation';
import { orderRecord } from './fields';

const differing = form([], {
	name: 'Additional Fields',
	inputs: [
		withDescription(
			invoiceDelivery,
			'Where and how it is delivered (Giao hàng), if not as ordered',
		),
		number('discount', 'Discount', 'Off the whole invoice (Giảm giá) in VND, if not as ordered'),
		withDescription(
			invoiceLines,
			'What is sold, if it is not the whole order; its discount and surcharges are then left out',
		),
		payment,
		withDescription(saleChannel, 'Sale channel (Kênh bán hàng), if not as ordered'),
		saleTime,
		withDescription(soldBy, 'Who sells it (Người bán), if not as ordered'),
		withDescription(surcharges, 'Surcharges (Thu khác), if not as ordered'),
		vouchers,
	],
});

const { field } = orderRecord;

export const makeInvoice = operationOf({
	value: 'makeInvoice',
	name: 'Make Invoice',
	action: 'Make an invoice from an order',
	description: 'Turn an order into an invoice (Hóa đơn) with its lines, customer and delivery',
	route: 'POST /invoices',
	reads: readRoutes(ENDPOINTS.order),
	form: [orderRecord, differing],
	async run(operation, call) {
		const where = picked(operation, operation.param(field.name), field.displayName);
		const said = await differing.read(operation);
		const order = await readPicked(operation, ENDPOINTS.order, where);
		const whole = invoiceFrom(order);
		const body = newInvoice({
			...('invoiceDetails' in said ? omit(whole, 'discount', 'surchages') : whole),
			...said,
		});
		const answer = await call({
			what: `Making an invoice of order ${order.code ?? order.id}`,
			body,
		});
		return invoiceIn(answer);
	},
});
