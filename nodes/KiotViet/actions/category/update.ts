// Changes a category.
import { SOURCES } from '../../api/sources';
import { changeForm, updateOf } from '../writing';
import { categoryField, categoryId, name, parent } from './card';

export const update = updateOf({
	source: SOURCES.category,
	form: changeForm(categoryField, categoryId, [name, parent]),
	description: 'Rename a product group or move it into another',
});
