// Creates vouchers of a campaign.
import { SOURCES } from '../../api/sources';
import { vouchersOf } from './vouchers';

export const create = vouchersOf({
	value: 'create',
	name: 'Create',
	action: 'Create vouchers of a campaign',
	description: 'Create vouchers with codes of your own; the campaign must be active',
	method: 'POST',
	path: SOURCES.voucher.path,
	doing: 'Creating',
	done: 'created',
	bodyOf: (voucherCampaignId, codes) => ({
		voucherCampaignId,
		data: codes.map((code) => ({ code })),
	}),
});
