// Counts sales: which documents count, what they come to, and when the first and the last were.
import { partition } from 'lodash';

import { byInstant } from '../../shared/dates';
import { editOf } from '../../shared/documentCode';
import { readDate, withOffset } from './dates';
import type { SaleDocument } from './records';
import { INVOICE_STATUS, isCancelled, ORDER_STATUS } from './statuses';

/** What is kept of an order or an invoice to count it. */
export interface Sale {
	resource: 'order' | 'invoice';
	code: string;
	/** null for a guest */
	customerId: number | null;
	/** of an invoice: the order that it was made of, empty when none */
	orderCode: string;
	state: 'paid' | 'pending' | 'cancelled';
	/** what the customer must pay, in VND */
	value: number;
	/** the business date, ISO with Vietnam's offset */
	date: string | null;
	branch: Place;
	/** without an ID: KiotViet's channel "other" */
	saleChannel: Place;
}

/** A branch or a sale channel, as far as the document names it. */
interface Place {
	id: number | null;
	name: string | null;
}

/** `value` and `average` in VND; without documents there is no average. */
interface Figures {
	count: number;
	value: number;
	average: number | null;
}

/** Figures of all documents and of each state. Dates are ISO with Vietnam's offset. */
export interface Metrics {
	all: Figures;
	paid: Figures;
	pending: Figures;
	cancelled: Figures;
	/** of the first and the last document that was not cancelled */
	firstDate: string | null;
	lastDate: string | null;
}

/** What one customer ordered and bought, as the trigger's items carry it. */
export interface OrderMetrics extends Metrics {
	/** invoices that are not cancelled */
	invoiceCount: number;
	/** of the first of them */
	firstPurchaseDate: string | null;
}

const STATUSES = { order: ORDER_STATUS, invoice: INVOICE_STATUS };

/**
 * What a document is to the count.
 *
 * - `cancelled`: its status is (Đã hủy)
 * - `paid`: not cancelled, and what was paid reaches what must be paid
 * - `pending`: all others: unpaid, partly paid, or to be paid to the courier
 *
 * @see kiotviet-api.md 3.2, 3.3 (fields), 3.4 (the payment state is no field)
 */
export function saleOf(resource: 'order' | 'invoice', document: SaleDocument): Sale {
	const { code = '', customerId, total = 0, totalPayment = 0, branchId, branchName } = document;
	const { saleChannel, saleChannelId } = document as {
		saleChannel?: Partial<Place>;
		saleChannelId?: number;
	};
	const date = readDate(document.purchaseDate);
	return {
		resource,
		code,
		customerId: customerId ?? null,
		orderCode: typeof document.orderCode === 'string' ? document.orderCode : '',
		state: isCancelled(STATUSES[resource], document)
			? 'cancelled'
			: totalPayment >= total
				? 'paid'
				: 'pending',
		value: total,
		date: date && withOffset(date),
		branch: { id: branchId ?? null, name: branchName ?? null },
		saleChannel: {
			id: saleChannel?.id ?? saleChannelId ?? null,
			name: saleChannel?.name ?? null,
		},
	};
}

/**
 * The documents that count, each sale once:
 *
 * - an order whose code stands on one of the invoices is left out: the invoices are the sale
 * - a cancelled invoice that was edited (`HD000789`, then `HD000789.01`) is left out: the last one is the sale
 *
 * @param sales  all orders and invoices that may belong together
 * @see          kiotviet-api.md 3.2, 5.14 (orders and invoices), 5.7 (edited invoices)
 */
export function countedOnce(sales: Sale[]): Sale[] {
	const [invoices, orders] = partition(sales, ({ resource }) => resource === 'invoice');
	const invoiced = new Set(invoices.map(({ orderCode }) => orderCode).filter(Boolean));
	const newest = new Map<string, number>();
	for (const { code } of invoices) {
		const { base, edit } = editOf(code);
		newest.set(base, Math.max(newest.get(base) ?? 0, edit));
	}
	const isEdited = ({ code, state }: Sale) => {
		const { base, edit } = editOf(code);
		return state === 'cancelled' && edit < (newest.get(base) ?? 0);
	};
	return [
		...orders.filter(({ code }) => !invoiced.has(code)),
		...invoices.filter((invoice) => !isEdited(invoice)),
	];
}

/**
 * The figures of documents that count: how many there are, the sum of what the customers must pay (Khách cần
 * trả), and the sum divided by the number, rounded to whole đồng. `all` is paid, pending and cancelled together.
 * Returns are not taken off.
 *
 * @param counted  what `countedOnce` gave, or a part of it
 */
export function metricsOf(counted: Sale[]): Metrics {
	const inState = (state: Sale['state']) => figuresOf(counted.filter((one) => one.state === state));
	const dates = counted
		.filter(({ state, date }) => state !== 'cancelled' && date !== null)
		.map(({ date }) => date as string)
		.sort(byInstant);
	return {
		all: figuresOf(counted),
		paid: inState('paid'),
		pending: inState('pending'),
		cancelled: inState('cancelled'),
		firstDate: dates[0] ?? null,
		lastDate: dates.at(-1) ?? null,
	};
}

/** The figures of one customer, from all of the customer's orders and invoices. */
export function orderMetricsOf(sales: Sale[]): OrderMetrics {
	const counted = countedOnce(sales);
	const { all, cancelled, firstDate } = metricsOf(
		counted.filter(({ resource }) => resource === 'invoice'),
	);
	return {
		invoiceCount: all.count - cancelled.count,
		firstPurchaseDate: firstDate,
		...metricsOf(counted),
	};
}

function figuresOf(sales: Sale[]): Figures {
	const count = sales.length;
	const value = sales.reduce((sum, sale) => sum + sale.value, 0);
	return { count, value, average: count === 0 ? null : Math.round(value / count) };
}
