// The choice of how much of a record to give, and the records as it wants them.
import type { IDataObject } from 'n8n-workflow';

import type { ItemContext } from '../../shared/operation';
import { outputFields, outputOf, sayUnknown, selected } from '../../shared/output';
import { nothingIn, taken } from './inputErrors';

/** The choice; `example` names fields that one may want. */
export const outputChoice = (example: string) => outputFields([1, 1.1], example);

/**
 * The records as the form wants them. Named fields may be LadiFlow's own or those of the simplified record.
 *
 * @param simplify  the useful few fields of a record
 */
export async function asChosen<R extends object>(
	item: ItemContext,
	records: R[],
	simplify: (record: R) => Promise<IDataObject> | IDataObject,
): Promise<IDataObject[]> {
	const output = outputOf({ taken, nothingIn }, item);
	if (output === 'raw') return records as IDataObject[];
	const simple = await Promise.all(records.map(async (record) => await simplify(record)));
	if (output === 'simplified') return simple;
	const whole = records.map((record, index) => ({ ...record, ...simple[index] }));
	sayUnknown(item.context, whole, output);
	return whole.map((record) => selected(record, output));
}
