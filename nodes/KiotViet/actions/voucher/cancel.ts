// Cancels vouchers.
import { ofCampaign, vouchersOf } from './fields';

export const cancel = vouchersOf({
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel vouchers of a campaign',
	description: 'Cancel vouchers (Hủy voucher) that are not released yet',
	route: 'DELETE /voucher/cancel',
	doing: 'Cancelling',
	done: 'cancelled',
	bodyOf: ofCampaign,
});
