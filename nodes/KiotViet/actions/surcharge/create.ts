// Creates a surcharge.
import { SOURCES } from '../../api/sources';
import { form, required } from '../inputs';
import { createOf } from '../writing';
import { card, nameInput } from './card';

export const create = createOf({
	source: SOURCES.surcharge,
	form: form([required(nameInput)], { name: 'Additional Fields', inputs: card }),
	description: 'Create a surcharge (Thu khác) that orders and invoices can carry',
});
