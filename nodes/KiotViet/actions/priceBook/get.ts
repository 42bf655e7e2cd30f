// Reads a price book: the prices that it sets, a product each.
import { time } from '../../form/values';
import { getManyOf } from '../../operations/getMany';
import type { Operation } from '../../operations/operation';
import { priceBookRecord } from './fields';

const prices = getManyOf({
	endpoint: {
		list: 'GET /pricebooks/{id}',
		singular: 'price of the price book',
		plural: 'prices of the price book',
		key: 'productId',
	},
	of: priceBookRecord,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Prices set since then')],
});

export const get: Operation = {
	...prices,
	value: 'get',
	name: 'Get',
	action: 'Get the prices of a price book',
	description: 'Retrieve the products of a price book with the prices that it sets',
};
