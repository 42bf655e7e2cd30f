// Deletes a customer.
import { SOURCES } from '../../api/sources';
import { CUSTOMER_LOOK_UPS } from '../locators';
import { deleteOf } from '../single';
import { customerField, customerId } from './card';

export const deleteCustomer = deleteOf(
	SOURCES.customer,
	customerField,
	customerId,
	CUSTOMER_LOOK_UPS,
);
