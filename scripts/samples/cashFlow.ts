// What each cash book operation is run with to see the shape of its output.
import type { Sample } from '../schemas';

export const samples: Record<string, Sample> = {
	getMany(shop) {
		const { id: customerId } = shop.registersCustomer({ name: 'Nguyễn Thị Mẫu' });
		shop.sells({ customerId, lines: [{ productCode: 'SP000001', quantity: 1 }] });
		return {};
	},
};
