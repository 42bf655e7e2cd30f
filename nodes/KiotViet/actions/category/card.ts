// What the category operations share: how a category is named, and what is known of it.
import type { INodeProperties } from 'n8n-workflow';

import { type Input, place, text } from '../inputs';
import { idIn, locator } from '../locators';
import type { ItemContext } from '../operation';

export const categoryField: INodeProperties = locator('category', {
	required: true,
	description: 'The product group (Nhóm hàng)',
});

export const categoryId = (operation: ItemContext) => idIn(operation, categoryField);

export const name = text('categoryName', 'Name', 'The name (Tên nhóm), 125 characters at most', {
	name: 'name',
	placeholder: 'e.g. Áo thun',
});

export const parent: Input = place(
	'parentId',
	'category',
	'The group that it belongs to (Nhóm cha); KiotViet knows three levels',
	{ displayName: 'Parent Category' },
);
