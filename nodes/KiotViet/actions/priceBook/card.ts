// How the operations on price books name one.
import { locator } from '../locators';

export const priceBookField = locator('priceBook', {
	required: true,
	description: 'The price book (Bảng giá)',
});
