// The shop's Public API over HTTP, as strict as the reference says.
import type { FastifyInstance, FastifyReply } from 'fastify';

import type { Switches } from '../../switches';
import { admit } from './access';
import { cashFlowCalls } from './cashFlow';
import { categoryCalls } from './categories';
import { customerCalls } from './customers';
import { recordListCalls } from './recordLists';
import { invoiceCalls } from './invoices';
import { orderCalls } from './orders';
import { priceBookCalls } from './priceBooks';
import { productCalls } from './products';
import { purchaseCalls } from './purchases';
import { returnCalls } from './returns';
import { supplierCalls } from './suppliers';
import { surchargeCalls } from './surcharges';
import { transferCalls } from './transfers';
import { voucherCalls } from './vouchers';
import { webhookCalls } from './webhooks';
import type { KiotVietWorld } from './world';
import { Missing, KiotVietError } from '../domain/errors';

const CALLS = [
	cashFlowCalls,
	categoryCalls,
	customerCalls,
	recordListCalls,
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
		throw new KiotVietError(
			429,
			'TooManyRequests',
			'Vượt quá số lượng yêu cầu cho phép trong một giờ',
		);
	});
	scope.setErrorHandler((error, _request, reply) => sendError(error, reply, switches));
	scope.setNotFoundHandler((request, reply) => {
		const unknown = new KiotVietError(
			404,
			'NotFound',
			`Không có địa chỉ ${request.method} ${request.url}`,
		);
		void reply.status(404).send(unknown.body);
	});

	for (const calls of CALLS) calls(scope, world);
}

/** Answers an error in KiotViet's words and statuses; what is not one of its own is a fault of the sandbox itself: 500. */
function sendError(error: unknown, reply: FastifyReply, switches: Switches): void {
	if (!(error instanceof KiotVietError)) {
		const { statusCode = 500, message = 'Lỗi máy chủ' } = error as {
			statusCode?: number;
			message?: string;
		};
		const code = statusCode >= 500 ? 'InternalServerError' : 'ArgumentException';
		void reply.status(statusCode).send(new KiotVietError(statusCode, code, message).body);
		return;
	}
	const status =
		error instanceof Missing && switches.kiotVietNotFound === '404' ? 404 : error.status;
	if (status === 401) reply.header('WWW-Authenticate', 'jwt');
	void reply.status(status).send(error.body);
}
