// Reads one invoice, by ID or code.
import { ENDPOINTS } from '../../api/endpoints';
import { customerBeside } from '../../operations/documentList';
import { getOf } from '../../operations/get';
import { invoiceRecord, simple } from './fields';

export const get = getOf({
	endpoint: ENDPOINTS.invoice,
	record: invoiceRecord,
	includes: [customerBeside],
	simple,
});
