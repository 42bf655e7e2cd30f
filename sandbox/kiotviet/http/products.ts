// Products, their attributes, stock and brands over HTTP (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';
import { omit } from 'lodash';
import { z } from 'zod';

import { codeOf, DELETED, envelope, parameters, read, withCode } from './answers';
import type { Product } from '../domain/goodsRecords';
import { checkProductCard } from '../domain/products';
import {
	attributesOf,
	changedProduct,
	listedProduct,
	productOnHand,
	restBrand,
	restProduct,
} from '../wire/products';
import { idOf, PAGING, removedSince, selected, type Parameters, type Query } from './query';
import { KiotVietError } from '../domain/errors';
import type { KiotVietWorld } from './world';

const LIST: Parameters = {
	...PAGING,
	includeInventory: 'boolean',
	includePricebook: 'boolean',
	IncludeSerials: 'boolean',
	IncludeBatchExpires: 'boolean',
	includeWarranties: 'boolean',
	includeQuantity: 'boolean',
	includeMaterial: 'boolean',
	IncludeProductShelves: 'boolean',
	includeSoftDeletedAttribute: 'boolean',
	includeRemoveIds: 'boolean',
	categoryId: 'number',
	masterUnitId: 'number',
	masterProductId: 'number',
	BranchIds: 'numbers',
	productType: 'number',
	isActive: 'boolean',
	name: 'text',
	tradeMarkId: 'number',
};

const ids = z.number().int();
const tax = z.object({ taxId: ids }).strict();

const inventory = z
	.object({
		branchId: ids,
		branchName: z.string().optional(),
		onHand: z.number().optional(),
		cost: z.number().optional(),
	})
	.strict();

/** What every call takes that writes a product. */
const common = z
	.object({
		name: z.string(),
		code: z.string(),
		categoryId: ids,
		allowsSale: z.boolean(),
		description: z.string(),
		hasVariants: z.boolean(),
		attributes: z.array(
			z.object({ attributeName: z.string(), attributeValue: z.string() }).strict(),
		),
		unit: z.string(),
		masterUnitId: ids,
		conversionValue: z.number(),
		inventories: z.array(inventory),
		basePrice: z.number(),
		weight: z.number(),
		productTaxs: z.array(tax),
		purchaseTax: tax,
	})
	.partial()
	.strict();

const family = { masterProductId: ids, fullName: z.string(), images: z.array(z.string().url()) };
const named = { name: z.string() };

const newProduct = common.extend({
	...z.object({ ...family, barCode: z.string(), isProductSerial: z.boolean() }).partial().shape,
	...named,
});
const changedCard = common.extend(
	z.object({ barCode: z.string(), isActive: z.boolean(), isRewardPoint: z.boolean() }).partial()
		.shape,
);
const inList = common.extend(z.object({ ...family, branchId: ids }).partial().shape);

/** A card in a list also says in which branch one works, which changes nothing here. */
const inShop = <Card extends object>(card: Card) => omit(card, 'branchId');

export function productCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { goods, books } = world.shop;

	scope.get('/products', async (request) => {
		const query = parameters(request, LIST);
		const parts = {
			inventory: query.flag('includeInventory'),
			priceBook: query.flag('includePricebook'),
			serials: query.flag('IncludeSerials'),
			batches: query.flag('IncludeBatchExpires'),
			warranties: query.flag('includeWarranties'),
			quantity: query.flag('includeQuantity'),
			material: query.flag('includeMaterial'),
			shelves: query.flag('IncludeProductShelves'),
			branchIds: query.numbers('BranchIds'),
		};
		const products = selected(goods.products, query).filter((product) => fits(product, query));
		return envelope(
			world,
			products.map((product) => listedProduct(product, books, parts)),
			query,
			query.flag('includeRemoveIds')
				? { removeId: removedSince(goods.removed.products, query) }
				: {},
		);
	});
	const one: Parameters = { includeSoftDeletedAttribute: 'boolean' };
	scope.get('/products/code/:code', async (request) => {
		parameters(request, one);
		const { oddProductCodes } = world.switches;
		if (oddProductCodes !== 'found' && /[*+#()]/.test(codeOf(request))) {
			const status = Number(oddProductCodes);
			const errorCode = status === 420 ? 'KvValidateProductException' : 'ArgumentException';
			throw new KiotVietError(status, errorCode, 'Mã hàng không hợp lệ');
		}
		return restProduct(withCode(goods.products, request, 'Hàng hóa'), books);
	});
	scope.get('/products/:id', async (request) => {
		parameters(request, one);
		return restProduct(goods.product(idOf(request)), books);
	});

	scope.post('/products', async (request) => {
		parameters(request);
		return restProduct(goods.addsProduct(read(newProduct, request.body)), books);
	});
	scope.put('/products/:id', async (request) => {
		parameters(request, { branchId: 'number' });
		const card = read(changedCard, request.body);
		return changedProduct(goods.changesProduct(idOf(request), card), books);
	});
	scope.delete('/products/:id', async (request) => {
		parameters(request);
		goods.dropsProduct(idOf(request));
		return DELETED;
	});

	scope.post('/listaddproducts', async (request) => {
		parameters(request);
		const { listProducts } = read(
			z.object({ listProducts: z.array(inList.extend(named)).min(1) }).strict(),
			request.body,
		);
		for (const card of listProducts) checkProductCard(books, card);
		for (const card of listProducts) goods.addsProduct(inShop(card));
		return { message: 'Thêm mới danh sách sản phẩm thành công' };
	});
	scope.put('/listupdatedproducts', async (request) => {
		parameters(request);
		const { listProducts } = read(
			z.object({ listProducts: z.array(inList.extend({ id: ids })).min(1) }).strict(),
			request.body,
		);
		for (const { id, ...card } of listProducts)
			checkProductCard(books, inShop(card), goods.product(id).id);
		for (const { id, ...card } of listProducts) goods.changesProduct(id, inShop(card));
		return { message: 'Cập nhật danh sách sản phẩm thành công' };
	});

	scope.get('/productOnHands', async (request) => {
		const query = parameters(request, { ...PAGING, branchIds: 'numbers' });
		return envelope(
			world,
			selected(goods.products, query).map((product) =>
				productOnHand(product, books, query.numbers('branchIds')),
			),
			query,
		);
	});
	scope.get('/attributes/allwithdistinctvalue', async (request) => {
		parameters(request);
		return attributesOf(books);
	});
	scope.get('/trademark', async (request) => {
		const query = parameters(request, PAGING);
		return envelope(world, selected(goods.brands, query, 'name').map(restBrand), query);
	});
}

function fits(product: Product, query: Query): boolean {
	const is = (field: number | undefined, name: string) => {
		const wanted = query.number(name);
		return wanted === undefined || field === wanted;
	};
	return (
		product.name.toLowerCase().includes(query.text('name')?.toLowerCase() ?? '') &&
		is(product.categoryId, 'categoryId') &&
		is(product.masterUnitId, 'masterUnitId') &&
		is(product.masterProductId, 'masterProductId') &&
		is(product.type, 'productType') &&
		is(product.tradeMarkId, 'tradeMarkId') &&
		(query.says('isActive') === undefined || query.says('isActive') === product.isActive)
	);
}
