// Reads one supplier, by ID or code.
import { ENDPOINTS } from '../../api/endpoints';
import { getOf } from '../../operations/get';
import { simple, supplierRecord } from './fields';

export const get = getOf({
	endpoint: ENDPOINTS.supplier,
	record: supplierRecord,
	simple,
});
