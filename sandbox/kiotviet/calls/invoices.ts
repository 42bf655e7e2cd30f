// Invoices over HTTP, and the payments that are collected for them (kiotviet-api.md 3.3).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { parameters, read } from '../answers';
import { idOf, type Parameters, type Query } from '../query';
import type { Invoice, PaymentMethod } from '../records';
import type { KiotVietWorld } from '../server';
import { restInvoice, writtenInvoice } from '../wire';
import {
	delivery,
	DOCUMENT_LIST,
	documentReads,
	head,
	headTerms,
	line,
	linesOf,
	method,
	stored,
	taxes,
	withVouchers,
} from './documents';

const LIST: Parameters = {
	...DOCUMENT_LIST,
	includeInvoiceDelivery: 'boolean',
	fromPurchaseDate: 'time',
	toPurchaseDate: 'time',
	orderId: 'number',
	SaleChannel: 'boolean',
};

const invoiceLine = line
	.extend({ serialNumbers: z.string().optional(), InvoiceDetailTaxs: taxes.optional() })
	.strict();

const invoiceDelivery = delivery
	.extend({ status: z.number().int().optional(), usingPriceCod: z.boolean().optional() })
	.strict();

const newInvoice = z
	.object({
		...head,
		...withVouchers,
		customerId: z.number().int().optional(),
		usingCod: z.boolean().optional(),
		orderId: z.number().int().optional(),
		status: z.number().int().optional(),
		invoiceDetails: z.array(invoiceLine),
		deliveryDetail: invoiceDelivery.optional(),
	})
	.strict();

const changedInvoice = z
	.object({
		purchaseDate: z.string(),
		status: z.number().int(),
		soldById: z.number().int(),
		// Spelt so (kiotviet-api.md 5.16).
		codPaymentMethod: z.enum(['Cash', 'Tranfer']),
		codPaymentAccount: z.number().int(),
		saleChannelId: z.number().int(),
		deliveryDetail: invoiceDelivery.extend({ priceCodPayment: z.number().optional() }).strict(),
		invoiceDetails: z.array(invoiceLine),
	})
	.partial()
	.strict();

const payment = z
	.object({
		amount: z.number().positive(),
		method,
		accountId: z.number().int().optional(),
		invoiceId: z.number().int(),
	})
	.strict();

const COD_METHODS: Record<'Cash' | 'Tranfer', PaymentMethod> = {
	Cash: 'Cash',
	Tranfer: 'Transfer',
};

export function invoiceCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { shop } = world;

	documentReads(scope, world, {
		path: '/invoices',
		what: 'Hóa đơn',
		records: shop.invoices,
		parameters: LIST,
		fits: invoiceFits,
		partsOf: (query) => ({
			payments: query.flag('includePayment'),
			delivery: query.flag('includeInvoiceDelivery'),
			saleChannel: query.flag('SaleChannel'),
		}),
		allParts: { payments: true, delivery: true, saleChannel: true },
		rest: restInvoice,
	});

	scope.post('/invoices', async (request) => {
		parameters(request);
		const body = read(newInvoice, request.body);
		const { branchId, purchaseDate, discount, soldById, saleChannelId, customerId, status } = body;
		const terms = {
			...headTerms(body),
			branchId,
			purchaseDate,
			discount,
			soldById,
			saleChannelId,
			customerId,
			status,
			lines: linesOf(body.invoiceDetails, (entry) => entry.InvoiceDetailTaxs),
			// A missing number is 0 in .NET.
			paid: body.totalPayment ?? 0,
			delivery: stored(body.deliveryDetail),
		};
		const { orderId } = body;
		return writtenInvoice(
			orderId === undefined ? shop.sells(terms) : shop.invoicesOrder(orderId, terms),
		);
	});
	scope.put('/invoices/:id', async (request) => {
		parameters(request);
		const { codPaymentMethod, codPaymentAccount, deliveryDetail, invoiceDetails, ...body } = read(
			changedInvoice,
			request.body,
		);
		return writtenInvoice(
			shop.changesInvoice(idOf(request), {
				...body,
				method: codPaymentMethod && COD_METHODS[codPaymentMethod],
				accountId: codPaymentAccount,
				delivery: stored(deliveryDetail),
				lines: invoiceDetails && linesOf(invoiceDetails, (entry) => entry.InvoiceDetailTaxs),
			}),
		);
	});
	scope.delete('/invoices', async (request) => {
		parameters(request);
		const { id, isVoidPayment = false } = read(
			z.object({ id: z.number().int(), isVoidPayment: z.boolean().optional() }).strict(),
			request.body,
		);
		return writtenInvoice(shop.cancelsInvoice(id, { voidPayments: isVoidPayment }));
	});

	scope.post('/payments', async (request) => {
		parameters(request);
		const { amount, method: how, accountId, invoiceId } = read(payment, request.body);
		const invoice = shop.collectsPayment(invoiceId, amount, how, accountId);
		const { id, code } = invoice.payments[invoice.payments.length - 1];
		return {
			paymentId: id,
			paymentCode: code,
			amount,
			method: how,
			accountId,
			invoiceId,
			DocumentCode: invoice.code,
		};
	});
}

function invoiceFits(invoice: Invoice, query: Query): boolean {
	const from = query.time('fromPurchaseDate')?.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
	const until = query.time('toPurchaseDate')?.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'9999'");
	const orderId = query.number('orderId');
	return (
		(from === undefined || invoice.purchaseDate >= from) &&
		(until === undefined || invoice.purchaseDate <= until) &&
		(orderId === undefined || invoice.orderId === orderId)
	);
}
