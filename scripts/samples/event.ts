// What each event operation is run with to see the shape of its output.
import type { Sample } from '../schemas';

export const samples: Record<string, Sample> = {
	readAgain(shop, item) {
		const { id: customerId } = shop.registersCustomer({
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
			email: 'mau@example.com',
		});
		const { id } = shop.sells({ customerId, lines: [{ productCode: 'SP000001', quantity: 1 }] });
		Object.assign(item, {
			event: 'invoice.created',
			resource: 'invoice',
			change: 'created',
			isNew: true,
			isCompleted: false,
			isCancelled: false,
			source: 'webhook',
			retailer: shop.retailer,
			retailerId: shop.retailerId,
			deliveryId: '5f0c1b1e-0000-4000-8000-000000000001',
			dedupeKey: '',
			readAt: '',
			record: { id },
			customer: null,
		});
		return {};
	},
};
