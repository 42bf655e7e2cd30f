// Deletes a customer.
import { ENDPOINTS } from '../../api/endpoints';
import { deleteOf } from '../../operations/delete';
import { customerRecord } from './fields';

export const deleteCustomer = deleteOf({
	endpoint: ENDPOINTS.customer,
	route: 'DELETE /customers/{id}',
	record: customerRecord,
});
