// Changes products, up to a hundred in one call.
import { ENDPOINTS } from '../../api/endpoints';
import { bulkOf } from '../../operations/bulk';
import { card } from './fields';
import { productChange } from './update';

export const updateMany = bulkOf({
	endpoint: ENDPOINTS.product,
	route: 'PUT /listupdatedproducts',
	list: 'listProducts',
	form: productChange(card.updateMany),
});
