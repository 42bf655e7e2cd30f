// Orders (đặt hàng): reservations that become invoices.
import { sumBy } from 'lodash';

import type { Books } from './books';
import { announceBalance, recompute } from './customers';
import {
	addPayment,
	changeDocument,
	documentHead,
	takeVouchers,
	termsOf,
	voidPayments,
} from './documents';
import { existing, refused } from './errors';
import { announceInvoice, writeInvoice } from './invoices';
import {
	INVOICE,
	ORDER,
	ORDER_STATUS,
	type Invoice,
	type Order,
	type SaleDocument,
} from './records';
import type { SaleTerms } from './terms';

/** What a shop does with its orders. */
export const orderVerbs = (books: Books) => {
	const verbs = {
		/** A new order, status 1. `paid` is a deposit. */
		takesOrder(terms: SaleTerms): Order {
			const order: Order = {
				...documentHead(books, terms, 'order', books.nextCode('DH')),
				status: ORDER.draft,
				statusValue: ORDER_STATUS[ORDER.draft],
				usingCod: terms.delivery !== undefined,
			};
			if (terms.paid) addPayment(books, order, terms.paid, terms.method ?? 'Cash', terms.accountId);
			takeVouchers(books, order, terms);
			books.orders.set(order.id, order);
			announceOrder(books, order);
			return order;
		},

		confirmsOrder: (id: number): Order => moveOrder(books, orderOf(books, id), ORDER.confirmed),

		/** Cancels an order and, unless told otherwise, voids its deposit (`IsVoidPayment`, kiotviet-api.md 3.2). */
		cancelsOrder(id: number, options: { voidPayments?: boolean } = {}): Order {
			const order = orderOf(books, id);
			if (order.status === ORDER.cancelled) throw refused('Đơn đặt hàng đã bị hủy');
			if (options.voidPayments ?? true) voidPayments(order);
			return moveOrder(books, order, ORDER.cancelled);
		},

		/** Changes what may be changed of an order that is neither completed nor cancelled; `paid` is all that is paid. */
		changesOrder(id: number, patch: Partial<SaleTerms>): Order {
			const order = openOrder(books, id);
			changeDocument(books, order, patch);
			order.description = patch.description ?? order.description;
			const { paid, method = 'Cash', accountId } = patch;
			if (paid !== undefined && paid !== order.totalPayment)
				addPayment(books, order, paid - order.totalPayment, method, accountId);
			return moveOrder(books, order, order.status);
		},

		/** Turns an order into an invoice as ordered, but for what `terms` say otherwise. */
		makesInvoice(orderId: number, terms: Partial<SaleTerms> & { status?: number } = {}): Invoice {
			return verbs.invoicesOrder(orderId, { ...termsOf(orderOf(books, orderId)), ...terms });
		},

		/**
		 * Writes an invoice of an order: its deposit moves to the first one, `paid` comes on top (default: the rest of a
		 * counter sale, nothing of a delivery). The order becomes 3, or 6 as long as goods are left in it.
		 */
		invoicesOrder(orderId: number, terms: SaleTerms & { status?: number }): Invoice {
			const order = openOrder(books, orderId);
			const before = invoicesOf(books, order);
			const invoice = writeInvoice(books, terms, {
				status: terms.status,
				paid: terms.paid,
				deposits: before.length > 0 ? [] : order.payments.filter(({ status }) => status === 0),
				orderId: order.id,
				orderCode: order.code,
				code: books.nextCode('HD'),
			});
			const isPart = pieces([...before, invoice]) < pieces([order]);
			order.status = isPart ? ORDER.partlyInvoiced : ORDER.completed;
			order.statusValue = ORDER_STATUS[order.status];
			order.modifiedDate = books.clock.stamp();
			announceOrder(books, order);
			announceInvoice(books, invoice);
			return invoice;
		},

		order: (id: number): Order => orderOf(books, id),
	};
	return verbs;
};

const orderOf = ({ orders }: Books, id: number) => existing(orders.get(id), 'Đơn đặt hàng');

function openOrder(books: Books, id: number): Order {
	const order = orderOf(books, id);
	if (order.status === ORDER.completed || order.status === ORDER.cancelled)
		throw refused('Đơn đặt hàng đã hoàn thành hoặc đã bị hủy');
	return order;
}

const invoicesOf = ({ invoices }: Books, order: Order) =>
	[...invoices.values()].filter(
		({ orderId, status }) => orderId === order.id && status !== INVOICE.cancelled,
	);

const pieces = (documents: SaleDocument[]) =>
	sumBy(
		documents.flatMap(({ lines }) => lines),
		'quantity',
	);

function moveOrder(books: Books, order: Order, status: number): Order {
	order.status = status;
	order.statusValue = ORDER_STATUS[status];
	order.modifiedDate = books.clock.stamp();
	announceOrder(books, order);
	return order;
}

function announceOrder(books: Books, order: Order): void {
	recompute(books, order.customerId);
	books.announces('order.update', order);
	announceBalance(books, order.customerId);
}
