// Changes customers, up to a hundred in one call.
import { SOURCES } from '../../api/sources';
import { bulkOf } from '../bulk';
import { LOOK_UPS } from './card';
import { readChange, updateFields } from './update';

export const updateMany = bulkOf({
	source: SOURCES.customer,
	does: 'update',
	path: '/listupdatecustomers',
	list: 'listCustomers',
	fields: updateFields,
	read: readChange,
	lookUps: LOOK_UPS,
});
