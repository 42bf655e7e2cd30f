// Cancels vouchers.
import { ofCampaign, vouchersOf } from './fields';

export const cancel = vouchersOf({
	value: 'cancel',
	name: 'Cancel',
	action: 'Permanently cancel vouchers of a campaign',
	description: 'Cancel vouchers (Hủy voucher) that are not released yet; it cannot be undone',
	route: 'DELETE /voucher/cancel',
	doing: 'Cancelling',
	done: 'cancelled',
	bodyOf: ofCampaign,
});
