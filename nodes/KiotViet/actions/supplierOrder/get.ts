// Reads one supplier order.
import { ENDPOINTS } from '../../api/endpoints';
import { getOf } from '../../operations/get';
import { simple, supplierOrderRecord } from './fields';

export const get = getOf({
	endpoint: ENDPOINTS.supplierOrder,
	record: supplierOrderRecord,
	simple,
});
