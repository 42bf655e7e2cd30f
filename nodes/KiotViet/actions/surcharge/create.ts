// Creates a surcharge.
import { ENDPOINTS } from '../../api/endpoints';
import { form } from '../../form/form';
import { required } from '../../form/inputs';
import { createOf } from '../../operations/createUpdate';
import { card, nameInput } from './fields';

export const create = createOf({
	endpoint: ENDPOINTS.surcharge,
	route: 'POST /surchages',
	form: form([required(nameInput)], { name: 'Additional Fields', inputs: card }),
	description: 'Create a surcharge (Thu khác) that orders and invoices can carry',
});
