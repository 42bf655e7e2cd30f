// What orders and invoices have in common: how one comes about, is paid and is changed.
import { naiveTime } from '../../clock';
import type { Books } from './books';
import { customerOf } from './customers';
import { existing } from './errors';
import type { Customer, PaymentMethod, SaleDocument } from './records';
import { deliveryOf, documentLines, purchaseDateOf, totalOf, type SaleTerms } from './terms';

const PAYMENT_STATUS = { paid: 'Đã thanh toán', cancelled: 'Đã hủy' };

/** A new document without its status, unpaid. */
export function documentHead(
	books: Books,
	terms: SaleTerms,
	kind: 'order' | 'invoice',
	code: string,
): Omit<SaleDocument, 'status' | 'statusValue' | 'usingCod'> {
	const customer = buyerOf(books, terms.customerId);
	const branch = books.branch(terms.branchId ?? books.branches[0].id);
	const lines = documentLines(books.products, terms.lines);
	const surcharges = books.surcharges.applied(terms.surcharges);
	const seller = books.users.find(({ id }) => id === terms.soldById) ?? books.users[0];
	const now = books.clock.now();
	return {
		id: books.nextId(kind),
		code,
		purchaseDate: purchaseDateOf(terms.purchaseDate, now),
		branchId: branch.id,
		branchName: branch.branchName,
		soldById: seller.id,
		soldByName: seller.givenName,
		customerId: customer?.id,
		customerCode: customer?.code,
		customerName: customer?.name,
		total: totalOf(lines, terms.discount ?? 0, surcharges),
		totalPayment: 0,
		discount: terms.discount ?? 0,
		description: terms.description ?? '',
		saleChannelId: terms.saleChannelId,
		payments: [],
		surcharges,
		lines,
		delivery: deliveryOf(terms.delivery, customer),
		retailerId: books.retailerId,
		createdDate: naiveTime(now),
	};
}

/** What of a document its successor says again, an order's invoice or an edited invoice. */
export function termsOf(document: SaleDocument): SaleTerms {
	return {
		customerId: document.customerId,
		lines: document.lines,
		discount: document.discount,
		description: document.description,
		branchId: document.branchId,
		saleChannelId: document.saleChannelId,
		soldById: document.soldById,
		surcharges: document.surcharges.map(({ surchargeId, price }) => ({ id: surchargeId, price })),
		delivery: document.delivery && { ...document.delivery },
	};
}

/** The customer that a document names; a guest's names none. */
export function buyerOf(books: Books, id: number | undefined): Customer | undefined {
	return id === undefined ? undefined : customerOf(books, id);
}

/** Puts a payment on a document; the first one bears the document's business date. */
export function addPayment(
	books: Books,
	document: SaleDocument,
	amount: number,
	method: PaymentMethod,
	accountId = books.bankAccounts[0].id,
): void {
	const account = existing(
		books.bankAccounts.find(({ id }) => id === accountId),
		'Tài khoản ngân hàng',
	);
	const number = document.payments.length;
	document.payments.push({
		id: books.nextId('payment'),
		code: `TT${document.code}${number === 0 ? '' : `-${number}`}`,
		amount,
		method,
		status: 0,
		statusValue: PAYMENT_STATUS.paid,
		transDate: number === 0 ? document.purchaseDate : books.clock.stamp(),
		...(method === 'Cash' || method === 'Voucher'
			? {}
			: { accountId, bankAccount: `${account.bankName} - ${account.accountNumber}` }),
	});
	document.totalPayment += amount;
}

/** The vouchers that are paid with; all of them must be good before one is used. */
export function takeVouchers(
	books: Books,
	document: SaleDocument,
	{ vouchers = [] }: SaleTerms,
): void {
	const good = vouchers.map(({ id, campaignId, amount }) => ({
		voucher: books.vouchers.usable(id, campaignId),
		amount,
	}));
	for (const { voucher, amount } of good) {
		books.vouchers.uses(voucher);
		addPayment(books, document, amount, 'Voucher');
	}
}

export function voidPayments(document: SaleDocument): void {
	for (const payment of document.payments) {
		payment.status = 1;
		payment.statusValue = PAYMENT_STATUS.cancelled;
	}
	document.totalPayment = 0;
}

/** What orders and invoices let change; nothing is changed when something of it is refused. */
export function changeDocument(
	books: Books,
	document: SaleDocument,
	patch: Partial<SaleTerms>,
): void {
	const { lines, surcharges, purchaseDate, branchId, customerId, delivery, soldById } = patch;
	const changed: Partial<SaleDocument> = {};
	if (lines) changed.lines = documentLines(books.products, lines);
	if (surcharges) changed.surcharges = books.surcharges.applied(surcharges);
	if (purchaseDate) changed.purchaseDate = purchaseDateOf(purchaseDate, books.clock.now());
	if (branchId !== undefined) {
		const { id, branchName } = books.branch(branchId);
		Object.assign(changed, { branchId: id, branchName });
	}
	const customer = buyerOf(books, customerId ?? document.customerId);
	if (customer && customerId !== undefined) {
		const { id, code, name } = customer;
		Object.assign(changed, { customerId: id, customerCode: code, customerName: name });
	}
	if (delivery) changed.delivery = deliveryOf({ ...document.delivery, ...delivery }, customer);
	const seller = books.users.find(({ id }) => id === soldById);
	if (seller) Object.assign(changed, { soldById, soldByName: seller.givenName });
	changed.discount = patch.discount ?? document.discount;
	changed.saleChannelId = patch.saleChannelId ?? document.saleChannelId;
	Object.assign(document, changed);
	document.total = totalOf(document.lines, document.discount, document.surcharges);
}
