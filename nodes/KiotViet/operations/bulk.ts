// Makes Create Many and Update Many: each item says one record, and one call carries up to a hundred of them.
import type { IDataObject } from 'n8n-workflow';

import { callsOf } from '../../shared/routes';
import type { Endpoint } from '../api/endpoints';
import { callKiotViet } from '../api/request';
import type { Route } from '../api/routes';
import type { Form } from '../form/form';
import { normalise } from '../model/records';
import type { Operation } from './operation';

/** How many records one call carries; the API names no limit. */
const MOST = 100;

/** A bulk call as the API spells it; its answer is only a message, so no IDs come back. */
export interface Bulk {
	endpoint: Endpoint;
	/** one that posts creates, one that puts updates */
	route: Extract<Route, `${'POST' | 'PUT'} /list${string}`>;
	/** the body's key, e.g. `listCustomers` */
	list: string;
	/** one record as the API takes it */
	form: Form;
}

const WORDS = {
	create: { value: 'createMany', name: 'Create Many', doing: 'Creating' },
	update: { value: 'updateMany', name: 'Update Many', doing: 'Updating' },
} as const;

export function bulkOf({ endpoint, route, list, form }: Bulk): Operation {
	const does = route.startsWith('POST ') ? 'create' : 'update';
	const { value, name, doing } = WORDS[does];
	return {
		value,
		name,
		action: `${name.replace(' Many', '')} many ${endpoint.plural}`,
		description: `${name.replace(' Many', '')} one of the ${endpoint.plural} for each item, up to ${MOST} in one call`,
		calls: callsOf(route, ...form.routes),
		fields: form.fields,
		run: form.read,
		together: {
			most: MOST,
			async send(records, context) {
				await callKiotViet(context, {
					what: `${doing} ${records.length} ${endpoint.plural}`,
					route,
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
