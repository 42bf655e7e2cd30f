// Creates a purchase order.
import { SOURCES } from '../../api/sources';
import { form, required } from '../inputs';
import { createOf } from '../writing';
import { besides, branch, lines, LOOK_UPS, saveAs, supplier } from './card';

export const create = createOf({
	source: SOURCES.purchaseOrder,
	form: form([required(branch), supplier, saveAs, required(lines)], {
		name: 'Additional Fields',
		inputs: besides,
	}),
	description: 'Create a purchase order, as a draft or with the goods in stock',
	lookUps: LOOK_UPS,
});
