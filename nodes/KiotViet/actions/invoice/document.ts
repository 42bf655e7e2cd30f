// What the invoice operations share: how an invoice is named, what is useful of it.
import { SOURCES } from '../../api/sources';
import { documentFields } from '../documentList';
import { idFrom, idOrCode } from '../locators';
import type { ItemContext } from '../operation';
import type { Simple } from '../simplify';

export const invoiceField = idOrCode('Invoice', 'invoice', 'The invoice (Hóa đơn)', {
	id: 252000001,
	code: 'HD000789',
});

/** The call by which a code becomes an ID. */
export const LOOK_UP = 'GET /invoices/code/{code}';

/** The ID of the item's invoice. */
export async function invoiceId(operation: ItemContext): Promise<number> {
	return await idFrom(operation, SOURCES.invoice, invoiceField);
}

/** The fields that matter in most workflows. */
export const simple: Simple = [...documentFields, 'orderCode'];
