// Reads one product, by ID or code.
import { SOURCES } from '../../api/sources';
import { getOf } from '../single';
import { deletedAttributes, productField, simple } from './card';

export const get = getOf({
	source: SOURCES.product,
	field: productField,
	byCode: true,
	parts: [deletedAttributes],
	simple,
});
