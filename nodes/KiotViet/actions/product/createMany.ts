// Creates products, up to a hundred in one call.
import { ENDPOINTS } from '../../api/endpoints';
import { bulkOf } from '../../operations/bulk';
import { newProduct } from './create';
import { card } from './fields';

export const createMany = bulkOf({
	endpoint: ENDPOINTS.product,
	route: 'POST /listaddproducts',
	list: 'listProducts',
	form: newProduct(card.createMany),
});
