// What the category operations share: how a category is named, and what is known of it.

import type { Input } from '../../form/inputs';
import { listedTarget, recordPicker } from '../../form/recordPickers';
import { text } from '../../form/values';

export const categoryRecord = listedTarget('category', 'The product group (Nhóm hàng)');

export const name = text('categoryName', 'Name', 'The name (Tên nhóm), 125 characters at most', {
	name: 'name',
	placeholder: 'e.g. Áo thun',
});

export const parent: Input = recordPicker(
	'parentId',
	'category',
	'The group that it belongs to (Nhóm cha); KiotViet knows three levels',
	{ displayName: 'Parent Category' },
);
