// The shop's short lists over HTTP: branches, staff, bank accounts, channels, places, taxes, settings (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';

import { envelope, parameters } from './answers';
import { locations, saleChannels, taxes } from '../domain/catalogue';
import { inOrder, PAGES, PAGING, removedSince, selected, type Parameters } from './query';
import type { KiotVietWorld } from './world';

const WITH_REMOVED: Parameters = { ...PAGING, includeRemoveIds: 'boolean' };

export function recordListCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { shop } = world;
	const lists = [
		['/branches', () => shop.branches, 'removedIds', shop.removedBranches],
		['/users', () => shop.users, 'removeIds', []],
		['/BankAccounts', () => shop.bankAccounts, 'removeIds', []],
	] as const;
	for (const [path, records, key, removals] of lists) {
		scope.get(path, async (request) => {
			const query = parameters(request, WITH_REMOVED);
			const extra = query.flag('includeRemoveIds') ? { [key]: removedSince(removals, query) } : {};
			return envelope(
				world,
				selected<{ id: number; createdDate: string }>(records(), query),
				query,
				extra,
			);
		});
	}
	scope.get('/salechannel', async (request) => {
		const query = parameters(request, PAGING);
		return envelope(world, inOrder(saleChannels, query), query);
	});
	scope.get('/locations', async (request) => {
		const query = parameters(request, PAGES);
		return envelope(world, inOrder(locations, query), query);
	});
	scope.get('/tax/detail', async (request) => {
		parameters(request);
		return { data: taxes, message: '', isSuccess: true };
	});
	scope.get('/settings', async (request) => {
		parameters(request);
		return shop.settings;
	});
}
