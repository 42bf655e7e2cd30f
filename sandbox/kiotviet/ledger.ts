// What a customer owes and has bought, always computed from the documents so that no figure is ever counted up.
import type { Customer, Invoice, Order, Return } from './records';

const CANCELLED_ORDER = 4;
const COMPLETED_ORDER = 3;
const CANCELLED_INVOICE = 2;
const VND_PER_POINT = 10000;

/** The figures of a customer that follow from documents. */
export type Standing = Pick<
	Customer,
	'debt' | 'totalInvoiced' | 'totalRevenue' | 'totalPoint' | 'rewardPoint'
>;

/**
 * The sandbox's rules, in VND:
 * - `debt`: what is unpaid on invoices that are neither cancelled nor COD, less the deposits on orders that are
 *   neither cancelled nor completed (a completed order's deposit moved to its invoice)
 * - `totalInvoiced`: the invoices that are not cancelled
 * - `totalRevenue`: the same less returns
 * - `totalPoint`, `rewardPoint`: one point for each full 10,000 VND of `totalRevenue`
 */
export function standingOf(
	customerId: number,
	documents: { orders: Iterable<Order>; invoices: Iterable<Invoice>; returns: Iterable<Return> },
): Standing {
	let debt = 0;
	let totalInvoiced = 0;
	let returned = 0;
	for (const invoice of documents.invoices) {
		if (invoice.customerId !== customerId || invoice.status === CANCELLED_INVOICE) continue;
		totalInvoiced += invoice.total;
		if (!invoice.usingCod) debt += invoice.total - invoice.totalPayment;
	}
	for (const order of documents.orders) {
		if (order.customerId !== customerId) continue;
		if (order.status !== CANCELLED_ORDER && order.status !== COMPLETED_ORDER)
			debt -= order.totalPayment;
	}
	for (const goodsBack of documents.returns) {
		if (goodsBack.customerId === customerId) returned += goodsBack.returnTotal;
	}
	const totalRevenue = totalInvoiced - returned;
	const points = Math.max(0, Math.floor(totalRevenue / VND_PER_POINT));
	return { debt, totalInvoiced, totalRevenue, totalPoint: points, rewardPoint: points };
}
