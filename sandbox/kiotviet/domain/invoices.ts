// Invoices (hóa đơn): sales, how they are paid, edited and cancelled.
import type { Books } from './books';
import { announceBalance, recompute } from './customers';
import {
	addPayment,
	buyerOf,
	changeDocument,
	documentHead,
	takeVouchers,
	termsOf,
	voidPayments,
} from './documents';
import { existing, refused } from './errors';
import {
	DELIVERY_STATUS,
	INVOICE,
	INVOICE_STATUS,
	type Invoice,
	type Payment,
	type PaymentMethod,
} from './records';
import { documentLines, type SaleTerms } from './terms';

/** What a shop does with its invoices. */
export const invoiceVerbs = (books: Books) => ({
	/** A sale: at the counter it is complete (status 1) and paid in full, with a delivery it is status 3 and unpaid. */
	sells(terms: SaleTerms & { status?: number }): Invoice {
		const { status, paid } = terms;
		const invoice = writeInvoice(books, terms, { status, paid, code: books.nextCode('HD') });
		announceInvoice(books, invoice);
		return invoice;
	},

	/** Completes a sale that was being processed; `paid` is taken now (default: the rest). */
	completesInvoice(
		id: number,
		{ paid, method = 'Cash' }: { paid?: number; method?: PaymentMethod } = {},
	): Invoice {
		const invoice = livingInvoice(books, id);
		const amount = paid ?? Math.max(0, invoice.total - invoice.totalPayment);
		if (amount > 0) addPayment(books, invoice, amount, method);
		if (invoice.delivery) {
			invoice.delivery.status = 3;
			invoice.delivery.statusValue = DELIVERY_STATUS[3];
		}
		return moveInvoice(books, invoice, INVOICE.completed);
	},

	/**
	 * Changes a sale through the API: in place, unlike an edit in the shop. Its status may be another, such as 5,
	 * could not be delivered; `method` takes the rest of the money, as a courier brings it.
	 */
	changesInvoice(id: number, patch: Partial<SaleTerms> & { status?: number }): Invoice {
		const invoice = livingInvoice(books, id);
		const status = patch.status ?? invoice.status;
		checkStatus(status);
		changeDocument(books, invoice, patch);
		const rest = invoice.total - invoice.totalPayment;
		if (patch.method && rest > 0) addPayment(books, invoice, rest, patch.method, patch.accountId);
		return moveInvoice(books, invoice, status);
	},

	/** Takes money for an invoice (kiotviet-api.md 3.3, "collect a debt"). */
	collectsPayment(
		invoiceId: number,
		amount: number,
		method: PaymentMethod = 'Cash',
		accountId?: number,
	): Invoice {
		const invoice = livingInvoice(books, invoiceId);
		addPayment(books, invoice, amount, method, accountId);
		return moveInvoice(books, invoice, invoice.status);
	},

	/**
	 * Edits an invoice as KiotViet does: the old one is cancelled, a new one with the next suffix takes its place,
	 * with the same business date (kiotviet-api.md 5.7). Without `paid`, what was paid stays paid.
	 */
	editsInvoice(
		id: number,
		patch: Partial<SaleTerms> & { status?: number },
	): { cancelled: Invoice; replacement: Invoice } {
		const cancelled = livingInvoice(books, id);
		const { totalPayment, total, payments, purchaseDate, orderId, orderCode } = cancelled;
		const method = payments.find(({ status }) => status === 0)?.method;
		const status = patch.status ?? cancelled.status;
		const terms: SaleTerms = { ...termsOf(cancelled), method, ...patch, purchaseDate };
		// What would be refused must be refused before the old invoice is gone.
		documentLines(books.products, terms.lines);
		buyerOf(books, terms.customerId);
		voidPayments(cancelled);
		moveInvoice(books, cancelled, INVOICE.cancelled);
		const replacement = writeInvoice(books, terms, {
			status,
			paid: patch.paid,
			paidBefore: { amount: totalPayment, inFull: totalPayment >= total },
			orderId,
			orderCode,
			code: nextSuffix(cancelled.code),
		});
		announceInvoice(books, replacement);
		return { cancelled, replacement };
	},

	/** Cancels an invoice and, unless told otherwise, voids its payments. */
	cancelsInvoice(id: number, options: { voidPayments?: boolean } = {}): Invoice {
		const invoice = livingInvoice(books, id);
		if (options.voidPayments ?? true) voidPayments(invoice);
		return moveInvoice(books, invoice, INVOICE.cancelled);
	},

	invoice: (id: number): Invoice => invoiceOf(books, id),
});

export const invoiceOf = ({ invoices }: Books, id: number) => existing(invoices.get(id), 'Hóa đơn');

/** Where an invoice comes from: a counter sale, an order, or one that it replaces. */
interface Origin {
	status?: number;
	paid?: number;
	paidBefore?: { amount: number; inFull: boolean };
	deposits?: Payment[];
	orderId?: number;
	orderCode?: string;
	code: string;
}

/** Writes an invoice into the books, and tells nobody yet. */
export function writeInvoice(books: Books, terms: SaleTerms, origin: Origin): Invoice {
	const status = origin.status ?? (terms.delivery ? INVOICE.processing : INVOICE.completed);
	checkStatus(status);
	const head = documentHead(books, terms, 'invoice', origin.code);
	const invoice: Invoice = {
		...head,
		uuid: `W${head.id}${String(books.clock.now().toMillis()).slice(-9)}`,
		orderCode: origin.orderCode ?? '',
		orderId: origin.orderId,
		status,
		statusValue: INVOICE_STATUS[status],
		usingCod: terms.delivery !== undefined,
	};
	if (invoice.delivery && !invoice.delivery.deliveryCode)
		invoice.delivery.deliveryCode = invoice.code.replace(/^HD/, 'VD');
	for (const { amount, method } of origin.deposits ?? [])
		addPayment(books, invoice, amount, method);
	const paid = origin.paid ?? usuallyPaid(invoice, origin);
	if (paid > 0) addPayment(books, invoice, paid, terms.method ?? 'Cash', terms.accountId);
	takeVouchers(books, invoice, terms);
	books.invoices.set(invoice.id, invoice);
	return invoice;
}

/** What is paid where nobody says: what was paid before, else the rest of a complete sale. */
function usuallyPaid(
	{ total, totalPayment, status }: Invoice,
	{ paidBefore }: Pick<Origin, 'paidBefore'>,
): number {
	const rest = Math.max(0, total - totalPayment);
	if (paidBefore) return paidBefore.inFull ? rest : Math.min(paidBefore.amount, rest);
	return status === INVOICE.completed ? rest : 0;
}

export function announceInvoice(books: Books, invoice: Invoice): void {
	recompute(books, invoice.customerId);
	books.announces('invoice.update', invoice);
	announceBalance(books, invoice.customerId);
}

function moveInvoice(books: Books, invoice: Invoice, status: number): Invoice {
	invoice.status = status;
	invoice.statusValue = INVOICE_STATUS[status];
	invoice.modifiedDate = books.clock.stamp();
	announceInvoice(books, invoice);
	return invoice;
}

function livingInvoice(books: Books, id: number): Invoice {
	const invoice = invoiceOf(books, id);
	if (invoice.status === INVOICE.cancelled) throw refused('Hóa đơn đã bị hủy');
	return invoice;
}

function checkStatus(status: number): void {
	if (!(status in INVOICE_STATUS)) throw refused('Trạng thái hóa đơn không hợp lệ');
}

function nextSuffix(code: string): string {
	const [base, suffix = '0'] = code.split('.');
	return `${base}.${String(Number(suffix) + 1).padStart(2, '0')}`;
}
