// What the surcharge operations share: how a surcharge is named, and what can be said of it.
import type { INodeProperties } from 'n8n-workflow';

import { type Input, number, text } from '../inputs';
import { idIn, locator } from '../locators';
import type { ItemContext } from '../operation';

export const surchargeField: INodeProperties = locator('surcharge', {
	required: true,
	description: 'The surcharge (Thu khác)',
});

/** The ID of the item's surcharge. */
export const surchargeId = (operation: ItemContext) => idIn(operation, surchargeField);

export const nameInput = text('name', 'Name', 'What it is called (Tên thu khác)', {
	placeholder: 'e.g. Phí vận chuyển',
});

export const card: Input[] = [
	text('code', 'Code', 'Its code (Mã thu khác); KiotViet makes one where it is left out', {
		placeholder: 'e.g. THK000002',
	}),
	number('value', 'Value', 'What it comes to (Giá trị), in VND'),
];
