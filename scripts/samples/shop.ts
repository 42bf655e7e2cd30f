// What each shop operation is run with to see the shape of its output.
import type { Sample } from '../schemas';

export const samples: Record<string, Sample> = {
	checkSetup(shop) {
		shop.letsAnotherOwnerRegister('invoice.update');
		return {};
	},
	getMetrics(shop) {
		const lines = [{ productCode: 'SP000001', quantity: 1 }];
		const march = { lines, purchaseDate: '2026-03-01T10:00:00', saleChannelId: 496001 };
		shop.sells(march);
		shop.sells({ ...march, paid: 0 });
		shop.cancelsOrder(shop.takesOrder(march).id);
		return {
			from: '2026-03-01',
			until: '2026-03-31',
			additionalFields: { breakDownBy: ['branch', 'saleChannel'] },
		};
	},
};
