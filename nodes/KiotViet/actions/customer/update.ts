// Changes a customer.
import { SOURCES } from '../../api/sources';
import { changesIn, form } from '../inputs';
import type { ItemContext } from '../operation';
import { updateOf } from '../single';
import { changes, customerField, customerId, LOOK_UPS } from './card';

const changed = form([], { name: 'Update Fields', inputs: changes });

/** The customer and what changes of it; Update Many asks the same for each item. */
export const updateFields = [customerField, ...changed.fields];

/** What the item changes, and of whom. */
export async function readChange(operation: ItemContext) {
	const wire = await changesIn(operation, changed);
	return { id: await customerId(operation), ...wire };
}

export const update = updateOf({
	source: SOURCES.customer,
	description: 'Change a customer; fields that are not named or empty stay as they are',
	fields: updateFields,
	read: readChange,
	lookUps: LOOK_UPS,
});
