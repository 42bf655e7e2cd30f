// Changes products, up to a hundred in one call.
import { SOURCES } from '../../api/sources';
import { bulkOf } from '../bulk';
import { card, LOOK_UPS } from './card';
import { productChange } from './update';

export const updateMany = bulkOf({
	source: SOURCES.product,
	does: 'update',
	path: '/listupdatedproducts',
	list: 'listProducts',
	form: productChange(card.updateMany),
	lookUps: LOOK_UPS,
});
