// Changes an invoice.
import { omit } from 'lodash';

import { invoiceIn } from '../../api/invoices';
import { COD_METHODS } from '../../api/payments';
import { SOURCES } from '../../api/sources';
import { INVOICE_STATUS } from '../../api/statuses';
import { changedDelivery, invoiceLines, saleChannel, saleTime, soldBy } from '../documents';
import { choice, described, place, withWords } from '../inputs';
import { changeForm, updateOf } from '../writing';
import { invoiceField, invoiceId, LOOK_UP } from './document';

const changes = [
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
	described(invoiceLines, 'What is sold; these take the place of all lines that the invoice has'),
	saleChannel,
	saleTime,
	soldBy,
	// Cancelling has a call of its own, which asks what becomes of the payments.
	choice('status', 'Status', 'Status (Trạng thái)', withWords(omit(INVOICE_STATUS, 'cancelled'))),
];

export const update = updateOf({
	source: SOURCES.invoice,
	form: changeForm(invoiceField, invoiceId, changes),
	description: 'Change an invoice: its status, delivery, lines, seller, channel or time',
	lookUps: [LOOK_UP],
	recordOf: invoiceIn,
});
