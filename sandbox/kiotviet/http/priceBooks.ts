// Price books and the prices in them over HTTP (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { envelope, parameters, read, UPDATED } from './answers';
import { restPriceBook } from '../wire/priceBooks';
import { idOf, PAGING, selected, type Parameters } from './query';
import type { KiotVietWorld } from './world';

const LIST: Parameters = {
	...PAGING,
	includePriceBookBranch: 'boolean',
	includePriceBookCustomerGroups: 'boolean',
	includePriceBookUsers: 'boolean',
};

const price = z
	.object({ pricebookId: z.number().int(), productId: z.number().int(), price: z.number() })
	.strict();

export function priceBookCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { goods, books } = world.shop;

	scope.get('/pricebooks', async (request) => {
		const query = parameters(request, LIST);
		const parts = {
			branches: query.flag('includePriceBookBranch'),
			groups: query.flag('includePriceBookCustomerGroups'),
			users: query.flag('includePriceBookUsers'),
		};
		return envelope(
			world,
			selected(goods.priceBooks, query).map((priceBook) => restPriceBook(priceBook, books, parts)),
			query,
		);
	});
	scope.get('/pricebooks/:id', async (request) => {
		const query = parameters(request, PAGING);
		const prices = [...goods.priceBook(idOf(request)).prices].map(([productId, price]) => ({
			productId,
			productCode: goods.products.find(({ id }) => id === productId)?.code,
			price,
		}));
		return envelope(world, prices, query);
	});
	scope.post('/pricebooks/detail', async (request) => {
		parameters(request);
		const { pricebookId, productId, price: amount } = read(price, request.body);
		goods.setsPrice(pricebookId, productId, amount);
		return { ...UPDATED, isSuccess: true };
	});
}
