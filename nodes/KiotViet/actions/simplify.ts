// The useful few fields of a wide record, flat.
import { get } from 'lodash';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { KiotVietRecord } from '../api/records';

/** At most ten fields of a record by their paths; `name: path` where a path is no good name. */
export type Simple = Array<string | Record<string, string>>;

/** The fields of `simple` that the record has; what it lacks is left out, as KiotViet does. */
export function simplified(record: KiotVietRecord, simple: Simple): IDataObject {
	const fields = simple.flatMap((field) =>
		typeof field === 'string' ? [[field, field]] : Object.entries(field),
	);
	return Object.fromEntries(
		fields
			.map(([name, path]) => [name, get(record, path)])
			.filter(([, value]) => value !== undefined),
	) as IDataObject;
}

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
