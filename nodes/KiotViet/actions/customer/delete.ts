// Deletes a customer.
import { SOURCES } from '../../api/sources';
import { deleteOf } from '../single';
import { customerField, customerId, LOOK_UPS } from './card';

export const deleteCustomer = deleteOf(SOURCES.customer, customerField, customerId, LOOK_UPS);
