// Collects money for an invoice that is not fully paid.
import { form } from '../../form/form';
import { recordPicker } from '../../form/recordPickers';
import { amount, choice } from '../../form/values';
import { PAYMENT_METHODS } from '../../model/payments';
import { recordIn } from '../../model/records';
import { operationOf } from '../../operations/operation';
import { invoiceRecord } from './fields';

const paid = form(
	[
		amount('amount', 'Amount', 'What the customer pays (Khách thanh toán) in VND', {
			required: true,
			placeholder: 'e.g. 150000',
		}),
		choice('method', 'Method', 'How it is paid', Object.values(PAYMENT_METHODS), {
			default: 'Cash',
		}),
	],
	{
		name: 'Additional Fields',
		inputs: [
			recordPicker('accountId', 'bankAccount', 'Where a card payment or a transfer arrives'),
		],
	},
);

export const collectPayment = operationOf({
	value: 'collectPayment',
	name: 'Collect Payment',
	action: 'Collect a payment for an invoice',
	description: 'Take money for an invoice that is not fully paid (Thu nợ)',
	route: 'POST /payments',
	form: [invoiceRecord, paid],
	async run(operation, call) {
		const payment = await paid.read(operation);
		const id = await invoiceRecord.id(operation);
		const answer = await call({
			what: `Collecting the payment for invoice ${id}`,
			body: { ...payment, invoiceId: id },
		});
		return recordIn(answer);
	},
});
