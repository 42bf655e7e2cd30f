// What each voucher operation is run with to see the shape of its output.
import type { Sample } from '../schemas';
import { byId } from './values';

const campaignId = byId(30087);

const withVoucher: Sample = (shop) => {
	shop.vouchers.creates(30087, ['VC000001']);
	return { campaignId, codes: 'VC000001' };
};

export const samples: Record<string, Sample> = {
	cancel: withVoucher,
	create: () => ({ campaignId, codes: 'VC000001' }),
	getMany(shop) {
		const parameters = withVoucher(shop, {});
		shop.vouchers.gives(30087, ['VC000001']);
		return parameters;
	},
	release: withVoucher,
};
