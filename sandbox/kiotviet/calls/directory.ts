// The shop's short lists over HTTP: branches, staff, bank accounts, sale channels, settings (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';

import { envelope, parameters } from '../answers';
import { saleChannels } from '../catalogue';
import { PAGING, selected, type Parameters } from '../query';
import type { KiotVietWorld } from '../server';

const WITH_REMOVED: Parameters = { ...PAGING, includeRemoveIds: 'boolean' };

export function directoryCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { shop } = world;
	const lists = [
		['/branches', () => shop.branches, 'removedIds'],
		['/users', () => shop.users, 'removeIds'],
		['/BankAccounts', () => shop.bankAccounts, 'removeIds'],
	] as const;
	for (const [path, records, removed] of lists) {
		scope.get(path, async (request) => {
			const query = parameters(request, WITH_REMOVED);
			const extra = query.flag('includeRemoveIds') ? { [removed]: [] } : {};
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
		return envelope(world, saleChannels, query);
	});
	scope.get('/settings', async (request) => {
		parameters(request);
		return shop.settings;
	});
}
