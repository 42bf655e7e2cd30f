// Reads a price book: the prices that it sets, a product each.
import { SOURCES } from '../../api/sources';
import { time } from '../inputs';
import { getManyOf } from '../listing';
import type { Operation } from '../operation';
import { readingCalls } from '../locators';
import { priceBookField } from './card';

const prices = getManyOf({
	source: {
		...SOURCES.priceBook,
		singular: 'price of the price book',
		plural: 'prices of the price book',
		key: 'productId',
	},
	of: priceBookField,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Prices set since then')],
});

export const get: Operation = {
	...prices,
	value: 'get',
	name: 'Get',
	action: 'Get the prices of a price book',
	description: 'Retrieve the products of a price book with the prices that it sets',
	calls: readingCalls(SOURCES.priceBook),
};
