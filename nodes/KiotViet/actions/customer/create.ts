// Creates a customer.
import { ENDPOINTS } from '../../api/endpoints';
import { form } from '../../form/form';
import { required } from '../../form/inputs';
import { createOf } from '../../operations/createUpdate';
import { card, nameInput } from './fields';

export const create = createOf({
	endpoint: ENDPOINTS.customer,
	route: 'POST /customers',
	form: form([required(nameInput)], { name: 'Additional Fields', inputs: card }),
	description: 'Create a customer; KiotViet refuses a code that exists',
});
