// Invoices over HTTP, and the payments that are collected for them (kiotviet-api.md 3.3).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { Switches } from '../../switches';
import { parameters, read, UPDATED } from './answers';
import { idOf, type Parameters, type Query, within } from './query';
import type { Invoice, PaymentMethod } from '../domain/records';
import { Missing } from '../domain/errors';
import type { KiotVietWorld } from './world';
import { restInvoice, writtenInvoice } from '../wire/invoices';
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

/** A delivery begins as waiting or under way (kiotviet-api.md 3.3). */
const newDelivery = invoiceDelivery
	.extend({ status: z.union([z.literal(1), z.literal(2)]).optional() })
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
		deliveryDetail: newDelivery.optional(),
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

/** Known from newer clients only (kiotviet-api.md 3.6). */
const eInvoices = z
	.object({
		data: z
			.array(
				z
					.object({
						invoiceId: z.number().int(),
						invoiceRefId: z.string().uuid(),
						partnerTransactionCode: z.string().optional(),
						partner: z.number().int().min(0).max(4),
						status: z.number().int().min(0).max(7),
						invoiceNumber: z.string().optional(),
						type: z.number().int().min(0).max(1),
						publishDate: z.string().optional(),
						serial: z.string().optional(),
					})
					.strict(),
			)
			.min(1),
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

	// No read call is known, so nothing is kept.
	scope.put('/einvoices/info', async (request) => {
		parameters(request);
		for (const { invoiceId } of read(eInvoices, request.body).data) {
			if (!shop.invoices.has(invoiceId)) throw new Missing('Hóa đơn');
		}
		return UPDATED;
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

function invoiceFits(invoice: Invoice, query: Query, switches: Switches): boolean {
	const orderId = query.number('orderId');
	return (
		within(invoice.purchaseDate, query, ['fromPurchaseDate', 'toPurchaseDate'], switches) &&
		(orderId === undefined || invoice.orderId === orderId)
	);
}
