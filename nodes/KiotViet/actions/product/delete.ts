// Deletes a product.
import { ENDPOINTS } from '../../api/endpoints';
import { deleteOf } from '../../operations/delete';
import { productRecord } from './fields';

export const deleteProduct = deleteOf({
	endpoint: ENDPOINTS.product,
	route: 'DELETE /products/{id}',
	record: productRecord,
});
