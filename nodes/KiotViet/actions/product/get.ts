// Reads one product, by ID or code.
import { ENDPOINTS } from '../../api/endpoints';
import { getOf } from '../../operations/get';
import { deletedAttributes, productRecord, simple } from './fields';

export const get = getOf({
	endpoint: ENDPOINTS.product,
	record: productRecord,
	includes: [deletedAttributes],
	simple,
});
