// The shop's goods: what people do with products, purchases and transfers, and what each deed changes and announces.
import { omitBy, remove, sumBy } from 'lodash';

import {
	brandsOfShop,
	categoriesOf,
	priceBooksOfShop,
	productsOfShop,
	supplierOrdersOf,
	suppliersOf,
} from './catalogue';
import type {
	Category,
	PriceBook,
	Product,
	Purchase,
	PurchaseLine,
	Supplier,
	Transfer,
	TransferLine,
} from './goodsRecords';
import { deliveredCategory, deliveredProduct, deliveredStock } from './goodsWire';
import type { PaymentMethod } from './records';
import { malformed, Missing, refused, Refusal } from './refusal';
import type { Removal, Shop } from './shop';
import * as stock from './stock';
import { purchaseDateOf } from './terms';

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

/** A purchase as the shop types it; money in VND. */
export interface PurchaseTerms {
	branchId?: number;
	purchaseDate?: string;
	supplier?: { code?: string; name?: string };
	description?: string;
	isDraft?: boolean;
	discount?: number;
	discountRatio?: number;
	paidAmount?: number;
	paymentMethod?: PaymentMethod;
	lines?: Array<{
		productCode: string;
		description?: string;
		quantity: number;
		price: number;
		discount?: number;
		discountRatio?: number;
		taxId?: number;
	}>;
}

/** A transfer as the shop types it. */
export interface TransferTerms {
	fromBranchId?: number;
	toBranchId?: number;
	isDraft?: boolean;
	code?: string;
	description?: string;
	status?: number;
	lines?: Array<{
		productId?: number;
		productCode?: string;
		sendQuantity: number;
		receivedQuantity?: number;
		price?: number;
	}>;
}

const LONGEST_BAR_CODE = 16;
const LONGEST_CATEGORY = 125;
const DEEPEST_CATEGORY = 3;
const DRAFT = { purchase: 1, transfer: 1 };
const DONE = { purchase: 3, transfer: 2 };

export class Goods {
	readonly products = productsOfShop();
	readonly categories: Category[];
	readonly brands = brandsOfShop();
	readonly suppliers: Supplier[];
	readonly priceBooks = priceBooksOfShop();
	readonly supplierOrders;
	readonly purchases = new Map<number, Purchase>();
	readonly transfers = new Map<number, Transfer>();
	/** Deletions that lists must still be able to tell, by kind. */
	readonly removed = {
		products: [] as Removal[],
		categories: [] as Removal[],
		suppliers: [] as Removal[],
	};

	private readonly lastIds = {
		product: 48870100,
		category: 1601100,
		purchase: 7400000,
		transfer: 3300000,
		payment: 91000000,
	};
	private readonly lastNumbers = { SP: 100, PN: 0, TRF: 0 };

	constructor(private readonly shop: Shop) {
		this.categories = categoriesOf(shop.retailerId);
		this.suppliers = suppliersOf(shop.retailerId);
		this.supplierOrders = supplierOrdersOf(shop.retailerId);
	}

	// Products (hàng hóa)

	addsProduct(card: ProductCard & { name: string }): Product {
		this.refusesCard(card);
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
			id: (this.lastIds.product += 1),
			code: card.code ?? this.nextCode('SP'),
			costs: new Map(),
			counted: new Map(),
			createdDate: this.shop.clock.stamp(),
		};
		this.products.push(product);
		this.names(product, card.fullName);
		this.takesStock(product, inventories);
		this.announcesProduct(product);
		return product;
	}

	/** What KiotViet does not take on a card (kiotviet-api.md 3.5); `id` is the product's own. */
	refusesCard(card: ProductCard, id?: number): void {
		if (card.name === '') throw refused('Tên hàng hóa không được để trống');
		const holder = this.products.find(({ code }) => code === card.code);
		if (holder && holder.id !== id) throw refused(`Mã hàng hóa ${holder.code} đã tồn tại`);
		if ((card.barCode ?? '').length > LONGEST_BAR_CODE)
			throw refused(`Mã vạch không được quá ${LONGEST_BAR_CODE} ký tự`);
		if (card.categoryId !== undefined) this.category(card.categoryId);
		for (const master of [card.masterProductId, card.masterUnitId])
			if (master !== undefined) this.product(master);
		for (const { branchId } of card.inventories ?? []) this.branch(branchId);
	}

	changesProduct(id: number, { inventories = [], ...card }: ProductCard): Product {
		const product = this.product(id);
		this.refusesCard({ ...card, inventories }, id);
		Object.assign(product, card);
		this.names(product, card.fullName);
		product.modifiedDate = this.shop.clock.stamp();
		this.takesStock(product, inventories);
		this.announcesProduct(product);
		return product;
	}

	dropsProduct(id: number): void {
		const product = this.product(id);
		remove(this.products, product);
		this.removed.products.push({ id, at: this.shop.clock.stamp() });
		this.shop.announces('product.delete', [id]);
	}

	product(id: number): Product {
		const product = this.products.find((one) => one.id === id);
		if (!product) throw new Missing('Hàng hóa');
		return product;
	}

	/** A product's stock and what of it customers ordered, in a branch. */
	stockOf(product: Product, branchId: number): { onHand: number; reserved: number } {
		return {
			onHand: stock.onHand(product, branchId, this.movements),
			reserved: stock.reserved(product, branchId, this.movements),
		};
	}

	// Product groups (nhóm hàng)

	addsCategory({ name, parentId }: { name: string; parentId?: number }): Category {
		this.refusesCategory({ name, parentId });
		const category: Category = {
			id: (this.lastIds.category += 1),
			name,
			parentId,
			rank: this.categories.length,
			retailerId: this.shop.retailerId,
			createdDate: this.shop.clock.stamp(),
		};
		this.categories.push(category);
		this.announcesCategory(category);
		return category;
	}

	changesCategory(id: number, patch: { name?: string; parentId?: number }): Category {
		const category = this.category(id);
		this.refusesCategory(patch, id);
		Object.assign(category, given(patch));
		category.modifiedDate = this.shop.clock.stamp();
		for (const product of this.products)
			if (product.categoryId === id) product.categoryName = category.name;
		this.announcesCategory(category);
		return category;
	}

	dropsCategory(id: number): void {
		const category = this.category(id);
		if (this.childrenOf(id).length > 0) throw refused('Nhóm hàng đang chứa nhóm hàng con');
		if (this.products.some(({ categoryId }) => categoryId === id))
			throw refused('Nhóm hàng đang được sử dụng');
		remove(this.categories, category);
		this.removed.categories.push({ id, at: this.shop.clock.stamp() });
		this.shop.announces('category.delete', [id]);
	}

	category(id: number): Category {
		const category = this.categories.find((one) => one.id === id);
		if (!category) throw new Missing('Nhóm hàng');
		return category;
	}

	childrenOf(id: number): Category[] {
		return this.categories.filter(({ parentId }) => parentId === id);
	}

	// Suppliers (nhà cung cấp)

	dropsSupplier(id: number): void {
		if (remove(this.suppliers, (supplier) => supplier.id === id).length === 0)
			throw new Missing('Nhà cung cấp');
		this.removed.suppliers.push({ id, at: this.shop.clock.stamp() });
	}

	/** What the shop owes a supplier and has bought there, by the completed purchases. */
	standingOf(supplierId: number): { debt: number; totalInvoiced: number } {
		const purchases = [...this.purchases.values()].filter(
			(purchase) => purchase.supplierId === supplierId && purchase.status === DONE.purchase,
		);
		const totalInvoiced = sumBy(purchases, 'total');
		return { totalInvoiced, debt: totalInvoiced - sumBy(purchases, paidOf) };
	}

	// Purchases (nhập hàng)

	/** Goods from a supplier: a draft changes nothing, else the branch's stock grows. */
	buys(terms: PurchaseTerms): Purchase {
		const now = this.shop.clock.now();
		const branch = this.branch(terms.branchId ?? this.shop.branches[0].id);
		const [buyer] = this.shop.users;
		const purchase: Purchase = {
			id: (this.lastIds.purchase += 1),
			code: this.nextCode('PN'),
			branchId: branch.id,
			branchName: branch.branchName,
			purchaseDate: purchaseDateOf(terms.purchaseDate, now),
			description: '',
			discount: 0,
			total: 0,
			purchaseById: buyer.id,
			purchaseName: buyer.givenName,
			status: terms.isDraft ? DRAFT.purchase : DONE.purchase,
			payments: [],
			lines: [],
			retailerId: this.shop.retailerId,
			createdDate: this.shop.clock.stamp(),
		};
		if (!terms.lines) throw malformed('Chứng từ phải có ít nhất một hàng hóa');
		this.writes(purchase, terms);
		this.purchases.set(purchase.id, purchase);
		this.announcesStock([purchase]);
		return purchase;
	}

	changesPurchase(id: number, terms: PurchaseTerms): Purchase {
		const purchase = this.purchase(id);
		const before = { ...purchase };
		this.writes(purchase, terms);
		purchase.modifiedDate = this.shop.clock.stamp();
		this.announcesStock([before, purchase]);
		return purchase;
	}

	/** Takes a purchase out of the books, and its goods out of the stock. */
	dropsPurchase(id: number): void {
		const purchase = this.purchase(id);
		this.purchases.delete(id);
		this.announcesStock([purchase]);
	}

	purchase(id: number): Purchase {
		const purchase = this.purchases.get(id);
		if (!purchase) throw new Missing('Phiếu nhập hàng');
		return purchase;
	}

	// Transfers (chuyển hàng)

	/** Sends goods to another branch: they leave at once, and arrive as far as they were received. */
	moves(terms: TransferTerms): Transfer {
		const [creator] = this.shop.users;
		const now = this.shop.clock.stamp();
		const transfer: Transfer = {
			id: (this.lastIds.transfer += 1),
			code: terms.code ?? this.nextCode('TRF'),
			fromBranchId: 0,
			toBranchId: 0,
			description: '',
			isDraft: false,
			status: DONE.transfer,
			transferredDate: now,
			lines: [],
			createdById: creator.id,
			createdByName: creator.givenName,
			retailerId: this.shop.retailerId,
			createdDate: now,
		};
		const { fromBranchId, toBranchId, lines } = terms;
		if (fromBranchId === undefined || toBranchId === undefined || !lines)
			throw malformed('Phiếu chuyển hàng phải có chi nhánh và hàng hóa');
		this.fills(transfer, terms);
		this.transfers.set(transfer.id, transfer);
		this.announcesTransfer(transfer);
		return transfer;
	}

	changesTransfer(id: number, terms: TransferTerms): Transfer {
		const transfer = this.transfer(id);
		const before = { ...transfer };
		this.fills(transfer, terms);
		transfer.modifiedDate = this.shop.clock.stamp();
		this.announcesTransfer(before, transfer);
		return transfer;
	}

	dropsTransfer(id: number): void {
		const transfer = this.transfer(id);
		this.transfers.delete(id);
		this.announcesTransfer(transfer);
	}

	transfer(id: number): Transfer {
		const transfer = this.transfers.get(id);
		if (!transfer) throw new Missing('Phiếu chuyển hàng');
		return transfer;
	}

	// Price books (bảng giá)

	/** Sets a product's price; price book 0 is the general one, which is the product's own price. */
	setsPrice(priceBookId: number, productId: number, price: number): void {
		const product = this.product(productId);
		if (priceBookId === 0) {
			this.changesProduct(product.id, { basePrice: price });
			return;
		}
		const priceBook = this.priceBook(priceBookId);
		priceBook.prices.set(productId, price);
		priceBook.modifiedDate = this.shop.clock.stamp();
		this.shop.announces('pricebookdetail.update', [
			{ PriceBookId: priceBookId, ProductId: productId, Price: price },
		]);
	}

	priceBook(id: number): PriceBook {
		const priceBook = this.priceBooks.find((one) => one.id === id);
		if (!priceBook) throw new Missing('Bảng giá');
		return priceBook;
	}

	// How it comes about

	private get movements(): stock.Movements {
		return {
			invoices: this.shop.invoices.values(),
			orders: this.shop.orders.values(),
			returns: this.shop.returns.values(),
			purchases: this.purchases.values(),
			transfers: this.transfers.values(),
		};
	}

	private branch(id: number) {
		const branch = this.shop.branches.find((one) => one.id === id);
		if (!branch) throw new Missing('Chi nhánh');
		return branch;
	}

	/** The names that follow from others: with attributes and unit, and of the category. */
	private names(product: Product, fullName?: string): void {
		const { name, attributes, unit, categoryId } = product;
		const values = attributes.map(({ attributeValue }) => attributeValue);
		product.fullName =
			fullName ?? [name, ...values].join(' - ') + (unit === undefined ? '' : ` (${unit})`);
		const category = this.categories.find(({ id }) => id === categoryId);
		product.categoryName = category?.name ?? '';
	}

	private takesStock(product: Product, inventories: NonNullable<ProductCard['inventories']>): void {
		for (const { branchId, onHand, cost } of inventories) {
			if (cost !== undefined) product.costs.set(branchId, cost);
			if (onHand === undefined) continue;
			stock.count(product, branchId, onHand, this.movements);
			this.announcesStockOf(product, branchId);
		}
	}

	private refusesCategory(
		{ name, parentId }: { name?: string; parentId?: number },
		id?: number,
	): void {
		if (name === '') throw refused('Tên nhóm hàng không được để trống');
		if ((name ?? '').length > LONGEST_CATEGORY)
			throw refused(`Tên nhóm hàng không được quá ${LONGEST_CATEGORY} ký tự`);
		let level = 1;
		for (let above = parentId; above !== undefined; above = this.category(above).parentId) {
			if (above === id) throw refused('Nhóm hàng cha không hợp lệ');
			level += 1;
		}
		if (level > DEEPEST_CATEGORY) throw refused(`Chỉ cho phép tối đa ${DEEPEST_CATEGORY} cấp`);
	}

	private writes(purchase: Purchase, terms: PurchaseTerms): void {
		// What would be refused must be refused before anything is written.
		const branch = terms.branchId === undefined ? undefined : this.branch(terms.branchId);
		const lines = terms.lines?.map((line) => this.purchaseLine(line));
		const code = terms.supplier?.code;
		const supplier = this.suppliers.find((one) => one.code === code);
		if (code !== undefined && !supplier) throw new Missing('Nhà cung cấp');
		if (branch) Object.assign(purchase, { branchId: branch.id, branchName: branch.branchName });
		if (lines) purchase.lines = lines;
		if (terms.supplier) {
			purchase.supplierId = supplier?.id;
			purchase.supplierCode = supplier?.code;
			purchase.supplierName = terms.supplier.name ?? supplier?.name;
		}
		if (terms.purchaseDate !== undefined)
			purchase.purchaseDate = purchaseDateOf(terms.purchaseDate, this.shop.clock.now());
		if (terms.isDraft !== undefined) purchase.status = (terms.isDraft ? DRAFT : DONE).purchase;
		const { description, discount, discountRatio } = terms;
		Object.assign(purchase, given({ description, discount, discountRatio }));
		const sum = sumBy(purchase.lines, (line) => line.quantity * (line.price - line.discount));
		const off = purchase.discountRatio ? (sum * purchase.discountRatio) / 100 : purchase.discount;
		purchase.total = Math.max(0, sum - off);
		if (terms.paidAmount) {
			purchase.payments.push({
				id: (this.lastIds.payment += 1),
				code: `PC${purchase.code}`,
				amount: terms.paidAmount,
				method: terms.paymentMethod ?? 'Cash',
				status: 0,
				statusValue: 'Đã thanh toán',
				transDate: purchase.purchaseDate,
			});
		}
	}

	private purchaseLine(line: NonNullable<PurchaseTerms['lines']>[number]): PurchaseLine {
		const product = this.lineProduct(({ code }) => code === line.productCode);
		const off = line.discountRatio ? (line.price * line.discountRatio) / 100 : line.discount;
		return {
			...line,
			productId: product.id,
			productCode: product.code,
			productName: product.fullName,
			discount: off ?? 0,
		};
	}

	private fills(transfer: Transfer, { lines, ...terms }: TransferTerms): void {
		const { fromBranchId = transfer.fromBranchId, toBranchId = transfer.toBranchId } = terms;
		this.branch(fromBranchId);
		this.branch(toBranchId);
		if (fromBranchId === toBranchId)
			throw refused('Chi nhánh chuyển và chi nhánh nhận phải khác nhau');
		const written = lines?.map((line): TransferLine => {
			const product = this.lineProduct(({ id, code }) =>
				line.productId === undefined ? code === line.productCode : id === line.productId,
			);
			return {
				productId: product.id,
				productCode: product.code,
				productName: product.fullName,
				sendQuantity: line.sendQuantity,
				receivedQuantity: line.receivedQuantity ?? 0,
				price: line.price ?? product.basePrice,
			};
		});
		Object.assign(transfer, given({ ...terms, lines: written }));
		if (terms.isDraft !== undefined && terms.status === undefined)
			transfer.status = (terms.isDraft ? DRAFT : DONE).transfer;
		if (transfer.lines.some(({ receivedQuantity }) => receivedQuantity > 0))
			transfer.receivedDate ??= this.shop.clock.stamp();
	}

	private lineProduct(fits: (product: Product) => boolean): Product {
		const product = this.products.find(fits);
		if (product) return product;
		throw new Refusal(
			420,
			'KvValidateProductException',
			'Hàng hóa được chọn không tồn tại hoặc đã bị xóa',
		);
	}

	private announcesProduct(product: Product): void {
		this.shop.announces('product.update', [deliveredProduct(product, this.shop)]);
	}

	private announcesCategory(category: Category): void {
		this.shop.announces('category.update', [deliveredCategory(category, this)]);
	}

	private announcesStock(purchases: Purchase[]): void {
		const touched = purchases.filter(({ status }) => status === DONE.purchase);
		this.announcesStockIn(
			touched.flatMap(({ branchId, lines }) => lines.map((line) => [line.productId, branchId])),
		);
	}

	private announcesTransfer(...transfers: Transfer[]): void {
		this.announcesStockIn(
			transfers
				.filter(({ isDraft }) => !isDraft)
				.flatMap(({ fromBranchId, toBranchId, lines }) =>
					lines.flatMap(({ productId }) => [
						[productId, fromBranchId],
						[productId, toBranchId],
					]),
				),
		);
	}

	/** Each place whose stock may have changed, once. */
	private announcesStockIn(places: number[][]): void {
		for (const place of new Set(places.map((one) => one.join()))) {
			const [productId, branchId] = place.split(',').map(Number);
			const product = this.products.find(({ id }) => id === productId);
			if (product) this.announcesStockOf(product, branchId);
		}
	}

	private announcesStockOf(product: Product, branchId: number): void {
		this.shop.announces('stock.update', [deliveredStock(product, this.branch(branchId), this)]);
	}

	private nextCode(prefix: keyof Goods['lastNumbers']): string {
		this.lastNumbers[prefix] += 1;
		return `${prefix}${String(this.lastNumbers[prefix]).padStart(6, '0')}`;
	}
}

const paidOf = ({ payments }: Purchase) =>
	sumBy(
		payments.filter(({ status }) => status === 0),
		'amount',
	);

/** Without what was not said. */
const given = <T extends object>(patch: T) => omitBy(patch, (value) => value === undefined);
