// Creates a customer.
import { SOURCES } from '../../api/sources';
import { form, required } from '../inputs';
import { createOf } from '../writing';
import { card, nameInput } from './card';

/** The form of a new customer; Create Many asks the same for each item. */
export const newCustomer = form([required(nameInput)], {
	name: 'Additional Fields',
	inputs: card,
});

export const create = createOf({
	source: SOURCES.customer,
	form: newCustomer,
	description: 'Create a customer; KiotViet refuses a code that exists',
});
