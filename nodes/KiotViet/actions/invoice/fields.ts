// What the invoice operations share: how an invoice is named, what is useful of it.
import { ENDPOINTS } from '../../api/endpoints';
import { typedTarget } from '../../form/recordPickers';
import type { Simple } from '../../form/simplify';
import { documentFields } from '../../operations/documentList';

export const invoiceRecord = typedTarget(
	ENDPOINTS.invoice,
	'Invoice',
	'invoice',
	'The invoice (Hóa đơn)',
	{
		id: 252000001,
		code: 'HD000789',
	},
);

/** The fields that matter in most workflows. */
export const simple: Simple = [...documentFields, 'orderCode'];
