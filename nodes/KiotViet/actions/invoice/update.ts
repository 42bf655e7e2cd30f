// Changes an invoice.
import { omit } from 'lodash';

import { ENDPOINTS } from '../../api/endpoints';
import { invoiceIn } from '../../model/invoices';
import { changedDelivery, invoiceLines, saleChannel, saleTime, soldBy } from '../../form/documents';
import { withDescription } from '../../form/inputs';
import { recordPicker } from '../../form/recordPickers';
import { choice } from '../../form/values';
import { COD_METHODS } from '../../model/payments';
import { INVOICE_STATUS } from '../../model/statuses';
import { changeForm, updateOf } from '../../operations/createUpdate';
import { invoiceRecord } from './fields';

const changes = [
	recordPicker('codPaymentAccount', 'bankAccount', 'Where the money of the courier arrived', {
		displayName: 'COD Bank Account',
	}),
	choice(
		'codPaymentMethod',
		'COD Payment Method',
		'How the courier paid the money over (Thu hộ)',
		Object.values(COD_METHODS),
	),
	changedDelivery,
	withDescription(
		invoiceLines,
		'What is sold; these take the place of all lines that the invoice has',
	),
	saleChannel,
	saleTime,
	soldBy,
	// Cancelling has a call of its own, which asks what becomes of the payments.
	choice(
		'status',
		'Status',
		'Status (Trạng thái)',
		Object.values(omit(INVOICE_STATUS, 'cancelled')),
	),
];

export const update = updateOf({
	endpoint: ENDPOINTS.invoice,
	route: 'PUT /invoices/{id}',
	form: changeForm(invoiceRecord, changes),
	description: 'Change an invoice: its status, delivery, lines, seller, channel or time',
	recordOf: invoiceIn,
});
