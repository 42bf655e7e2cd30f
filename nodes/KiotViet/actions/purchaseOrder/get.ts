// Reads one purchase order.
import { ENDPOINTS } from '../../api/endpoints';
import { getOf } from '../../operations/get';
import { purchaseOrderRecord, simple } from './fields';

export const get = getOf({
	endpoint: ENDPOINTS.purchaseOrder,
	record: purchaseOrderRecord,
	simple,
});
