// Creates customers, up to a hundred in one call.
import { SOURCES } from '../../api/sources';
import { bulkOf } from '../bulk';
import { form, required } from '../inputs';
import { card, inBulk, nameInput } from './card';

export const createMany = bulkOf({
	source: SOURCES.customer,
	does: 'create',
	path: '/listaddcutomers',
	list: 'listCustomers',
	form: form([required(nameInput)], { name: 'Additional Fields', inputs: inBulk(card) }),
});
