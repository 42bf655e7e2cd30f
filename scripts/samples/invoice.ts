// What each invoice operation is run with to see the shape of its output.
import type { Sample } from '../schemas';
import { lines, byId } from './values';

const delivery = {
	receiver: 'Nguyễn Thị Mẫu',
	contactNumber: '0900000001',
	address: '12 Đường Mẫu',
	locationName: 'Hà Nội - Quận Ba Đình',
	price: 30000,
	status: 2,
	usingPriceCod: true,
};

const withInvoice =
	(more: object): Sample =>
	(shop) => {
		const { id: customerId } = shop.registersCustomer({
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
		});
		const { id } = shop.sells({
			customerId,
			lines: [{ productCode: 'SP000001', quantity: 2, discountRatio: 10, taxId: 4 }],
			paid: 100000,
			method: 'Transfer',
			saleChannelId: 496001,
			surcharges: [{ id: 301, price: 30000 }],
			delivery,
		});
		shop.changesInvoice(id, { status: 3 });
		return { invoice: byId(id), ...more };
	};

export const samples: Record<string, Sample> = {
	cancel: withInvoice({ voidPayments: true }),
	collectPayment: withInvoice({
		amount: '100000',
		method: 'Transfer',
		additionalFields: { accountId: byId(1201) },
	}),
	create(shop) {
		const { id } = shop.registersCustomer({
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
		});
		return {
			branchId: byId(20001),
			lines,
			additionalFields: {
				customerId: byId(id),
				delivery,
				payment: { amount: 100000, method: 'Transfer', accountId: byId(1201) },
				saleChannelId: byId(496001),
				surcharges: { rows: [{ code: 'THK000001', price: '30000' }] },
			},
		};
	},
	get: withInvoice({}),
	getMany: withInvoice({}),
	setEInvoiceInfo: withInvoice({
		invoiceRefId: '11111111-2222-4333-8444-555555555555',
		eInvoiceProvider: 0,
		eInvoiceStatus: 2,
		eInvoiceKind: 1,
	}),
	update: withInvoice({ updateFields: { lines, delivery: { status: 3 }, status: 1 } }),
};
