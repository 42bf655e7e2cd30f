// The shop's Public API over HTTP, as strict as the reference says.
import type { FastifyInstance, FastifyReply } from 'fastify';

import type { Switches } from '../switches';
import { admit, type Quota, type ShopKey, type TokenOffice } from './access';
import { envelope, parameters, withCode } from './answers';
import { customerCalls } from './calls/customers';
import { directoryCalls } from './calls/directory';
import { productCalls } from './calls/products';
import { idOf, PAGING, selected, type Parameters, type Query } from './query';
import type { Invoice, Order, SaleDocument } from './records';
import { Missing, Refusal } from './refusal';
import type { Shop } from './shop';
import type { WebhookRecord } from './webhooks';
import { restInvoice, restOrder, restReturn, type DocumentParts } from './wire';
import { writes } from './writes';

/** What the API needs of the sandbox. */
export interface KiotVietWorld {
	shop: Shop;
	tokens: TokenOffice;
	quota: Quota;
	key: ShopKey;
	switches: Switches;
}

const DOCUMENT_LIST: Parameters = {
	...PAGING,
	branchIds: 'numbers',
	customerIds: 'numbers',
	customerCode: 'text',
	status: 'numbers',
	includePayment: 'boolean',
	toDate: 'time',
	createdDate: 'time',
};

const ORDER_LIST: Parameters = {
	...DOCUMENT_LIST,
	includeOrderDelivery: 'boolean',
	saleChannelId: 'number',
};

const INVOICE_LIST: Parameters = {
	...DOCUMENT_LIST,
	includeInvoiceDelivery: 'boolean',
	fromPurchaseDate: 'time',
	toPurchaseDate: 'time',
	orderId: 'number',
	SaleChannel: 'boolean',
};

const ALL_PARTS: DocumentParts = { payments: true, delivery: true, saleChannel: true };

/** Adds every call of the shop to a fastify scope (kiotviet-api.md 3.1 to 3.3, 3.5, 4.1). */
export async function kiotVietApi(scope: FastifyInstance, world: KiotVietWorld): Promise<void> {
	const { shop, switches, quota } = world;

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

	customerCalls(scope, world);
	productCalls(scope, world);
	directoryCalls(scope, world);

	scope.get('/orders', async (request) => {
		const query = parameters(request, ORDER_LIST);
		const parts = {
			payments: query.flag('includePayment'),
			delivery: query.flag('includeOrderDelivery'),
			saleChannel: false,
		};
		const channel = query.number('saleChannelId');
		const orders = selected(shop.orders.values(), query).filter(
			(order) =>
				documentFits(order, query) && (channel === undefined || order.saleChannelId === channel),
		);
		return envelope(
			world,
			orders.map((order) => restOrder(order, parts)),
			query,
		);
	});
	scope.get('/orders/code/:code', async (request) => {
		parameters(request);
		return restOrder(withCode<Order>(shop.orders.values(), request, 'Đơn đặt hàng'), ALL_PARTS);
	});
	scope.get('/orders/:id', async (request) => {
		parameters(request);
		return restOrder(shop.order(idOf(request)), ALL_PARTS);
	});

	scope.get('/invoices', async (request) => {
		const query = parameters(request, INVOICE_LIST);
		const parts = {
			payments: query.flag('includePayment'),
			delivery: query.flag('includeInvoiceDelivery'),
			saleChannel: query.flag('SaleChannel'),
		};
		const invoices = selected(shop.invoices.values(), query).filter((invoice) =>
			invoiceFits(invoice, query),
		);
		return envelope(
			world,
			invoices.map((invoice) => restInvoice(invoice, parts)),
			query,
		);
	});
	scope.get('/invoices/code/:code', async (request) => {
		parameters(request);
		return restInvoice(withCode<Invoice>(shop.invoices.values(), request, 'Hóa đơn'), ALL_PARTS);
	});
	scope.get('/invoices/:id', async (request) => {
		parameters(request);
		return restInvoice(shop.invoice(idOf(request)), ALL_PARTS);
	});

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
		if (!goodsBack) throw new Missing('Phiếu trả hàng');
		return restReturn(goodsBack, { payments: true });
	});
	scope.get('/returns/code/:code', async (request) => {
		parameters(request);
		return restReturn(withCode(shop.returns.values(), request, 'Phiếu trả hàng'), {
			payments: true,
		});
	});

	scope.get('/webhooks', async (request) => {
		const query = parameters(request, PAGING);
		return envelope(world, shop.webhooks.map(listedWebhook), query);
	});
	scope.get('/webhooks/:id', async (request) => {
		parameters(request);
		const record = shop.webhooks.find(({ id }) => id === idOf(request));
		if (!record) throw unknownWebhook();
		return listedWebhook(record);
	});
	scope.post('/webhooks', async (request) => {
		parameters(request);
		const { id, type, url, isActive, retailerId, description } = shop.registry.register(
			request.body,
		);
		return { id, type, url, isActive, retailerId, description };
	});
	scope.delete('/webhooks/:id', async (request) => {
		parameters(request);
		if (!shop.registry.remove(idOf(request))) throw unknownWebhook();
		return { message: 'Hủy đăng ký webhook thành công' };
	});

	writes(scope, world);
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

const unknownWebhook = () => new Refusal(404, 'NotFound', 'Webhook không tồn tại');

function listedWebhook({
	id,
	type,
	url,
	isActive,
	retailerId,
	description,
	modifiedDate,
}: WebhookRecord) {
	return { id, type, url, isActive, retailerId, description, modifiedDate };
}

function documentFits(document: SaleDocument, query: Query): boolean {
	const oneOf = (name: string, value: number | undefined) => {
		const wanted = query.numbers(name);
		return !wanted || (value !== undefined && wanted.includes(value));
	};
	const customerCode = query.text('customerCode');
	const createdOn = query.time('createdDate');
	return (
		oneOf('branchIds', document.branchId) &&
		oneOf('customerIds', document.customerId) &&
		oneOf('status', document.status) &&
		(customerCode === undefined || document.customerCode === customerCode) &&
		(!createdOn || document.createdDate.startsWith(createdOn.toFormat('yyyy-MM-dd')))
	);
}

function invoiceFits(invoice: Invoice, query: Query): boolean {
	const from = query.time('fromPurchaseDate')?.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
	const until = query.time('toPurchaseDate')?.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'9999'");
	const orderId = query.number('orderId');
	return (
		documentFits(invoice, query) &&
		(from === undefined || invoice.purchaseDate >= from) &&
		(until === undefined || invoice.purchaseDate <= until) &&
		(orderId === undefined || invoice.orderId === orderId)
	);
}
