// What each purchase order operation is run with to see the shape of its output.
import type { Sample } from '../schemas';
import { byId } from './values';

const lines = {
	rows: [{ product: byId(48870001), quantity: '10', price: '90000', description: 'Lô 2', tax: 4 }],
};
const payment = { amount: 300000, method: 'Transfer', accountId: byId(1201) };

const withPurchase =
	(more: object): Sample =>
	(shop) => {
		const { id } = shop.goods.buys({
			supplier: { code: 'NCC000001' },
			lines: [{ productCode: 'SP000001', quantity: 10, price: 90000 }],
			paidAmount: 300000,
		});
		return { purchaseOrder: byId(id), ...more };
	};

export const samples: Record<string, Sample> = {
	create: () => ({
		branchId: byId(20001),
		supplier: byId(71001),
		saveAs: 'done',
		lines,
		additionalFields: { payment },
	}),
	delete: withPurchase({ voidPayments: true }),
	get: withPurchase({}),
	getMany: withPurchase({}),
	update: withPurchase({ updateFields: { lines, payment } }),
};
