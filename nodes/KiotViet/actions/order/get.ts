// Reads one order, by ID or code.
import { SOURCES } from '../../api/sources';
import { customerBeside } from '../documentList';
import { getOf } from '../single';
import { orderField, simple } from './document';

export const get = getOf({
	source: SOURCES.order,
	field: orderField,
	byCode: true,
	parts: [customerBeside],
	simple,
});
