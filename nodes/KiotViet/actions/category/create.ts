// Creates a category.
import { SOURCES } from '../../api/sources';
import { form, required } from '../inputs';
import { createOf } from '../writing';
import { name, parent } from './card';

export const create = createOf({
	source: SOURCES.category,
	form: form([required(name), parent]),
	description: 'Create a product group, at the top or within another',
});
