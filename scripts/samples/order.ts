// What each order operation is run with to see the shape of its output.
import type { Shop } from '../../sandbox';
import type { Sample } from '../schemas';
import { lines, byId } from './values';

const newCustomer = (shop: Shop) =>
	shop.registersCustomer({ name: 'Nguyễn Thị Mẫu', contactNumber: '0900000001' }).id;

/** What creating and changing say alike. */
const details = (shop: Shop) => ({
	customer: byId(newCustomer(shop)),
	delivery: {
		receiver: 'Nguyễn Thị Mẫu',
		contactNumber: '0900000001',
		address: '12 Đường Mẫu',
		locationName: 'Hà Nội - Quận Ba Đình',
		price: 30000,
	},
	description: 'Đơn từ n8n',
	payment: { amount: 100000, method: 'Transfer', accountId: byId(1201) },
	saleChannelId: byId(496001),
	surcharges: { rows: [{ code: 'THK000001', price: '30000' }] },
});

const withOrder =
	(more: (shop: Shop) => object): Sample =>
	(shop) => {
		const { id } = shop.takesOrder({
			customerId: newCustomer(shop),
			lines: [{ productCode: 'SP000001', quantity: 2, discountRatio: 10, taxId: 4 }],
			paid: 100000,
			method: 'Transfer',
			saleChannelId: 496001,
			surcharges: [{ id: 301, price: 30000 }],
			delivery: { price: 30000, address: '12 Đường Mẫu', locationName: 'Hà Nội - Quận Ba Đình' },
		});
		shop.confirmsOrder(id);
		return { order: byId(id), ...more(shop) };
	};

export const samples: Record<string, Sample> = {
	cancel: withOrder(() => ({ voidPayments: true })),
	create: (shop) => ({ branchId: byId(20001), lines, additionalFields: details(shop) }),
	get: withOrder(() => ({})),
	getMany: withOrder(() => ({})),
	makeInvoice: withOrder(() => ({})),
	update: withOrder((shop) => ({ updateFields: { ...details(shop), lines } })),
};
