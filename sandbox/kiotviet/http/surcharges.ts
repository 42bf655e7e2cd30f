// Surcharges over HTTP, spelt as the API spells them (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';
import { omit } from 'lodash';
import { z } from 'zod';

import { envelope, parameters, read, UPDATED } from './answers';
import { idOf, PAGING, selected } from './query';
import type { KiotVietWorld } from './world';
import type { Surcharge } from '../domain/surcharges';

const card = z
	.object({ name: z.string().min(1), code: z.string().optional(), value: z.number().optional() })
	.strict();
const DONE = 'Thông tin thu khác được cập nhật thành công';

export function surchargeCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { surcharges, retailerId } = world.shop;
	const rest = (surcharge: Surcharge) => ({
		...omit(surcharge, 'isActive', 'createdDate'),
		retailerId,
		createDate: surcharge.createdDate,
	});

	scope.get('/surchages', async (request) => {
		const query = parameters(request, { ...PAGING, branchId: 'number' });
		return envelope(world, selected(surcharges.entries, query).map(rest), query);
	});
	scope.post('/surchages', async (request) => {
		parameters(request);
		return { message: DONE, data: rest(surcharges.adds(read(card, request.body))) };
	});
	scope.put('/surchages/:id', async (request) => {
		parameters(request);
		const patch = read(card.partial().strict(), request.body);
		return { message: DONE, data: rest(surcharges.changes(idOf(request), patch)) };
	});
	scope.post('/surchages/:id/activesurchage', async (request) => {
		parameters(request);
		surcharges.changes(
			idOf(request),
			read(z.object({ isActive: z.boolean() }).strict(), request.body),
		);
		return UPDATED;
	});
}
