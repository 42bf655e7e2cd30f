// Turns an order into an invoice.
import { omit } from 'lodash';

import { invoiceFrom, invoiceIn, newInvoice } from '../../api/invoices';
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
import { described, form, number } from '../inputs';
import { located, readingCalls, readLocated } from '../locators';
import type { Operation } from '../operation';
import { orderField } from './document';

const differing = form([], {
	name: 'Additional Fields',
	inputs: [
		described(invoiceDelivery, 'Where and how it is delivered (Giao hàng), if not as ordered'),
		number('discount', 'Discount', 'Off the whole invoice (Giảm giá) in VND, if not as ordered'),
		described(
			invoiceLines,
			'What is sold, if it is not the whole order; its discount and surcharges are then left out',
		),
		payment,
		described(saleChannel, 'Sale channel (Kênh bán hàng), if not as ordered'),
		saleTime,
		described(soldBy, 'Who sells it (Người bán), if not as ordered'),
		described(surcharges, 'Surcharges (Thu khác), if not as ordered'),
		vouchers,
	],
});

export const makeInvoice: Operation = {
	value: 'makeInvoice',
	name: 'Make Invoice',
	action: 'Make an invoice from an order',
	description: 'Turn an order into an invoice (Hóa đơn) with its lines, customer and delivery',
	calls: ['POST /invoices', ...readingCalls(SOURCES.order, true)],
	fields: [orderField, ...differing.fields],
	async run(operation) {
		const where = located(operation, operation.param(orderField.name), orderField.displayName);
		const said = await differing.read(operation);
		const order = await readLocated(operation, SOURCES.order, where);
		const whole = invoiceFrom(order);
		const body = newInvoice({
			...('invoiceDetails' in said ? omit(whole, 'discount', 'surchages') : whole),
			...said,
		});
		const answer = await callKiotViet(operation.context, {
			what: `Making an invoice of order ${order.code ?? order.id}`,
			method: 'POST',
			path: SOURCES.invoice.path,
			body,
		});
		return invoiceIn(answer);
	},
};
