// Changes a customer.
import { ENDPOINTS } from '../../api/endpoints';
import { changeForm, updateOf } from '../../operations/createUpdate';
import { changes, customerRecord } from './fields';

export const update = updateOf({
	endpoint: ENDPOINTS.customer,
	route: 'PUT /customers/{id}',
	form: changeForm(customerRecord, changes),
	description: 'Change a customer; fields that are not named or empty stay as they are',
});
