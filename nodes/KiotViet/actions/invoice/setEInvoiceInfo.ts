// Tells KiotViet of an e-invoice that was issued elsewhere.
import { form } from '../../form/form';
import { inputError } from '../../form/inputErrors';
import { required, mapRequest } from '../../form/inputs';
import { choice, text, time } from '../../form/values';
import { recordIn } from '../../model/records';
import { E_INVOICE_KIND, E_INVOICE_PROVIDER, E_INVOICE_STATUS } from '../../model/statuses';
import { operationOf } from '../../operations/operation';
import { invoiceRecord } from './fields';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const mark = mapRequest(
	text(
		'invoiceRefId',
		'Reference ID',
		'Your own mark of the e-invoice, a UUID; the same one when it is set again',
		{ placeholder: 'e.g. 11111111-2222-4333-8444-555555555555' },
	),
	(wire, operation) => {
		if (UUID.test(String(wire.invoiceRefId))) return wire;
		throw inputError(
			operation,
			'"Reference ID" is no UUID',
			'Give one such as 11111111-2222-4333-8444-555555555555, and keep it to set this e-invoice again',
		);
	},
);

const details = form(
	[
		required(mark),
		choice('partner', 'Provider', 'Who issued it', Object.values(E_INVOICE_PROVIDER), {
			name: 'eInvoiceProvider',
		}),
		choice('status', 'E-Invoice Status', 'How far it is', Object.values(E_INVOICE_STATUS), {
			name: 'eInvoiceStatus',
			default: E_INVOICE_STATUS.published.value,
		}),
		choice('type', 'Kind', 'What kind of e-invoice it is', Object.values(E_INVOICE_KIND), {
			name: 'eInvoiceKind',
		}),
	],
	{
		name: 'Additional Fields',
		inputs: [
			text('invoiceNumber', 'Number', 'Number of the e-invoice (Số hóa đơn điện tử)', {
				placeholder: 'e.g. 00000123',
			}),
			time('publishDate', 'Published At', 'When it was issued (Ngày phát hành)'),
			text('serial', 'Serial', 'Its series (Ký hiệu)', { placeholder: 'e.g. 1C26MAA' }),
			text('partnerTransactionCode', 'Transaction Code', "The provider's code of the transaction", {
				placeholder: 'e.g. GD0001',
			}),
		],
	},
);

/** The API takes several at once, how many is not known; each item sends its own (kiotviet-api.md 3.6). */
export const setEInvoiceInfo = operationOf({
	value: 'setEInvoiceInfo',
	name: 'Set E-Invoice Info',
	action: 'Set the electronic invoice info of an invoice',
	description:
		'Note an e-invoice (Hóa đơn điện tử) that was issued outside KiotViet; known from newer clients only, not from the manual, and nothing of it can be read back',
	route: 'PUT /einvoices/info',
	form: [invoiceRecord, details],
	async run(operation, call) {
		const info = await details.read(operation);
		const id = await invoiceRecord.id(operation);
		const answer = await call({
			what: `Setting the e-invoice info of invoice ${id}`,
			body: { data: [{ invoiceId: id, ...info }] },
		});
		return { invoiceId: id, invoiceRefId: info.invoiceRefId, ...recordIn(answer) };
	},
});
