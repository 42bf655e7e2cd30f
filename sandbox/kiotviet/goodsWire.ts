// How the shop's goods look on the wire, each call in the spelling that the API has just there.
import { withOffset } from '../clock';
import { groupsOf } from './catalogue';
import type { Branch } from './catalogue';
import type { Goods } from './goods';
import type {
	Brand,
	Category,
	PriceBook,
	Product,
	Purchase,
	PurchaseLine,
	Supplier,
	SupplierOrder,
	Transfer,
	TransferLine,
} from './goodsRecords';
import type { Shop } from './shop';
import { present, typeName, type Wire } from './wire';

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

function productHead(product: Product, { retailerId }: Shop): Wire {
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

function inventory(product: Product, branch: Branch, goods: Goods): Wire {
	return {
		productId: product.id,
		productCode: product.code,
		productName: product.fullName,
		branchId: branch.id,
		branchName: branch.branchName,
		...goods.stockOf(product, branch.id),
		cost: product.costs.get(branch.id) ?? 0,
	};
}

function pricesOf(product: Product, { priceBooks }: Goods): Wire[] {
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
export function listedProduct(product: Product, shop: Shop, parts: ProductParts): Wire {
	const branches = shop.branches.filter(({ id }) => parts.branchIds?.includes(id) ?? true);
	const limits = parts.quantity ? { minQuantity: 0, maxQuantity: 999999999 } : {};
	return present({
		...productHead(product, shop),
		images: product.images.map((Image) => ({ Image })),
		inventories: parts.inventory
			? branches.map((branch) => ({
					...inventory(product, branch, shop.goods),
					onOrder: 0,
					...limits,
				}))
			: undefined,
		priceBooks: parts.priceBook ? pricesOf(product, shop.goods) : undefined,
		productSerials: parts.serials ? [] : undefined,
		productBatchExpires: parts.batches ? [] : undefined,
		productWarranties: parts.warranties ? [] : undefined,
		productFormulas: parts.material ? [] : undefined,
		productShelves: parts.shelves ? [] : undefined,
		...limits,
	});
}

/** A single product: pictures as links, and its stock in every branch. */
export function restProduct(product: Product, shop: Shop): Wire {
	return present({
		...productHead(product, shop),
		images: product.images,
		inventories: shop.branches.map((branch) => inventory(product, branch, shop.goods)),
		priceBooks: pricesOf(product, shop.goods),
		productFormulas: [],
		productSerials: [],
		productBatchExpires: [],
		productShelves: [],
	});
}

/** A changed product, whose stock is called `inventory` in this answer alone. */
export function changedProduct(product: Product, shop: Shop): Wire {
	const { inventories, ...rest } = restProduct(product, shop);
	return { ...rest, inventory: inventories };
}

/** A line of `GET /productOnHands`, which writes `onhand` (kiotviet-api.md 3.5). */
export function productOnHand(product: Product, shop: Shop, branchIds?: number[]): Wire {
	return present({
		id: product.id,
		code: product.code,
		createdDate: product.createdDate,
		modifiedDate: product.modifiedDate,
		inventories: shop.branches
			.filter(({ id }) => branchIds?.includes(id) ?? true)
			.map(({ id: branchId }) => {
				const { onHand, reserved } = shop.goods.stockOf(product, branchId);
				return { branchId, onhand: onHand, reserved };
			}),
	});
}

/** Every attribute with the values it has, a bare list. */
export function attributesOf({ products }: Goods): Wire[] {
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

/** A product group; with `children` as a tree or a single one gives it. */
export function restCategory(category: Category, goods: Goods, withChildren = false): Wire {
	const { id, name, ...rest } = category;
	const children = goods.childrenOf(id);
	return present({
		categoryId: id,
		categoryName: name,
		...rest,
		hasChild: children.length > 0,
		children: withChildren ? children.map((child) => restCategory(child, goods, true)) : undefined,
	});
}

/** A brand; one that was never edited has its creation as `modifiedDate` (kiotviet-api.md 3.5). */
export const restBrand = ({ id, name, createdDate, modifiedDate = createdDate }: Brand): Wire => ({
	tradeMarkId: id,
	tradeMarkName: name,
	createdDate,
	modifiedDate,
});

export function restSupplier(
	supplier: Supplier,
	goods: Goods,
	parts: { totals: boolean; groups: boolean },
): Wire {
	const { groups, ...always } = supplier;
	const { debt, totalInvoiced } = goods.standingOf(supplier.id);
	return present({
		...always,
		debt,
		...(parts.totals ? { totalInvoiced, totalInvoicedWithoutReturn: totalInvoiced } : {}),
		...(parts.groups ? { groups } : {}),
	});
}

/** A purchase; the product's code is PascalCase when it is read, camelCase when it was written. */
export function restPurchase(
	{ payments, lines, ...always }: Purchase,
	{ payments: withPayments, written = false }: { payments: boolean; written?: boolean },
): Wire {
	return present({
		...always,
		totalTax: 0,
		purchaseOrderDetails: lines.map((line) => purchaseLine(line, always.retailerId, written)),
		payments: withPayments ? payments : undefined,
	});
}

function purchaseLine(line: PurchaseLine, retailerId: number, written: boolean): Wire {
	const { productCode, taxId, ...rest } = line;
	return present({
		...rest,
		[written ? 'productCode' : 'ProductCode']: productCode,
		serialNumbers: '',
		purchaseOrderDetailTaxes: taxId === undefined ? [] : [{ retailerId, taxId }],
	});
}

export function restSupplierOrder(order: SupplierOrder, goods: Goods): Wire {
	const { lines, supplierId, ...always } = order;
	const supplier = goods.suppliers.find(({ id }) => id === supplierId);
	const subTotal = lines.reduce((sum, { quantity, price, discount }) => {
		return sum + quantity * (price - discount);
	}, 0);
	const totalQuantity = lines.reduce((sum, { quantity }) => sum + quantity, 0);
	return present({
		...always,
		totalTax: 0,
		orderSupplierDetails: lines.map((line, index) => ({
			id: order.id * 100 + index,
			orderSupplierId: order.id,
			...line,
			createdDate: order.createdDate,
			orderQuantity: line.quantity,
			subTotal: line.quantity * (line.price - line.discount),
			orderSupplierDetailTaxes: [],
		})),
		OrderSupplierExpensesOthers: [],
		total: subTotal,
		totalQuantity,
		subTotal,
		paidAmount: 0,
		toComplete: false,
		viewPrice: true,
		supplierDebt: 0,
		supplierOldDebt: 0,
		supplierId,
		supplierCode: supplier?.code,
		supplierName: supplier?.name,
	});
}

/** A transfer as lists spell it. */
export function listedTransfer(transfer: Transfer): Wire {
	return {
		...transferHead(transfer),
		transferDetails: transfer.lines.map((line) => transferLine(line, 'recieveQuantity')),
	};
}

/** A transfer as creating and changing one answers it, the two apart in one letter. */
export function writtenTransfer(
	transfer: Transfer,
	spelling: 'recivedQuantity' | 'receiveQuantity',
): Wire {
	return {
		...transferHead(transfer),
		dispatchedDate: transfer.transferredDate,
		isActive: true,
		transferDetails: transfer.lines.map((line) => transferLine(line, spelling)),
	};
}

/** A single transfer, which has words of its own. */
export function restTransfer(transfer: Transfer, branches: Branch[]): Wire {
	const nameOf = (branchId: number) => branches.find(({ id }) => id === branchId)?.branchName;
	const { id, code, status, fromBranchId, toBranchId, createdById, createdByName } = transfer;
	return present({
		id,
		code,
		status,
		transferredDate: transfer.transferredDate,
		receivedDate: transfer.receivedDate,
		createdById,
		createdByName,
		fromBranchId,
		fromBranchName: nameOf(fromBranchId),
		toBranchId,
		toBranchName: nameOf(toBranchId),
		noteBySource: transfer.description,
		details: transfer.lines.map((line, index) => ({
			id: id * 100 + index,
			productId: line.productId,
			productCode: line.productCode,
			productName: line.productName,
			transferredQuantity: line.sendQuantity,
			price: line.price,
			totalTransfer: line.sendQuantity * line.price,
			totalReceive: line.receivedQuantity * line.price,
		})),
	});
}

function transferHead(transfer: Transfer): Wire {
	const { id, code, fromBranchId, toBranchId, status, retailerId, description } = transfer;
	return { id, code, fromBranchId, toBranchId, status, retailerId, description };
}

function transferLine(line: TransferLine, spelling: string): Wire {
	const { productId, productCode, sendQuantity, receivedQuantity, price } = line;
	return {
		productId,
		productCode,
		sendQuantity,
		[spelling]: receivedQuantity,
		price,
		sendPrice: price,
		receivePrice: price,
	};
}

export function restPriceBook(
	priceBook: PriceBook,
	shop: Shop,
	parts: { branches: boolean; groups: boolean; users: boolean },
): Wire {
	const { id: priceBookId, name, isActive, isGlobal, startDate, endDate } = priceBook;
	const groups = groupsOf(shop.retailerId);
	const relation = (index: number) => ({ id: priceBookId * 10 + index, priceBookId });
	return present({
		id: priceBookId,
		name,
		isActive,
		isGlobal,
		startDate,
		endDate,
		forAllCusGroup: priceBook.forAllCusGroup,
		forAllUser: priceBook.forAllUser,
		priceBookBranches: parts.branches
			? priceBook.branchIds.map((branchId, index) => ({ ...relation(index), branchId }))
			: undefined,
		priceBookCustomerGroups: parts.groups
			? priceBook.customerGroupIds.map((customerGroupId, index) => ({
					...relation(index),
					customerGroupId,
					customerGroupName: groups.find(({ id }) => id === customerGroupId)?.name,
				}))
			: undefined,
		priceBookUsers: parts.users
			? priceBook.userIds.map((userId, index) => ({
					...relation(index),
					userId,
					userName: shop.users.find(({ id }) => id === userId)?.userName,
				}))
			: undefined,
	});
}

/** The data of a `product.update` delivery (kiotviet-api.md 4.4), in the order of the captured ones. */
export function deliveredProduct(product: Product, shop: Shop): Wire {
	const { goods, branches } = shop;
	return present({
		__type: typeName('Product'),
		Id: product.id,
		RetailerId: shop.retailerId,
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
		Inventories: branches.map((branch) => deliveredInventory(product, branch, goods)),
		PriceBooks: pricesOf(product, goods).map((price) => ({
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

function deliveredInventory(product: Product, branch: Branch, goods: Goods): Wire {
	const { onHand, reserved } = goods.stockOf(product, branch.id);
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
export function deliveredStock(product: Product, branch: Branch, goods: Goods): Wire {
	return {
		__type: typeName('ProductStock').replace('UpdateRes', 'Res'),
		...deliveredInventory(product, branch, goods),
	};
}

/** The data of a `category.update` delivery, where the ID is `Id` (kiotviet-api.md 4.4). */
export function deliveredCategory(category: Category, goods: Goods): Wire {
	return present({
		__type: typeName('Category'),
		Id: category.id,
		Name: category.name,
		ParentId: category.parentId,
		IsDeleted: false,
		CreatedDate: withOffset(category.createdDate),
		ModifiedDate: category.modifiedDate && withOffset(category.modifiedDate),
		RetailerId: category.retailerId,
		Rank: category.rank,
		HasChild: goods.childrenOf(category.id).length > 0,
	});
}
