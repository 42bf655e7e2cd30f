// Deletes a category.
import { ENDPOINTS } from '../../api/endpoints';
import { deleteOf } from '../../operations/delete';
import { categoryRecord } from './fields';

export const deleteCategory = deleteOf({
	endpoint: ENDPOINTS.category,
	route: 'DELETE /categories/{id}',
	record: categoryRecord,
	description:
		'Delete a product group; it cannot be undone, and KiotViet refuses one that holds others or is in use',
});
