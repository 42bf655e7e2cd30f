// Reads one supplier, by ID or code.
import { SOURCES } from '../../api/sources';
import { getOf } from '../single';
import { simple, supplierField } from './card';

export const get = getOf({
	source: SOURCES.supplier,
	field: supplierField,
	byCode: true,
	simple,
});
