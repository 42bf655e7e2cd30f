// Changes a category.
import { ENDPOINTS } from '../../api/endpoints';
import { changeForm, updateOf } from '../../operations/createUpdate';
import { categoryRecord, name, parent } from './fields';

export const update = updateOf({
	endpoint: ENDPOINTS.category,
	route: 'PUT /categories/{id}',
	form: changeForm(categoryRecord, [name, parent]),
	description: 'Rename a product group or move it into another',
});
