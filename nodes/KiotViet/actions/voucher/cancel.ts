// Cancels vouchers.
import { SOURCES } from '../../api/sources';
import { ofCampaign, vouchersOf } from './vouchers';

export const cancel = vouchersOf({
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel vouchers of a campaign',
	description: 'Cancel vouchers (Hủy voucher) that are not released yet',
	method: 'DELETE',
	path: `${SOURCES.voucher.path}/cancel`,
	doing: 'Cancelling',
	done: 'cancelled',
	bodyOf: ofCampaign,
});
