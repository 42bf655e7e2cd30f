// The useful few fields of a wide record, flat.
import { get } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import type { KiotVietRecord } from '../model/records';

/** Where a field is found in a record, or how it is made of it. */
type Origin = string | ((record: KiotVietRecord) => unknown);

/** At most ten fields of a record by their paths; `name: origin` where a path is no good name. */
export type Simple = Array<string | Record<string, Origin>>;

/** The fields of `simple` that the record has; what it lacks is left out, as KiotViet does. */
export function simplified(record: KiotVietRecord, simple: Simple): IDataObject {
	const fields = simple.flatMap(
		(field): Array<[string, Origin]> =>
			typeof field === 'string' ? [[field, field]] : Object.entries(field),
	);
	const valueOf = (origin: Origin): unknown =>
		typeof origin === 'string' ? get(record, origin) : origin(record);
	return Object.fromEntries(
		fields
			.map(([name, origin]) => [name, valueOf(origin)])
			.filter(([, value]) => value !== undefined),
	) as IDataObject;
}
