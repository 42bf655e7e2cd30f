// Changes a customer.
import { SOURCES } from '../../api/sources';
import { CUSTOMER_LOOK_UPS } from '../locators';
import { changeForm, updateOf } from '../writing';
import { changes, customerField, customerId } from './card';

export const update = updateOf({
	source: SOURCES.customer,
	form: changeForm(customerField, customerId, changes),
	description: 'Change a customer; fields that are not named or empty stay as they are',
	lookUps: CUSTOMER_LOOK_UPS,
});
