// Changes a customer.
import { recordIn } from '../../api/records';
import { callKiotViet } from '../../api/request';
import { SOURCES } from '../../api/sources';
import { form } from '../inputs';
import { type ItemContext, type Operation, refusal } from '../operation';
import { changes, customerField, customerId, LOOK_UPS } from './card';

const changed = form([], { name: 'Update Fields', inputs: changes });

/** The customer and what changes of it; Update Many asks the same for each item. */
export const updateFields = [customerField, ...changed.fields];

/** What the item changes, and of whom. */
export async function readChange(operation: ItemContext) {
	const wire = await changed.read(operation);
	if (Object.keys(wire).length === 0) {
		throw refusal(
			operation,
			'There is nothing to change',
			'Add at least one field under "Update Fields"; empty ones are left as they are',
		);
	}
	return { id: await customerId(operation), ...wire };
}

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a customer',
	description: 'Change a customer; fields that are not named or empty stay as they are',
	calls: ['PUT /customers/{id}', ...LOOK_UPS],
	fields: updateFields,
	async run(operation) {
		const { id, ...body } = await readChange(operation);
		const answer = await callKiotViet(operation.context, {
			what: `Updating customer ${id}`,
			method: 'PUT',
			path: `${SOURCES.customer.path}/${id}`,
			body,
		});
		return recordIn(answer);
	},
};
