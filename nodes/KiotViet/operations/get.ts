// Makes the Get of a resource: one record, named by its ID or its code, in full or simplified.
import type { IDataObject } from 'n8n-workflow';

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
import { picked, readPicked } from '../form/pickedRecord';
import type { TargetRecord } from '../form/recordPickers';
import {
	chosenOutput,
	type Simple,
	simplified,
	simplifyFields,
	withSelected,
} from '../form/simplify';
import { aOrAn } from '../form/articles';
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
			...simplifyFields(simple),
			...optionsField(includesField(includes, simple !== undefined)),
		],
		async run(operation) {
			const where = picked(operation, operation.param(field.name), field.displayName);
			const query = includesQuery(includes, operation);
			const output = chosenOutput(operation, simple);
			const record = await readPicked(operation, endpoint, where, query);
			if (simple && output === 'simplified') return simplified(record, simple);
			const whole = await withIncludes(includes, operation, [record as IDataObject]);
			return withSelected(operation, whole, output, simple);
		},
	};
}
