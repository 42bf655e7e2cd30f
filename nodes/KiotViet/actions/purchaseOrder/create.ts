// Creates a purchase order.
import { ENDPOINTS } from '../../api/endpoints';
import { form } from '../../form/form';
import { required } from '../../form/inputs';
import { createOf } from '../../operations/createUpdate';
import { besides, branch, lines, saveAs, supplier } from './fields';

export const create = createOf({
	endpoint: ENDPOINTS.purchaseOrder,
	route: 'POST /purchaseorders',
	form: form([required(branch), supplier, saveAs, required(lines)], {
		name: 'Additional Fields',
		inputs: besides,
	}),
	description: 'Create a purchase order, as a draft or with the goods in stock',
});
