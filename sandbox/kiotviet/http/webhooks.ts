// Webhook registrations over HTTP (kiotviet-api.md 4.1).
import type { FastifyInstance } from 'fastify';
import { omit } from 'lodash';

import { envelope, parameters } from './answers';
import { idOf, PAGING } from './query';
import { KiotVietError } from '../domain/errors';
import type { KiotVietWorld } from './world';
import type { WebhookRecord } from '../domain/webhooks';

const unknown = () => new KiotVietError(404, 'NotFound', 'Webhook không tồn tại');
const listed = (record: WebhookRecord) => omit(record, 'secret');

export function webhookCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { shop } = world;

	scope.get('/webhooks', async (request) => {
		const query = parameters(request, PAGING);
		return envelope(world, shop.webhooks.map(listed), query);
	});
	scope.get('/webhooks/:id', async (request) => {
		parameters(request);
		const record = shop.webhooks.find(({ id }) => id === idOf(request));
		if (!record) throw unknown();
		return listed(record);
	});
	scope.post('/webhooks', async (request) => {
		parameters(request);
		return omit(shop.registry.register(request.body), 'secret', 'modifiedDate');
	});
	scope.delete('/webhooks/:id', async (request) => {
		parameters(request);
		if (!shop.registry.remove(idOf(request))) throw unknown();
		return { message: 'Hủy đăng ký webhook thành công' };
	});
}
