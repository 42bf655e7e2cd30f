// Changes customers, up to a hundred in one call.
import { SOURCES } from '../../api/sources';
import { bulkOf } from '../bulk';
import { CUSTOMER_LOOK_UPS } from '../locators';
import { changeForm } from '../writing';
import { changes, customerField, customerId, inBulk } from './card';

export const updateMany = bulkOf({
	source: SOURCES.customer,
	does: 'update',
	path: '/listupdatecustomers',
	list: 'listCustomers',
	form: changeForm(customerField, customerId, inBulk(changes)),
	lookUps: CUSTOMER_LOOK_UPS,
});
