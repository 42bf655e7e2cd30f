// Purchases (nhập hàng): goods that come from suppliers.
import { sumBy } from 'lodash';

import type { Books } from './books';
import { existing, malformed, Missing } from './errors';
import { PURCHASE, type Purchase, type PurchaseLine } from './goodsRecords';
import type { PaymentMethod } from './records';
import { announceStock } from './stock';
import { given, productOf, purchaseDateOf } from './terms';

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

/** What a shop does with its purchases. */
export const purchaseVerbs = (books: Books) => ({
	/** Goods from a supplier: a draft changes nothing, else the branch's stock grows. */
	buys(terms: PurchaseTerms): Purchase {
		const now = books.clock.now();
		const branch = books.branch(terms.branchId ?? books.branches[0].id);
		const [buyer] = books.users;
		const purchase: Purchase = {
			id: books.nextId('purchase'),
			code: books.nextCode('PN'),
			branchId: branch.id,
			branchName: branch.branchName,
			purchaseDate: purchaseDateOf(terms.purchaseDate, now),
			description: '',
			discount: 0,
			total: 0,
			purchaseById: buyer.id,
			purchaseName: buyer.givenName,
			status: terms.isDraft ? PURCHASE.draft : PURCHASE.completed,
			payments: [],
			lines: [],
			retailerId: books.retailerId,
			createdDate: books.clock.stamp(),
		};
		if (!terms.lines) throw malformed('Chứng từ phải có ít nhất một hàng hóa');
		write(books, purchase, terms);
		books.purchases.set(purchase.id, purchase);
		announce(books, purchase);
		return purchase;
	},

	changesPurchase(id: number, terms: PurchaseTerms): Purchase {
		const purchase = purchaseOf(books, id);
		const before = { ...purchase };
		write(books, purchase, terms);
		purchase.modifiedDate = books.clock.stamp();
		announce(books, before, purchase);
		return purchase;
	},

	/** Takes a purchase out of the books, and its goods out of the stock. */
	dropsPurchase(id: number): void {
		const purchase = purchaseOf(books, id);
		books.purchases.delete(id);
		announce(books, purchase);
	},

	purchase: (id: number): Purchase => purchaseOf(books, id),
});

const purchaseOf = ({ purchases }: Books, id: number): Purchase =>
	existing(purchases.get(id), 'Phiếu nhập hàng');

function write(books: Books, purchase: Purchase, terms: PurchaseTerms): void {
	// What would be refused must be refused before anything is written.
	const branch = terms.branchId === undefined ? undefined : books.branch(terms.branchId);
	const lines = terms.lines?.map((line) => lineOf(books, line));
	const code = terms.supplier?.code;
	const supplier = books.suppliers.find((one) => one.code === code);
	if (code !== undefined && !supplier) throw new Missing('Nhà cung cấp');
	if (branch) Object.assign(purchase, { branchId: branch.id, branchName: branch.branchName });
	if (lines) purchase.lines = lines;
	if (terms.supplier) {
		purchase.supplierId = supplier?.id;
		purchase.supplierCode = supplier?.code;
		purchase.supplierName = terms.supplier.name ?? supplier?.name;
	}
	if (terms.purchaseDate !== undefined)
		purchase.purchaseDate = purchaseDateOf(terms.purchaseDate, books.clock.now());
	if (terms.isDraft !== undefined)
		purchase.status = terms.isDraft ? PURCHASE.draft : PURCHASE.completed;
	const { description, discount, discountRatio } = terms;
	Object.assign(purchase, given({ description, discount, discountRatio }));
	const sum = sumBy(purchase.lines, (line) => line.quantity * (line.price - line.discount));
	const off = purchase.discountRatio ? (sum * purchase.discountRatio) / 100 : purchase.discount;
	purchase.total = Math.max(0, sum - off);
	if (terms.paidAmount) {
		purchase.payments.push({
			id: books.nextId('purchasePayment'),
			code: `PC${purchase.code}`,
			amount: terms.paidAmount,
			method: terms.paymentMethod ?? 'Cash',
			status: 0,
			statusValue: 'Đã thanh toán',
			transDate: purchase.purchaseDate,
		});
	}
}

function lineOf(
	{ products }: Books,
	line: NonNullable<PurchaseTerms['lines']>[number],
): PurchaseLine {
	const product = productOf(products, { productCode: line.productCode });
	const off = line.discountRatio ? (line.price * line.discountRatio) / 100 : line.discount;
	return {
		...line,
		productId: product.id,
		productCode: product.code,
		productName: product.fullName,
		discount: off ?? 0,
	};
}

function announce(books: Books, ...purchases: Purchase[]): void {
	announceStock(
		books,
		purchases
			.filter(({ status }) => status === PURCHASE.completed)
			.flatMap(({ branchId, lines }) =>
				lines.map(({ productId }): [number, number] => [productId, branchId]),
			),
	);
}
