// How suppliers and the orders to them look on the wire.
import { supplierBalanceOf } from '../domain/balance';
import type { Books } from '../domain/books';
import type { Supplier, SupplierOrder } from '../domain/goodsRecords';
import { asShown, present, type FigureSwitches, type Wire } from './spelling';

export function restSupplier(
	supplier: Supplier,
	{ purchases }: Books,
	parts: { totals: boolean; groups: boolean },
	switches: FigureSwitches,
): Wire {
	const { groups, ...always } = supplier;
	const { debt, totalInvoiced } = supplierBalanceOf(supplier.id, purchases.values());
	return present({
		...always,
		...asShown({ debt }, switches),
		...(parts.totals ? { totalInvoiced, totalInvoicedWithoutReturn: totalInvoiced } : {}),
		...(parts.groups ? { groups } : {}),
	});
}

export function restSupplierOrder(order: SupplierOrder, { suppliers }: Books): Wire {
	const { lines, supplierId, ...always } = order;
	const supplier = suppliers.find(({ id }) => id === supplierId);
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
