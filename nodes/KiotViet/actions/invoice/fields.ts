// What the invoice operations share: how an invoice is named, what is useful of it.
import { listedTarget } from '../../form/recordPickers';
import type { Simple } from '../../form/simplify';
import { documentFields } from '../../operations/documentList';

export const invoiceRecord = listedTarget('invoice', 'The invoice (Hóa đơn)');

/** The fields that matter in most workflows. */
export const simple: Simple = [...documentFields, 'orderCode'];
