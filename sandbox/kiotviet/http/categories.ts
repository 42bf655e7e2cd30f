// Product groups over HTTP, flat or as a tree (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { DELETED, envelope, parameters, read, UPDATED } from './answers';
import { restCategory } from '../wire/categories';
import { idOf, PAGING, removedSince, selected } from './query';
import type { KiotVietWorld } from './world';

const body = z
	.object({ categoryName: z.string().optional(), parentId: z.number().int().optional() })
	.strict();

export function categoryCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { goods, books } = world.shop;

	scope.get('/categories', async (request) => {
		const query = parameters(request, { ...PAGING, hierachicalData: 'boolean' });
		const asTree = query.flag('hierachicalData');
		const categories = asTree
			? goods.categories.filter(({ parentId }) => parentId === undefined)
			: selected(goods.categories, query, 'name');
		return envelope(
			world,
			categories.map((category) => restCategory(category, books, asTree)),
			query,
			{ removedIds: removedSince(goods.removed.categories, query) },
		);
	});
	scope.get('/categories/:id', async (request) => {
		parameters(request);
		return { data: restCategory(goods.category(idOf(request)), books, true) };
	});
	scope.post('/categories', async (request) => {
		parameters(request);
		const { categoryName = '', parentId } = read(body, request.body);
		const category = goods.addsCategory({ name: categoryName, parentId });
		return { ...UPDATED, data: restCategory(category, books, true) };
	});
	scope.put('/categories/:id', async (request) => {
		parameters(request);
		const { categoryName: name, parentId } = read(body, request.body);
		const category = goods.changesCategory(idOf(request), { name, parentId });
		return { ...UPDATED, data: restCategory(category, books, true) };
	});
	scope.delete('/categories/:id', async (request) => {
		parameters(request);
		goods.dropsCategory(idOf(request));
		return DELETED;
	});
}
