// Deletes a category.
import { SOURCES } from '../../api/sources';
import { deleteOf } from '../single';
import { categoryField, categoryId } from './card';

export const deleteCategory = {
	...deleteOf(SOURCES.category, categoryField, categoryId),
	description: 'Delete a product group; KiotViet refuses one that holds others or is in use',
};
