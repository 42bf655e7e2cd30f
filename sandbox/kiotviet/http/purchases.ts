// Purchases over HTTP (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { Switches } from '../../switches';
import { DELETED, envelope, parameters, read } from './answers';
import type { PurchaseTerms } from '../domain/purchases';
import type { Purchase } from '../domain/goodsRecords';
import { restPurchase } from '../wire/purchases';
import { idOf, PAGES, selected, type Parameters, type Query, within } from './query';
import { malformed } from '../domain/errors';
import type { KiotVietWorld } from './world';

const LIST: Parameters = {
	...PAGES,
	branchIds: 'numbers',
	status: 'numbers',
	includePayment: 'boolean',
	includeOrderDelivery: 'boolean',
	fromPurchaseDate: 'time',
	toPurchaseDate: 'time',
	TaxIds: 'numbers',
};

const body = z
	.object({
		purchaseDate: z.string(),
		branchId: z.number().int(),
		supplier: z
			.object({
				code: z.string(),
				name: z.string(),
				contactNumber: z.string(),
				address: z.string(),
				email: z.string(),
				comment: z.string(),
			})
			.partial()
			.strict(),
		description: z.string(),
		isDraft: z.number().int().min(0).max(1),
		discount: z.number(),
		discountRatio: z.number(),
		paidAmount: z.number(),
		paymentMethod: z.enum(['Cash', 'Transfer', 'Card']),
		accountId: z.number().int(),
		isApplyPurchaseTax: z.boolean(),
		surcharges: z.array(
			z
				.object({
					code: z.string(),
					name: z.string(),
					value: z.number(),
					valueRatio: z.number(),
					isSupplierExpense: z.boolean(),
					type: z.number().int(),
				})
				.partial()
				.strict(),
		),
		purchaseOrderDetails: z
			.array(
				z
					.object({
						productCode: z.string(),
						description: z.string().optional(),
						quantity: z.number().positive(),
						price: z.number(),
						discount: z.number().optional(),
						discountRatio: z.number().optional(),
						productTax: z
							.object({ taxId: z.number().int(), productId: z.number().int() })
							.strict()
							.optional(),
					})
					.strict(),
			)
			.min(1),
	})
	.partial()
	.strict();

export function purchaseCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { goods } = world.shop;

	scope.get('/purchaseorders', async (request) => {
		const query = parameters(request, LIST);
		const payments = query.flag('includePayment');
		const purchases = selected(goods.purchases.values(), query).filter((purchase) =>
			fits(purchase, query, world.switches),
		);
		return envelope(
			world,
			purchases.map((purchase) => restPurchase(purchase, { payments })),
			query,
		);
	});
	scope.get('/purchaseorders/:id', async (request) => {
		parameters(request);
		return restPurchase(goods.purchase(idOf(request)), { payments: true });
	});
	scope.post('/purchaseorders', async (request) => {
		parameters(request);
		const purchase = goods.buys(termsIn(request.body));
		return restPurchase(purchase, { payments: true, written: true });
	});
	scope.put('/purchaseorders/:id', async (request) => {
		parameters(request);
		const purchase = goods.changesPurchase(idOf(request), termsIn(request.body));
		return restPurchase(purchase, { payments: true, written: true });
	});
	scope.delete('/purchaseorders', async (request) => {
		const id = parameters(request, { id: 'number', IsVoidPayment: 'boolean' }).number('id');
		if (id === undefined) throw malformed('Tham số id không hợp lệ');
		goods.dropsPurchase(id);
		return DELETED;
	});
}

function termsIn(sent: unknown): PurchaseTerms {
	const { purchaseOrderDetails, isDraft, ...terms } = read(body, sent);
	return {
		...terms,
		isDraft: isDraft === undefined ? undefined : isDraft === 1,
		lines: purchaseOrderDetails?.map(({ productTax, ...line }) => ({
			...line,
			taxId: productTax?.taxId,
		})),
	};
}

function fits(purchase: Purchase, query: Query, switches: Switches): boolean {
	const taxIds = query.numbers('TaxIds');
	return (
		(query.numbers('branchIds')?.includes(purchase.branchId) ?? true) &&
		(query.numbers('status')?.includes(purchase.status) ?? true) &&
		within(purchase.purchaseDate, query, ['fromPurchaseDate', 'toPurchaseDate'], switches) &&
		(!taxIds || purchase.lines.some(({ taxId }) => taxId !== undefined && taxIds.includes(taxId)))
	);
}
