// Orders over HTTP (kiotviet-api.md 3.2).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { DELETED, parameters, read } from './answers';
import { idOf, Query, type Parameters } from './query';
import type { KiotVietWorld } from './world';
import { restOrder, writtenOrder } from '../wire/orders';
import {
	delivery,
	DOCUMENT_LIST,
	documentReads,
	head,
	headTerms,
	line,
	linesOf,
	stored,
	taxes,
	withVouchers,
} from './documents';

const LIST: Parameters = {
	...DOCUMENT_LIST,
	includeOrderDelivery: 'boolean',
	saleChannelId: 'number',
};

const orderLine = line.extend({ OrderDetailTaxs: taxes.optional() }).strict();

const newOrder = z
	.object({
		...head,
		...withVouchers,
		cashierId: z.number().int().optional(),
		customerId: z.number().int().optional(),
		// An empty name is refused (kiotviet-api.md 5.21).
		customer: z
			.object({
				id: z.number().int(),
				code: z.string().optional(),
				name: z.string().trim().min(1),
				gender: z.boolean().optional(),
				birthDate: z.string().optional(),
				contactNumber: z.string().optional(),
				address: z.string().optional(),
				email: z.string().optional(),
				comment: z.string().optional(),
			})
			.strict()
			.optional(),
		orderDetails: z.array(orderLine),
		description: z.string().optional(),
		makeInvoice: z.boolean().optional(),
		orderDelivery: delivery.optional(),
	})
	.strict();

const changedOrder = newOrder
	.omit({ isApplyVoucher: true, Payments: true })
	.extend({
		orderDetails: z.array(orderLine.extend({ isMaster: z.boolean().optional() }).strict()),
	})
	.partial()
	.strict();

export function orderCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { shop } = world;

	documentReads(scope, world, {
		path: '/orders',
		what: 'Đơn đặt hàng',
		records: shop.orders,
		parameters: LIST,
		fits: ({ saleChannelId }, query) =>
			!query.has('saleChannelId') || saleChannelId === query.number('saleChannelId'),
		partsOf: (query) => ({
			payments: query.flag('includePayment'),
			delivery: query.flag('includeOrderDelivery'),
			surcharges: false,
		}),
		allParts: { payments: true, delivery: true, surcharges: true },
		rest: restOrder,
	});

	scope.post('/orders', async (request) => {
		parameters(request);
		const body = read(newOrder, request.body);
		const { lines = [], ...terms } = termsOf(body);
		const order = shop.takesOrder({ ...terms, lines });
		if (body.makeInvoice) shop.makesInvoice(order.id);
		return writtenOrder(order);
	});
	scope.put('/orders/:id', async (request) => {
		parameters(request);
		const body = read(changedOrder, request.body);
		const order = shop.changesOrder(idOf(request), termsOf(body));
		if (body.makeInvoice) shop.makesInvoice(order.id);
		return writtenOrder(order);
	});
	scope.delete('/orders/:id', async (request) => {
		const query = Query.read(request.query, { IsVoidPayment: 'boolean' });
		shop.cancelsOrder(idOf(request), { voidPayments: query.flag('IsVoidPayment') });
		return DELETED;
	});
}

function termsOf(body: z.infer<typeof changedOrder> | z.infer<typeof newOrder>) {
	const { branchId, purchaseDate, discount, description, soldById, saleChannelId } = body;
	return {
		...headTerms(body),
		branchId,
		purchaseDate,
		discount,
		description,
		soldById,
		saleChannelId,
		customerId: body.customerId ?? body.customer?.id,
		lines: body.orderDetails && linesOf(body.orderDetails, (entry) => entry.OrderDetailTaxs),
		paid: body.totalPayment,
		delivery: stored(body.orderDelivery),
	};
}
