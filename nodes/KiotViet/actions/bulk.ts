// Makes Create Many and Update Many: each item says one record, and one call carries up to a hundred of them.
import type { IDataObject, IHttpRequestMethods, INodeProperties } from 'n8n-workflow';

import { normalise } from '../api/records';
import { callKiotViet } from '../api/request';
import type { Source } from '../api/sources';
import type { Wire } from './inputs';
import type { ItemContext, Operation } from './operation';

/** How many records one call carries; the API names no limit. */
const MOST = 100;

/** A bulk call as the API spells it; its answer is only a message, so no IDs come back. */
export interface Bulk {
	source: Source;
	does: 'create' | 'update';
	/** e.g. `/listaddcutomers` */
	path: string;
	/** the body's key, e.g. `listCustomers` */
	list: string;
	fields: INodeProperties[];
	/** one record as the API takes it */
	read(operation: ItemContext): Promise<Wire>;
	/** calls that `read` may make */
	lookUps?: string[];
}

const WORDS = {
	create: { value: 'createMany', name: 'Create Many', doing: 'Creating', method: 'POST' },
	update: { value: 'updateMany', name: 'Update Many', doing: 'Updating', method: 'PUT' },
} as const;

export function bulkOf({ source, does, path, list, fields, read, lookUps = [] }: Bulk): Operation {
	const { value, name, doing, method } = WORDS[does];
	return {
		value,
		name,
		action: `${name.replace(' Many', '')} many ${source.plural}`,
		description: `${name.replace(' Many', '')} one of the ${source.plural} for each item, up to ${MOST} in one call`,
		calls: [`${method} ${path}`, ...lookUps],
		fields,
		run: read,
		together: {
			most: MOST,
			async send(records, context) {
				await callKiotViet(context, {
					what: `${doing} ${records.length} ${source.plural}`,
					method: method as IHttpRequestMethods,
					path,
					body: { [list]: records },
				});
				return records.map((record) => ({
					...(normalise(record) as IDataObject),
					[`${does}d`]: true,
				}));
			},
		},
	};
}
