// The shop's Public API over HTTP, as strict as the reference says.
import type { FastifyInstance, FastifyReply } from 'fastify';

import type { Switches } from '../switches';
import { admit, type Quota, type ShopKey, type TokenOffice } from './access';
import { cashFlowCalls } from './calls/cashFlow';
import { categoryCalls } from './calls/categories';
import { customerCalls } from './calls/customers';
import { directoryCalls } from './calls/directory';
import { invoiceCalls } from './calls/invoices';
import { orderCalls } from './calls/orders';
import { priceBookCalls } from './calls/priceBooks';
import { productCalls } from './calls/products';
import { purchaseCalls } from './calls/purchases';
import { returnCalls } from './calls/returns';
import { supplierCalls } from './calls/suppliers';
import { surchargeCalls } from './calls/surcharges';
import { transferCalls } from './calls/transfers';
import { voucherCalls } from './calls/vouchers';
import { webhookCalls } from './calls/webhooks';
import { Missing, Refusal } from './refusal';
import type { Shop } from './shop';

/** What the API needs of the sandbox. */
export interface KiotVietWorld {
	shop: Shop;
	tokens: TokenOffice;
	quota: Quota;
	key: ShopKey;
	switches: Switches;
}

const CALLS = [
	cashFlowCalls,
	categoryCalls,
	customerCalls,
	directoryCalls,
	invoiceCalls,
	orderCalls,
	priceBookCalls,
	productCalls,
	purchaseCalls,
	returnCalls,
	supplierCalls,
	surchargeCalls,
	transferCalls,
	voucherCalls,
	webhookCalls,
];

/** Adds every call of the shop to a fastify scope (kiotviet-api.md 3.1 to 3.3, 3.5, 4.1). */
export async function kiotVietApi(scope: FastifyInstance, world: KiotVietWorld): Promise<void> {
	const { switches, quota } = world;

	scope.addHook('onRequest', async (request, reply) => {
		admit(request.headers, world);
		if (request.method !== 'GET') return;
		const wait = quota.spend();
		if (wait === null) return;
		reply.header('Retry-After', String(wait));
		throw new Refusal(429, 'TooManyRequests', 'Vượt quá số lượng yêu cầu cho phép trong một giờ');
	});
	scope.setErrorHandler((error, _request, reply) => sendRefusal(error, reply, switches));
	scope.setNotFoundHandler((request, reply) => {
		const refusal = new Refusal(
			404,
			'NotFound',
			`Không có địa chỉ ${request.method} ${request.url}`,
		);
		void reply.status(404).send(refusal.body);
	});

	for (const calls of CALLS) calls(scope, world);
}

/** Answers a refusal in KiotViet's words and statuses; what is no refusal is a fault of the sandbox itself: 500. */
export function sendRefusal(error: unknown, reply: FastifyReply, switches: Switches): void {
	if (!(error instanceof Refusal)) {
		const { statusCode = 500, message = 'Lỗi máy chủ' } = error as {
			statusCode?: number;
			message?: string;
		};
		const code = statusCode >= 500 ? 'InternalServerError' : 'ArgumentException';
		void reply.status(statusCode).send(new Refusal(statusCode, code, message).body);
		return;
	}
	const status =
		error instanceof Missing && switches.kiotVietNotFound === '404' ? 404 : error.status;
	if (status === 401) reply.header('WWW-Authenticate', 'jwt');
	void reply.status(status).send(error.body);
}
