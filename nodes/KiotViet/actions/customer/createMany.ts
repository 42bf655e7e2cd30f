// Creates customers, up to a hundred in one call.
import { SOURCES } from '../../api/sources';
import { bulkOf } from '../bulk';
import { newCustomer } from './create';

export const createMany = bulkOf({
	source: SOURCES.customer,
	does: 'create',
	path: '/listaddcutomers',
	list: 'listCustomers',
	fields: newCustomer.fields,
	read: newCustomer.read,
});
