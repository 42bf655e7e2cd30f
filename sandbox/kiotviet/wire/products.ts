// How products, their stock and their brands look on the wire, each call in the spelling that the API has just there.
import { withOffset } from '../../clock';
import type { Books } from '../domain/books';
import type { Branch } from '../domain/catalogue';
import type { Brand, Product } from '../domain/goodsRecords';
import { stockOf } from '../domain/stock';
import { present, typeName, type Wire } from './spelling';

/** Which optional parts of a product a list was asked for (kiotviet-api.md 3.5). */
export interface ProductParts {
	inventory: boolean;
	priceBook: boolean;
	serials: boolean;
	batches: boolean;
	warranties: boolean;
	quantity: boolean;
	material: boolean;
	shelves: boolean;
	/** the branches whose stock is shown; all of them when left out */
	branchIds?: number[];
}

function productHead(product: Product, { retailerId }: Books): Wire {
	const { id, code, barCode, name, fullName, categoryId, categoryName, description } = product;
	return {
		id,
		code,
		barCode,
		retailerId,
		allowsSale: product.allowsSale,
		name,
		fullName,
		categoryId,
		categoryName,
		tradeMarkId: product.tradeMarkId,
		tradeMarkName: product.tradeMarkName,
		type: product.type,
		description,
		hasVariants: product.hasVariants,
		attributes: product.attributes.map((attribute) => ({ productId: id, ...attribute })),
		unit: product.unit,
		masterUnitId: product.masterUnitId,
		masterProductId: product.masterProductId,
		conversionValue: product.conversionValue,
		basePrice: product.basePrice,
		weight: product.weight,
		isActive: product.isActive,
		isRewardPoint: product.isRewardPoint,
		isLotSerialControl: product.isProductSerial,
		productTaxs: product.productTaxs.map(({ taxId }) => ({ productId: id, taxId })),
		purchaseTax: product.purchaseTax && { productId: id, ...product.purchaseTax },
		createdDate: product.createdDate,
		modifiedDate: product.modifiedDate,
	};
}

function inventory(product: Product, branch: Branch, books: Books): Wire {
	return {
		productId: product.id,
		productCode: product.code,
		productName: product.fullName,
		branchId: branch.id,
		branchName: branch.branchName,
		...stockOf(product, branch.id, books),
		cost: product.costs.get(branch.id) ?? 0,
	};
}

function pricesOf(product: Product, { priceBooks }: Books): Wire[] {
	return priceBooks
		.filter(({ prices }) => prices.has(product.id))
		.map(({ id, name, isActive, startDate, endDate, prices }) => ({
			priceBookId: id,
			priceBookName: name,
			productId: product.id,
			isActive,
			startDate,
			endDate,
			price: prices.get(product.id),
		}));
}

/** A product as a list gives it: pictures as objects, and only the parts that were asked for. */
export function listedProduct(product: Product, books: Books, parts: ProductParts): Wire {
	const branches = books.branches.filter(({ id }) => parts.branchIds?.includes(id) ?? true);
	const limits = parts.quantity ? { minQuantity: 0, maxQuantity: 999999999 } : {};
	return present({
		...productHead(product, books),
		images: product.images.map((Image) => ({ Image })),
		inventories: parts.inventory
			? branches.map((branch) => ({
					...inventory(product, branch, books),
					onOrder: 0,
					...limits,
				}))
			: undefined,
		priceBooks: parts.priceBook ? pricesOf(product, books) : undefined,
		productSerials: parts.serials ? [] : undefined,
		productBatchExpires: parts.batches ? [] : undefined,
		productWarranties: parts.warranties ? [] : undefined,
		productFormulas: parts.material ? [] : undefined,
		productShelves: parts.shelves ? [] : undefined,
		...limits,
	});
}

/** A single product: pictures as links, and its stock in every branch. */
export function restProduct(product: Product, books: Books): Wire {
	return present({
		...productHead(product, books),
		images: product.images,
		inventories: books.branches.map((branch) => inventory(product, branch, books)),
		priceBooks: pricesOf(product, books),
		productFormulas: [],
		productSerials: [],
		productBatchExpires: [],
		productShelves: [],
	});
}

/** A changed product, whose stock is called `inventory` in this answer alone. */
export function changedProduct(product: Product, books: Books): Wire {
	const { inventories, ...rest } = restProduct(product, books);
	return { ...rest, inventory: inventories };
}

/** A line of `GET /productOnHands`, which writes `onhand` (kiotviet-api.md 3.5). */
export function productOnHand(product: Product, books: Books, branchIds?: number[]): Wire {
	return present({
		id: product.id,
		code: product.code,
		createdDate: product.createdDate,
		modifiedDate: product.modifiedDate,
		inventories: books.branches
			.filter(({ id }) => branchIds?.includes(id) ?? true)
			.map(({ id: branchId }) => {
				const { onHand, reserved } = stockOf(product, branchId, books);
				return { branchId, onhand: onHand, reserved };
			}),
	});
}

/** Every attribute with the values it has, a bare list. */
export function attributesOf({ products }: Books): Wire[] {
	const values = new Map<string, Set<string>>();
	for (const { attributeName, attributeValue } of products.flatMap(({ attributes }) => attributes))
		values.set(attributeName, (values.get(attributeName) ?? new Set()).add(attributeValue));
	return [...values].map(([name, all], index) => {
		const id = 22001 + index;
		return {
			name,
			id,
			attributeValues: Array.from(all, (value) => ({ value, attributeId: id })),
		};
	});
}

/** A brand; one that was never edited has its creation as `modifiedDate` (kiotviet-api.md 3.5). */
export const restBrand = ({ id, name, createdDate, modifiedDate = createdDate }: Brand): Wire => ({
	tradeMarkId: id,
	tradeMarkName: name,
	createdDate,
	modifiedDate,
});

/** The data of a `product.update` delivery (kiotviet-api.md 4.4), in the order of the captured ones. */
export function deliveredProduct(product: Product, books: Books): Wire {
	const { branches } = books;
	return present({
		__type: typeName('Product'),
		Id: product.id,
		RetailerId: books.retailerId,
		Code: product.code,
		Name: product.name,
		FullName: product.fullName,
		CategoryId: product.categoryId,
		CategoryName: product.categoryName,
		masterProductId: product.masterProductId,
		AllowsSale: product.allowsSale,
		Type: product.type,
		HasVariants: product.hasVariants,
		BasePrice: product.basePrice,
		Weight: product.weight,
		Unit: product.unit,
		MasterUnitId: product.masterUnitId,
		ConversionValue: product.conversionValue,
		Description: product.description ?? '',
		ModifiedDate: withOffset(product.modifiedDate ?? product.createdDate),
		isActive: product.isActive,
		IsRewardPoint: product.isRewardPoint,
		OrderTemplate: '',
		TradeMarkId: product.tradeMarkId,
		TradeMarkName: product.tradeMarkName,
		Attributes: product.attributes.map(({ attributeName, attributeValue }) => ({
			ProductId: product.id,
			AttributeName: attributeName,
			AttributeValue: attributeValue,
		})),
		Units: [],
		Inventories: branches.map((branch) => deliveredInventory(product, branch, books)),
		PriceBooks: pricesOf(product, books).map((price) => ({
			ProductId: product.id,
			PriceBookId: price.priceBookId,
			PriceBookName: price.priceBookName,
			Price: price.price,
			IsActive: price.isActive,
			StartDate: withOffset(String(price.startDate)),
			EndDate: withOffset(String(price.endDate)),
		})),
		Serials: [],
		Images: product.images.map((Image) => ({ Image })),
	});
}

function deliveredInventory(product: Product, branch: Branch, books: Books): Wire {
	const { onHand, reserved } = stockOf(product, branch.id, books);
	return {
		ProductId: product.id,
		ProductCode: product.code,
		ProductName: product.fullName,
		BranchId: branch.id,
		BranchName: branch.branchName,
		Cost: product.costs.get(branch.id) ?? 0,
		OnHand: onHand,
		Reserved: reserved,
		MinQuantity: 0,
		MaxQuantity: 999999999,
		isActive: true,
	};
}

/** The data of a `stock.update` delivery (kiotviet-api.md 4.4). */
export function deliveredStock(product: Product, branch: Branch, books: Books): Wire {
	return {
		__type: typeName('ProductStock').replace('UpdateRes', 'Res'),
		...deliveredInventory(product, branch, books),
	};
}
