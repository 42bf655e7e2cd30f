// Collects money for an invoice that is not fully paid.
import { PAYMENT_METHODS } from '../../api/payments';
import { recordIn } from '../../api/records';
import { callKiotViet } from '../../api/request';
import { amount, choice, form, place, withWords } from '../inputs';
import type { Operation } from '../operation';
import { invoiceField, invoiceId, LOOK_UP } from './document';

const paid = form(
	[
		amount('amount', 'Amount', 'What the customer pays (Khách thanh toán) in VND', {
			required: true,
			placeholder: 'e.g. 150000',
		}),
		choice('method', 'Method', 'How it is paid', withWords(PAYMENT_METHODS), { default: 'Cash' }),
	],
	{
		name: 'Additional Fields',
		inputs: [place('accountId', 'bankAccount', 'Where a card payment or a transfer arrives')],
	},
);

export const collectPayment: Operation = {
	value: 'collectPayment',
	name: 'Collect Payment',
	action: 'Collect a payment for an invoice',
	description: 'Take money for an invoice that is not fully paid (Thu nợ)',
	calls: ['POST /payments', LOOK_UP],
	fields: [invoiceField, ...paid.fields],
	async run(operation) {
		const payment = await paid.read(operation);
		const id = await invoiceId(operation);
		const answer = await callKiotViet(operation.context, {
			what: `Collecting the payment for invoice ${id}`,
			method: 'POST',
			path: '/payments',
			body: { ...payment, invoiceId: id },
		});
		return recordIn(answer);
	},
};
