// Creates customers, up to a hundred in one call.
import { ENDPOINTS } from '../../api/endpoints';
import { form } from '../../form/form';
import { required } from '../../form/inputs';
import { bulkOf } from '../../operations/bulk';
import { card, inBulk, nameInput } from './fields';

export const createMany = bulkOf({
	endpoint: ENDPOINTS.customer,
	route: 'POST /listaddcutomers',
	list: 'listCustomers',
	form: form([required(nameInput)], { name: 'Additional Fields', inputs: inBulk(card) }),
});
