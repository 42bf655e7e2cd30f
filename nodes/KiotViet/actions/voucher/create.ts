// Creates vouchers of a campaign.
import { vouchersOf } from './fields';

export const create = vouchersOf({
	value: 'create',
	name: 'Create',
	action: 'Create vouchers of a campaign',
	description: 'Create vouchers with codes of your own; the campaign must be active',
	route: 'POST /voucher',
	doing: 'Creating',
	done: 'created',
	bodyOf: (voucherCampaignId, codes) => ({
		voucherCampaignId,
		data: codes.map((code) => ({ code })),
	}),
});
