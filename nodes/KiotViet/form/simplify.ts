// The useful few fields of a wide record, flat; and the choice of how much of it to give.
import { get } from 'lodash';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ItemContext } from '../../shared/operation';
import { type Output, outputFields, outputOf, sayUnknown, selected } from '../../shared/output';

import type { KiotVietRecord } from '../model/records';
import { nothingIn, taken } from './inputErrors';
import { BEFORE_1_1 } from './versions';

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

/** The choice of the output; none where records are short. */
export function simplifyFields(simple?: Simple): INodeProperties[] {
	if (!simple) return [];
	const names = simple.flatMap((field) => (typeof field === 'string' ? field : Object.keys(field)));
	return outputFields(BEFORE_1_1, names.slice(1, 4).join(', '));
}

/** What the form chooses; records that are short are given whole. */
export const chosenOutput = (operation: ItemContext, simple?: Simple): Output =>
	simple ? outputOf({ taken, nothingIn }, operation) : 'raw';

/** The fields that the form names, under the names of either of the other outputs; all records where it names none. */
export function withSelected(
	{ context }: ItemContext,
	records: IDataObject[],
	output: Output,
	simple: Simple = [],
): IDataObject[] {
	if (!Array.isArray(output)) return records;
	const whole = records.map((record) => ({
		...simplified(record as KiotVietRecord, simple),
		...record,
	}));
	sayUnknown(context, whole, output);
	return whole.map((record) => selected(record, output));
}
