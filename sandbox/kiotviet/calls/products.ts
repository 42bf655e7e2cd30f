// Products over HTTP, read only (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';

import { envelope, parameters, withCode } from '../answers';
import { idOf, PAGING, selected, type Parameters } from '../query';
import { Missing } from '../refusal';
import type { KiotVietWorld } from '../server';
import { restProduct } from '../wire';

const LIST: Parameters = {
	...PAGING,
	categoryId: 'number',
	includeRemoveIds: 'boolean',
	isActive: 'boolean',
	name: 'text',
};

export function productCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { shop } = world;

	scope.get('/products', async (request) => {
		const query = parameters(request, LIST);
		const name = query.text('name')?.toLowerCase() ?? '';
		const category = query.number('categoryId');
		const products = selected(shop.products, query).filter(
			(product) =>
				product.name.toLowerCase().includes(name) &&
				(category === undefined || product.categoryId === category),
		);
		return envelope(
			world,
			products.map((product) => restProduct(product, shop.retailerId)),
			query,
			query.flag('includeRemoveIds') ? { removeId: [] } : {},
		);
	});
	scope.get('/products/code/:code', async (request) => {
		parameters(request);
		return restProduct(withCode(shop.products, request, 'Hàng hóa'), shop.retailerId);
	});
	scope.get('/products/:id', async (request) => {
		parameters(request);
		const product = shop.products.find(({ id }) => id === idOf(request));
		if (!product) throw new Missing('Hàng hóa');
		return restProduct(product, shop.retailerId);
	});
}
