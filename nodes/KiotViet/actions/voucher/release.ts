// Releases vouchers as gifts.
import { SOURCES } from '../../api/sources';
import { time } from '../inputs';
import { ofCampaign, vouchersOf } from './vouchers';

export const release = vouchersOf({
	value: 'release',
	name: 'Release',
	action: 'Release vouchers as gifts',
	description: 'Release unused vouchers (Chưa sử dụng) as gifts (Phát hành, tặng)',
	method: 'POST',
	path: `${SOURCES.voucher.path}/release/give`,
	doing: 'Releasing',
	done: 'released',
	more: [time('ReleaseDate', 'Release Date', 'When they are released (Ngày phát hành)')],
	bodyOf: ofCampaign,
});
