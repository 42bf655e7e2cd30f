// Returns (trả hàng): goods that come back, and the money for them.
import { naiveTime } from '../../clock';
import type { Books } from './books';
import { recompute } from './customers';
import { invoiceOf } from './invoices';
import type { Return } from './records';
import { documentLines, totalOf, type Line } from './terms';

/** What a shop does with goods that come back. */
export const returnVerbs = (books: Books) => ({
	/** Takes goods back, all of them unless said otherwise. Listed by `GET /returns`; no webhook tells it. */
	returnsGoods(invoiceId: number, terms: { lines?: Line[]; fee?: number } = {}): Return {
		const invoice = invoiceOf(books, invoiceId);
		const lines = documentLines(books.products, terms.lines ?? invoice.lines);
		const returnTotal = totalOf(lines, 0);
		const returnFee = terms.fee ?? 0;
		const now = books.clock.now();
		const goodsBack: Return = {
			id: books.nextId('return'),
			code: books.nextCode('TH'),
			invoiceId,
			returnDate: naiveTime(now),
			branchId: invoice.branchId,
			branchName: invoice.branchName,
			receivedById: invoice.soldById,
			soldByName: invoice.soldByName,
			customerId: invoice.customerId,
			customerCode: invoice.customerCode,
			customerName: invoice.customerName,
			returnTotal,
			returnDiscount: 0,
			returnFee,
			totalPayment: returnTotal - returnFee,
			status: 1,
			statusValue: 'Đã trả',
			payments: [],
			lines,
			createdDate: naiveTime(now),
		};
		books.returns.set(goodsBack.id, goodsBack);
		recompute(books, goodsBack.customerId);
		return goodsBack;
	},
});
