// Creates a customer.
import { recordIn } from '../../api/records';
import { callKiotViet } from '../../api/request';
import { SOURCES } from '../../api/sources';
import { form } from '../inputs';
import type { Operation } from '../operation';
import { card, nameInput } from './card';

/** The form of a new customer; Create Many asks the same for each item. */
export const newCustomer = form([{ ...nameInput, field: { ...nameInput.field, required: true } }], {
	name: 'Additional Fields',
	inputs: card,
});

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a customer',
	description: 'Create a customer; KiotViet refuses a code that exists',
	calls: ['POST /customers'],
	fields: newCustomer.fields,
	async run(operation) {
		const answer = await callKiotViet(operation.context, {
			what: 'Creating the customer',
			method: 'POST',
			path: SOURCES.customer.path,
			body: await newCustomer.read(operation),
		});
		return recordIn(answer);
	},
};
