// What orders and invoices have in common over HTTP: how they are listed, and what may be written into them.
import type { FastifyInstance } from 'fastify';
import { omit } from 'lodash';
import { z } from 'zod';

import type { Switches } from '../../switches';
import { envelope, parameters, withCode } from './answers';
import { idOf, PAGING, selected, type Parameters, type Query } from './query';
import type { PaymentMethod, SaleDocument } from '../domain/records';
import { Missing } from '../domain/errors';
import type { KiotVietWorld } from './world';
import type { Line } from '../domain/terms';

export const DOCUMENT_LIST: Parameters = {
	...PAGING,
	branchIds: 'numbers',
	customerIds: 'numbers',
	customerCode: 'text',
	status: 'numbers',
	includePayment: 'boolean',
	toDate: 'time',
	createdDate: 'time',
};

/** How a kind of document is read: its list, and one by ID or by code with all its parts. */
interface Reads<T extends SaleDocument, Parts> {
	path: string;
	/** in KiotViet's words */
	what: string;
	records: ReadonlyMap<number, T>;
	parameters: Parameters;
	fits(document: T, query: Query, switches: Switches): boolean;
	partsOf(query: Query): Parts;
	allParts: Parts;
	rest(document: T, parts: Parts): object;
}

/** Adds the reading calls of a kind of document. */
export function documentReads<T extends SaleDocument, Parts>(
	scope: FastifyInstance,
	world: KiotVietWorld,
	reads: Reads<T, Parts>,
): void {
	const { path, what, records, fits, partsOf, allParts, rest } = reads;
	scope.get(path, async (request) => {
		const query = parameters(request, reads.parameters);
		const documents = selected(records.values(), query).filter(
			(document) => documentFits(document, query) && fits(document, query, world.switches),
		);
		const parts = partsOf(query);
		return envelope(
			world,
			documents.map((document) => rest(document, parts)),
			query,
		);
	});
	scope.get(`${path}/code/:code`, async (request) => {
		parameters(request);
		return rest(withCode<T>(records.values(), request, what), allParts);
	});
	scope.get(`${path}/:id`, async (request) => {
		parameters(request);
		const document = records.get(idOf(request));
		if (!document) throw new Missing(what);
		return rest(document, allParts);
	});
}

/** Whether the parameters that both lists know let a document through. */
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

/** Money is paid by one of these (kiotviet-api.md 3.2); a voucher is not money. */
export const method = z.enum(['Cash', 'Card', 'Transfer']);

export const taxes = z.array(z.object({ TaxId: z.number().int() }).strict()).length(1);

export const line = z
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

export const delivery = z
	.object({
		deliveryCode: z.string(),
		type: z.number(),
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
		partnerDeliveryId: z.number(),
		expectedDelivery: z.string(),
		partnerDelivery: z
			.object({
				code: z.string(),
				name: z.string(),
				address: z.string(),
				contactNumber: z.string(),
				email: z.string(),
			})
			.partial()
			.strict(),
	})
	.partial()
	.strict();

/** A delivery without what only requests say. */
export const stored = <T extends object>(terms: T | undefined) =>
	terms && omit(terms, 'expectedDelivery');

const voucher = z
	.object({
		Method: z.literal('Voucher'),
		MethodStr: z.literal('Voucher'),
		Amount: z.number().positive(),
		Id: z.literal(-1),
		AccountId: z.null(),
		VoucherId: z.number().int(),
		VoucherCampaignId: z.number().int(),
	})
	.strict();

/** What a write may say of the whole document, whether it is an order or an invoice. */
export const head = {
	branchId: z.number().int().optional(),
	purchaseDate: z.string().optional(),
	discount: z.number().optional(),
	method: method.optional(),
	totalPayment: z.number().optional(),
	accountId: z.number().int().optional(),
	soldById: z.number().int().optional(),
	saleChannelId: z.number().int().optional(),
	surchages: z
		.array(
			z
				.object({ id: z.number().int().optional(), code: z.string().optional(), price: z.number() })
				.strict(),
		)
		.optional(),
};

/** Vouchers, which only new documents take. */
export const withVouchers = {
	isApplyVoucher: z.boolean().optional(),
	Payments: z.array(voucher).optional(),
};

/** The terms of what a body says of the whole document. A body's missing `totalPayment` is 0, as in .NET. */
export function headTerms(body: {
	method?: PaymentMethod;
	accountId?: number;
	isApplyVoucher?: boolean;
	Payments?: Array<z.infer<typeof voucher>>;
	surchages?: Array<{ id?: number; code?: string; price: number }>;
}) {
	return {
		method: body.method,
		accountId: body.accountId,
		surcharges: body.surchages,
		vouchers: body.isApplyVoucher
			? body.Payments?.map(({ VoucherId, VoucherCampaignId, Amount }) => ({
					id: VoucherId,
					campaignId: VoucherCampaignId,
					amount: Amount,
				}))
			: undefined,
	};
}

/** Lines as the shop types them; the tax stands in a list with one entry. */
export function linesOf<T extends Line>(
	lines: T[],
	taxOf: (line: T) => z.infer<typeof taxes> | undefined,
): Line[] {
	return lines.map((entry) => ({ ...entry, taxId: taxOf(entry)?.[0].TaxId }));
}
