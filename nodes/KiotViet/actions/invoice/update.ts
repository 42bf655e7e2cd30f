// Changes an invoice.
import { omit } from 'lodash';

import { invoiceIn } from '../../api/invoices';
import { COD_METHODS } from '../../api/payments';
import { callKiotViet } from '../../api/request';
import { SOURCES } from '../../api/sources';
import { INVOICE_STATUS } from '../../api/statuses';
import { changedDelivery, invoiceLines, saleTime } from '../documents';
import { changesIn, choice, form, place, withWords } from '../inputs';
import type { Operation } from '../operation';
import { invoiceField, invoiceId, LOOK_UP } from './document';

const changed = form([], {
	name: 'Update Fields',
	inputs: [
		place('codPaymentAccount', 'bankAccount', 'Where the money of the courier arrived', {
			displayName: 'COD Bank Account',
		}),
		choice(
			'codPaymentMethod',
			'COD Payment Method',
			'How the courier paid the money over (Thu hộ)',
			withWords(COD_METHODS),
		),
		changedDelivery,
		{
			...invoiceLines,
			field: {
				...invoiceLines.field,
				description: 'What is sold; these take the place of all lines that the invoice has',
			},
		},
		place('saleChannelId', 'saleChannel', 'Where the sale comes from (Kênh bán hàng)'),
		saleTime,
		place('soldById', 'user', 'Who sells it (Người bán)', { displayName: 'Sold By' }),
		// Cancelling has a call of its own, which asks what becomes of the payments.
		choice('status', 'Status', 'Status (Trạng thái)', withWords(omit(INVOICE_STATUS, 'cancelled'))),
	],
});

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update an invoice',
	description: 'Change an invoice: its status, delivery, lines, seller, channel or time',
	calls: ['PUT /invoices/{id}', LOOK_UP],
	fields: [invoiceField, ...changed.fields],
	async run(operation) {
		const body = await changesIn(operation, changed);
		const id = await invoiceId(operation);
		const answer = await callKiotViet(operation.context, {
			what: `Updating invoice ${id}`,
			method: 'PUT',
			path: `${SOURCES.invoice.path}/${id}`,
			body,
		});
		return invoiceIn(answer);
	},
};
