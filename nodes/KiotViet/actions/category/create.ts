// Creates a category.
import { ENDPOINTS } from '../../api/endpoints';
import { form } from '../../form/form';
import { required } from '../../form/inputs';
import { createOf } from '../../operations/createUpdate';
import { name, parent } from './fields';

export const create = createOf({
	endpoint: ENDPOINTS.category,
	route: 'POST /categories',
	form: form([required(name), parent]),
	description: 'Create a product group, at the top or within another',
});
