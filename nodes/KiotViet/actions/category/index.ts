// The operations on product groups (Nhóm hàng); a new node begins with the first.
import type { Resource } from '../../operations/operation';
import { create } from './create';
import { deleteCategory } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

export const category: Resource = {
	value: 'category',
	name: 'Category',
	operations: [getMany, create, deleteCategory, get, update],
};
