// Reads one invoice, by ID or code.
import { SOURCES } from '../../api/sources';
import { customerBeside } from '../documentList';
import { getOf } from '../single';
import { invoiceField, simple } from './document';

export const get = getOf({
	source: SOURCES.invoice,
	field: invoiceField,
	byCode: true,
	parts: [customerBeside],
	simple,
});
