// Products (hàng hóa): what may stand on their cards, and what lies on the shelf.
import { remove } from 'lodash';

import type { Books } from './books';
import { categoryOf } from './categories';
import { existing, refused } from './errors';
import type { Product } from './goodsRecords';
import { announceStock, count, stockOf } from './stock';

/** What may be written onto a product's card; `inventories` are counts of the shelf and cost prices. */
export interface ProductCard
	extends Partial<
		Pick<
			Product,
			| 'name'
			| 'code'
			| 'barCode'
			| 'fullName'
			| 'categoryId'
			| 'allowsSale'
			| 'description'
			| 'hasVariants'
			| 'isProductSerial'
			| 'attributes'
			| 'unit'
			| 'masterProductId'
			| 'masterUnitId'
			| 'conversionValue'
			| 'basePrice'
			| 'weight'
			| 'images'
			| 'isActive'
			| 'isRewardPoint'
			| 'productTaxs'
			| 'purchaseTax'
		>
	> {
	inventories?: Array<{ branchId: number; onHand?: number; cost?: number }>;
}

const LONGEST_BAR_CODE = 16;

/** What a shop does with its products. */
export const productVerbs = (books: Books) => ({
	addsProduct(card: ProductCard & { name: string }): Product {
		checkProductCard(books, card);
		const { inventories = [], ...fields } = card;
		const product: Product = {
			type: 2,
			allowsSale: true,
			hasVariants: false,
			attributes: [],
			conversionValue: 1,
			basePrice: 0,
			images: [],
			isActive: true,
			isRewardPoint: true,
			productTaxs: [],
			categoryId: 0,
			...fields,
			fullName: '',
			categoryName: '',
			id: books.nextId('product'),
			code: card.code ?? books.nextCode('SP'),
			costs: new Map(),
			counted: new Map(),
			createdDate: books.clock.stamp(),
		};
		books.products.push(product);
		nameInFull(books, product, card.fullName);
		takeStock(books, product, inventories);
		books.announces('product.update', product);
		return product;
	},

	changesProduct: (id: number, card: ProductCard): Product => changeProduct(books, id, card),

	dropsProduct(id: number): void {
		const product = productWithId(books, id);
		remove(books.products, product);
		books.removed.products.push({ id, at: books.clock.stamp() });
		books.announces('product.delete', id);
	},

	product: (id: number): Product => productWithId(books, id),

	/** A product's stock and what of it customers ordered, in a branch. */
	stockOf: (product: Product, branchId: number) => stockOf(product, branchId, books),
});

/** @throws what KiotViet does not take on a card (kiotviet-api.md 3.5); `id` is the product's own */
export function checkProductCard(books: Books, card: ProductCard, id?: number): void {
	if (card.name === '') throw refused('Tên hàng hóa không được để trống');
	const holder = books.products.find(({ code }) => code === card.code);
	if (holder && holder.id !== id) throw refused(`Mã hàng hóa ${holder.code} đã tồn tại`);
	if ((card.barCode ?? '').length > LONGEST_BAR_CODE)
		throw refused(`Mã vạch không được quá ${LONGEST_BAR_CODE} ký tự`);
	if (card.categoryId !== undefined) categoryOf(books, card.categoryId);
	for (const master of [card.masterProductId, card.masterUnitId])
		if (master !== undefined) productWithId(books, master);
	for (const { branchId } of card.inventories ?? []) books.branch(branchId);
}

export function changeProduct(
	books: Books,
	id: number,
	{ inventories = [], ...card }: ProductCard,
): Product {
	const product = productWithId(books, id);
	checkProductCard(books, { ...card, inventories }, id);
	Object.assign(product, card);
	nameInFull(books, product, card.fullName);
	product.modifiedDate = books.clock.stamp();
	takeStock(books, product, inventories);
	books.announces('product.update', product);
	return product;
}

export const productWithId = ({ products }: Books, id: number): Product =>
	existing(
		products.find((product) => product.id === id),
		'Hàng hóa',
	);

/** The names that follow from others: with attributes and unit, and of the category. */
function nameInFull({ categories }: Books, product: Product, fullName?: string): void {
	const { name, attributes, unit, categoryId } = product;
	const values = attributes.map(({ attributeValue }) => attributeValue);
	product.fullName =
		fullName ?? [name, ...values].join(' - ') + (unit === undefined ? '' : ` (${unit})`);
	product.categoryName = categories.find(({ id }) => id === categoryId)?.name ?? '';
}

function takeStock(
	books: Books,
	product: Product,
	inventories: NonNullable<ProductCard['inventories']>,
): void {
	for (const { branchId, onHand, cost } of inventories) {
		if (cost !== undefined) product.costs.set(branchId, cost);
		if (onHand === undefined) continue;
		count(product, branchId, onHand, books);
		announceStock(books, [[product.id, branchId]]);
	}
}
