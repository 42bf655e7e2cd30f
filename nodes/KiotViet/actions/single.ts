// Makes Get and Delete of a resource: one record, named by a locator.
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { simplifyField } from '../../shared/fields';
import type { KiotVietRecord } from '../api/records';
import { callKiotViet } from '../api/request';
import type { Source } from '../api/sources';
import { located, readingCalls, readLocated } from './locators';
import type { ItemContext, Operation } from './operation';
import { optionsField, type Part, partsCalls, partsField, partsQuery, withParts } from './parts';
import { type Simple, simplified } from './simplify';

/** The articles' rule of the few words that occur. */
export const aOrAn = (singular: string) => `${/^[aeio]/.test(singular) ? 'an' : 'a'} ${singular}`;

/** A resource of which one record can be read. */
export interface Single {
	source: Source;
	/** the locator that names the record */
	field: INodeProperties;
	/** whether a code names it too */
	byCode?: boolean;
	parts?: Part[];
	/** for wide records */
	simple?: Simple;
}

/** Get: one record, in full or simplified. */
export function getOf(single: Single): Operation {
	const { source, field, byCode, parts, simple } = single;
	return {
		value: 'get',
		name: 'Get',
		action: `Get ${aOrAn(source.singular)}`,
		description: `Retrieve ${aOrAn(source.singular)}`,
		calls: [...readingCalls(source, byCode), ...partsCalls(parts)],
		fields: [
			field,
			...(simple ? [simplifyField] : []),
			...optionsField(partsField(parts, simple !== undefined)),
		],
		async run(operation) {
			const where = located(operation, operation.param(field.name), field.displayName);
			const query = partsQuery(parts, operation);
			const record = await readLocated(operation, source, where, query);
			if (isSimplified(operation, simple)) return simplified(record, simple);
			return await withParts(parts, operation, [record as IDataObject]);
		},
	};
}

/** A record as the user wants it: simplified where the form offers that and it is on. */
export function shown(
	{ param }: ItemContext,
	record: KiotVietRecord,
	simple?: Simple,
): IDataObject {
	return isSimplified({ param }, simple) ? simplified(record, simple) : (record as IDataObject);
}

const isSimplified = ({ param }: Pick<ItemContext, 'param'>, simple?: Simple): simple is Simple =>
	simple !== undefined && param('simplify', true);

/** Delete: gives `deleted` with the ID. `idOf` reads the locator, looking a code up where it must. */
export function deleteOf(
	source: Source,
	field: INodeProperties,
	idOf: (operation: ItemContext) => number | Promise<number>,
	lookUps: string[] = [],
): Operation {
	return {
		value: 'delete',
		name: 'Delete',
		action: `Delete ${aOrAn(source.singular)}`,
		description: `Delete ${aOrAn(source.singular)}`,
		calls: [`DELETE ${source.path}/{id}`, ...lookUps],
		fields: [field],
		async run(operation) {
			const id = await idOf(operation);
			await callKiotViet(operation.context, {
				what: `Deleting ${source.singular} ${id}`,
				method: 'DELETE',
				path: `${source.path}/${id}`,
			});
			return { deleted: true, [source.key ?? 'id']: id };
		},
	};
}
