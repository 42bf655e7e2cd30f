// Changes a customer.
import { SOURCES } from '../../api/sources';
import { CUSTOMER_LOOK_UPS } from '../locators';
import { changeForm, updateOf } from '../writing';
import { changes, customerField, customerId } from './card';

/** The customer and what changes of it; Update Many asks the same for each item. */
export const customerChange = changeForm(customerField, customerId, changes);

export const update = updateOf({
	source: SOURCES.customer,
	form: customerChange,
	description: 'Change a customer; fields that are not named or empty stay as they are',
	lookUps: CUSTOMER_LOOK_UPS,
});
