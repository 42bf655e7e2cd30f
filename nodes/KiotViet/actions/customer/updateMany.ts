// Changes customers, up to a hundred in one call.
import { ENDPOINTS } from '../../api/endpoints';
import { bulkOf } from '../../operations/bulk';
import { changeForm } from '../../operations/createUpdate';
import { changes, customerRecord, inBulk } from './fields';

export const updateMany = bulkOf({
	endpoint: ENDPOINTS.customer,
	route: 'PUT /listupdatecustomers',
	list: 'listCustomers',
	form: changeForm(customerRecord, inBulk(changes)),
});
