// Releases vouchers as gifts.
import { time } from '../../form/values';
import { ofCampaign, vouchersOf } from './fields';

export const release = vouchersOf({
	value: 'release',
	name: 'Release',
	action: 'Permanently release vouchers as gifts',
	description:
		'Release unused vouchers (Chưa sử dụng) as gifts (Phát hành, tặng); it cannot be undone',
	route: 'POST /voucher/release/give',
	doing: 'Releasing',
	done: 'released',
	more: [time('ReleaseDate', 'Release Date', 'When they are released (Ngày phát hành)')],
	bodyOf: ofCampaign,
});
