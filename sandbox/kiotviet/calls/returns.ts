// Returns over HTTP, read only (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';

import { envelope, parameters, withCode } from '../answers';
import { idOf, PAGING, selected } from '../query';
import { Missing } from '../refusal';
import type { KiotVietWorld } from '../server';
import { restReturn } from '../wire';

const WHAT = 'Phiếu trả hàng';

export function returnCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { shop } = world;

	scope.get('/returns', async (request) => {
		const query = parameters(request, { ...PAGING, includePayment: 'boolean' });
		const parts = { payments: query.flag('includePayment') };
		return envelope(
			world,
			selected(shop.returns.values(), query).map((goodsBack) => restReturn(goodsBack, parts)),
			query,
		);
	});
	scope.get('/returns/:id', async (request) => {
		parameters(request);
		const goodsBack = shop.returns.get(idOf(request));
		if (!goodsBack) throw new Missing(WHAT);
		return restReturn(goodsBack, { payments: true });
	});
	scope.get('/returns/code/:code', async (request) => {
		parameters(request);
		return restReturn(withCode(shop.returns.values(), request, WHAT), { payments: true });
	});
}
