// Cancels an invoice.
import { invoiceIn } from '../../model/invoices';
import { voidPaymentsField } from '../../form/documents';
import { flagIn } from '../../form/inputs';
import { operationOf } from '../../operations/operation';
import { invoiceRecord } from './fields';

export const cancel = operationOf({
	value: 'cancel',
	name: 'Cancel',
	action: 'Permanently cancel an invoice',
	description: 'Cancel an invoice (Hủy hóa đơn), with or without its payments; it cannot be undone',
	route: 'DELETE /invoices',
	form: [invoiceRecord, voidPaymentsField],
	async run(operation, call) {
		const isVoidPayment = flagIn(operation, voidPaymentsField);
		const id = await invoiceRecord.id(operation);
		const answer = await call({
			what: `Cancelling invoice ${id}`,
			// This call takes the ID in its body (kiotviet-api.md 3.3).
			body: { id, isVoidPayment },
		});
		return invoiceIn(answer);
	},
});
