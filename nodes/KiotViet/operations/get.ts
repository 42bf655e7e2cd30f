// Makes the Get of a resource: one record, named by its ID or its code, in full or simplified.
import type { IDataObject } from 'n8n-workflow';

import { simplifyField } from '../../shared/fields';
import { callsOf } from '../../shared/routes';
import { readRoutes, type RecordEndpoint } from '../api/endpoints';
import {
	type Include,
	includesCalls,
	includesField,
	includesQuery,
	optionsField,
	withIncludes,
} from '../form/includes';
import { flagIn } from '../form/inputs';
import { picked, readPicked } from '../form/pickedRecord';
import type { TargetRecord } from '../form/recordPickers';
import { type Simple, simplified } from '../form/simplify';
import { aOrAn } from './articles';
import type { Operation } from './operation';

/** A resource of which one record can be read. */
export interface Single {
	endpoint: RecordEndpoint;
	record: Pick<TargetRecord, 'field'>;
	includes?: Include[];
	/** for wide records */
	simple?: Simple;
}

/** Get: one record, in full or simplified. */
export function getOf(single: Single): Operation {
	const { endpoint, record: target, includes, simple } = single;
	const { field } = target;
	return {
		value: 'get',
		name: 'Get',
		action: `Get ${aOrAn(endpoint.singular)}`,
		description: `Retrieve ${aOrAn(endpoint.singular)}`,
		calls: callsOf(...readRoutes(endpoint), ...includesCalls(includes)),
		fields: [
			field,
			...(simple ? [simplifyField] : []),
			...optionsField(includesField(includes, simple !== undefined)),
		],
		async run(operation) {
			const where = picked(operation, operation.param(field.name), field.displayName);
			const query = includesQuery(includes, operation);
			const keep = simple && flagIn(operation, simplifyField);
			const record = await readPicked(operation, endpoint, where, query);
			if (keep) return simplified(record, simple);
			return await withIncludes(includes, operation, [record as IDataObject]);
		},
	};
}
