// Cancels an invoice.
import { invoiceIn } from '../../api/invoices';
import { callKiotViet } from '../../api/request';
import { SOURCES } from '../../api/sources';
import { voidPaymentsField } from '../documents';
import type { Operation } from '../operation';
import { invoiceField, invoiceId, LOOK_UP } from './document';

export const cancel: Operation = {
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel an invoice',
	description: 'Cancel an invoice (Hủy hóa đơn), with or without its payments',
	calls: ['DELETE /invoices', LOOK_UP],
	fields: [invoiceField, voidPaymentsField],
	async run(operation) {
		const id = await invoiceId(operation);
		const answer = await callKiotViet(operation.context, {
			what: `Cancelling invoice ${id}`,
			method: 'DELETE',
			path: SOURCES.invoice.path,
			// This call takes the ID in its body (kiotviet-api.md 3.3).
			body: { id, isVoidPayment: operation.param('voidPayments', false) },
		});
		return invoiceIn(answer);
	},
};
