// What a customer owes and has bought, and what the shop owes its suppliers, always computed from the documents so that no figure is ever counted up.
import { sumBy } from 'lodash';

import { PURCHASE, type Purchase } from './goodsRecords';
import { INVOICE, ORDER, type Customer, type Invoice, type Order, type Return } from './records';

const VND_PER_POINT = 10000;

/** The figures of a customer that follow from documents. */
export type Balance = Pick<
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
export function balanceOf(
	customerId: number,
	documents: { orders: Iterable<Order>; invoices: Iterable<Invoice>; returns: Iterable<Return> },
): Balance {
	let debt = 0;
	let totalInvoiced = 0;
	let returned = 0;
	for (const invoice of documents.invoices) {
		if (invoice.customerId !== customerId || invoice.status === INVOICE.cancelled) continue;
		totalInvoiced += invoice.total;
		if (!invoice.usingCod) debt += invoice.total - invoice.totalPayment;
	}
	for (const order of documents.orders) {
		if (order.customerId !== customerId) continue;
		if (order.status !== ORDER.cancelled && order.status !== ORDER.completed)
			debt -= order.totalPayment;
	}
	for (const goodsBack of documents.returns) {
		if (goodsBack.customerId === customerId) returned += goodsBack.returnTotal;
	}
	const totalRevenue = totalInvoiced - returned;
	const points = Math.max(0, Math.floor(totalRevenue / VND_PER_POINT));
	return { debt, totalInvoiced, totalRevenue, totalPoint: points, rewardPoint: points };
}

/** What the shop owes a supplier and has bought there, by the completed purchases. */
export function supplierBalanceOf(
	supplierId: number,
	purchases: Iterable<Purchase>,
): { debt: number; totalInvoiced: number } {
	const completed = [...purchases].filter(
		(purchase) => purchase.supplierId === supplierId && purchase.status === PURCHASE.completed,
	);
	const totalInvoiced = sumBy(completed, 'total');
	return { totalInvoiced, debt: totalInvoiced - sumBy(completed, paidOf) };
}

const paidOf = ({ payments }: Purchase) =>
	sumBy(
		payments.filter(({ status }) => status === 0),
		'amount',
	);
