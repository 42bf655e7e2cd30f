// Creates products, up to a hundred in one call.
import { SOURCES } from '../../api/sources';
import { bulkOf } from '../bulk';
import { card, LOOK_UPS } from './card';
import { newProduct } from './create';

export const createMany = bulkOf({
	source: SOURCES.product,
	does: 'create',
	path: '/listaddproducts',
	list: 'listProducts',
	form: newProduct(card.createMany),
	lookUps: LOOK_UPS,
});
