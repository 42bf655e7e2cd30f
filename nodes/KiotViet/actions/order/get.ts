// Reads one order, by ID or code.
import { ENDPOINTS } from '../../api/endpoints';
import { customerBeside } from '../../operations/documentList';
import { getOf } from '../../operations/get';
import { orderRecord, simple } from './fields';

export const get = getOf({
	endpoint: ENDPOINTS.order,
	record: orderRecord,
	includes: [customerBeside],
	simple,
});
