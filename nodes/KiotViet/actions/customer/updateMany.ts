// Changes customers, up to a hundred in one call.
import { SOURCES } from '../../api/sources';
import { bulkOf } from '../bulk';
import { CUSTOMER_LOOK_UPS } from '../locators';
import { customerChange } from './update';

export const updateMany = bulkOf({
	source: SOURCES.customer,
	does: 'update',
	path: '/listupdatecustomers',
	list: 'listCustomers',
	form: customerChange,
	lookUps: CUSTOMER_LOOK_UPS,
});
