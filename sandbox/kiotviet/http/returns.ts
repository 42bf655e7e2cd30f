// Returns over HTTP, read only (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';

import { envelope, parameters, withCode } from './answers';
import { idOf, PAGING, selected, type Parameters, within } from './query';
import { Missing } from '../domain/errors';
import type { KiotVietWorld } from './world';
import { restReturn } from '../wire/returns';

const LIST: Parameters = {
	...PAGING,
	includePayment: 'boolean',
	fromReturnDate: 'time',
	toReturnDate: 'time',
};

const WHAT = 'Phiếu trả hàng';

export function returnCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { shop } = world;

	scope.get('/returns', async (request) => {
		const query = parameters(request, LIST);
		const parts = { payments: query.flag('includePayment') };
		return envelope(
			world,
			selected(shop.returns.values(), query)
				.filter(({ returnDate }) =>
					within(returnDate, query, ['fromReturnDate', 'toReturnDate'], world.switches),
				)
				.map((goodsBack) => restReturn(goodsBack, parts)),
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
