// The shop's writing calls, so that a sale made through the API is the same as one made at the counter.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { read } from './answers';
import { idOf, Query } from './query';
import type { KiotVietWorld } from './server';
import { restInvoice, restOrder } from './wire';

const method = z.enum(['Cash', 'Card', 'Transfer', 'Voucher']);

const line = z
	.object({
		productId: z.number().int().optional(),
		productCode: z.string().optional(),
		productName: z.string().optional(),
		quantity: z.number().positive(),
		price: z.number().optional(),
		discount: z.number().optional(),
		discountRatio: z.number().optional(),
		note: z.string().optional(),
	})
	.strict();

const delivery = z
	.object({
		deliveryCode: z.string(),
		type: z.number(),
		status: z.number(),
		price: z.number(),
		receiver: z.string(),
		contactNumber: z.string(),
		address: z.string(),
		locationId: z.number(),
		locationName: z.string(),
		wardName: z.string(),
		weight: z.number(),
		length: z.number(),
		width: z.number(),
		height: z.number(),
		usingPriceCod: z.boolean(),
		expectedDelivery: z.string(),
	})
	.partial()
	.strict();

const orderBody = z
	.object({
		branchId: z.number().int().optional(),
		purchaseDate: z.string().optional(),
		customer: z.object({ id: z.number().int() }).passthrough().optional(),
		customerId: z.number().int().optional(),
		orderDetails: z.array(line),
		discount: z.number().optional(),
		description: z.string().optional(),
		method: method.optional(),
		totalPayment: z.number().optional(),
		soldById: z.number().optional(),
		saleChannelId: z.number().int().optional(),
		isApplyVoucher: z.boolean().optional(),
		makeInvoice: z.boolean().optional(),
		orderDelivery: delivery.optional(),
	})
	.strict();

const invoiceBody = z
	.object({
		branchId: z.number().int().optional(),
		purchaseDate: z.string().optional(),
		customerId: z.number().int().optional(),
		discount: z.number().optional(),
		totalPayment: z.number().optional(),
		method: method.optional(),
		usingCod: z.boolean().optional(),
		soldById: z.number().optional(),
		orderId: z.number().int().optional(),
		saleChannelId: z.number().int().optional(),
		isApplyVoucher: z.boolean().optional(),
		status: z.number().int().optional(),
		description: z.string().optional(),
		invoiceDetails: z.array(line),
		deliveryDetail: delivery.optional(),
	})
	.strict();

const paymentBody = z
	.object({
		amount: z.number().positive(),
		method,
		accountId: z.number().optional(),
		invoiceId: z.number().int(),
	})
	.strict();

/** Adds POST, PUT and DELETE of orders and invoices, and POST /payments (kiotviet-api.md 3.2, 3.3). */
export function writes(scope: FastifyInstance, { shop }: KiotVietWorld): void {
	const wholeOrder = { payments: true, delivery: true, saleChannel: false };
	const wholeInvoice = { payments: true, delivery: true, saleChannel: true };

	scope.post('/orders', async (request) => {
		const body = read(orderBody, request.body);
		const order = shop.takesOrder({
			...body,
			customerId: body.customerId ?? body.customer?.id,
			lines: body.orderDetails,
			paid: body.totalPayment,
			delivery: body.orderDelivery,
		});
		if (body.makeInvoice) shop.makesInvoice(order.id);
		return restOrder(order, wholeOrder);
	});
	scope.put('/orders/:id', async (request) => {
		const body = read(orderBody.partial().strict(), request.body);
		const order = shop.changesOrder(idOf(request), {
			description: body.description,
			discount: body.discount,
			saleChannelId: body.saleChannelId,
			lines: body.orderDetails,
			delivery: body.orderDelivery,
		});
		return restOrder(order, wholeOrder);
	});
	scope.delete('/orders/:id', async (request) => {
		const query = Query.read(request.query, { IsVoidPayment: 'boolean' });
		shop.cancelsOrder(idOf(request), { voidPayments: query.flag('IsVoidPayment') });
		return { message: 'Xóa dữ liệu thành công' };
	});

	scope.post('/invoices', async (request) => {
		const body = read(invoiceBody, request.body);
		const terms = {
			paid: body.totalPayment,
			delivery: body.deliveryDetail,
			status: body.status,
			method: body.method,
		};
		const invoice =
			body.orderId === undefined
				? shop.sells({ ...body, ...terms, lines: body.invoiceDetails })
				: shop.makesInvoice(body.orderId, terms);
		return restInvoice(invoice, wholeInvoice);
	});
	scope.put('/invoices/:id', async (request) => {
		const { status } = read(z.object({ status: z.number().int() }).strict(), request.body);
		return restInvoice(shop.movesInvoiceTo(idOf(request), status), wholeInvoice);
	});
	scope.delete('/invoices', async (request) => {
		Query.read(request.query, {});
		const body = read(
			z.object({ id: z.number().int(), isVoidPayment: z.boolean().optional() }).strict(),
			request.body,
		);
		return restInvoice(
			shop.cancelsInvoice(body.id, { voidPayments: body.isVoidPayment === true }),
			wholeInvoice,
		);
	});

	scope.post('/payments', async (request) => {
		Query.read(request.query, {});
		const { amount, method: how, accountId, invoiceId } = read(paymentBody, request.body);
		const invoice = shop.collectsPayment(invoiceId, amount, how);
		const payment = invoice.payments.at(-1);
		return {
			paymentId: payment?.id,
			paymentCode: payment?.code,
			amount,
			method: how,
			accountId,
			invoiceId,
			DocumentCode: invoice.code,
		};
	});
}
