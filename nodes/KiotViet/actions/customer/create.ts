// Creates a customer.
import { SOURCES } from '../../api/sources';
import { form, required } from '../inputs';
import { createOf } from '../writing';
import { card, nameInput } from './card';

export const create = createOf({
	source: SOURCES.customer,
	form: form([required(nameInput)], { name: 'Additional Fields', inputs: card }),
	description: 'Create a customer; KiotViet refuses a code that exists',
});
