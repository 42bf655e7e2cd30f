// Lists the vouchers of a campaign.
import { SOURCES } from '../../api/sources';
import { VOUCHER_STATUS } from '../../api/statuses';
import { choice, text, time, withWords } from '../inputs';
import { getManyOf } from '../listing';
import { campaignInput } from './vouchers';

export const getMany = getManyOf({
	source: SOURCES.voucher,
	needs: [campaignInput],
	filters: [
		time('lastModifiedFrom', 'Changed Since', 'Vouchers created or changed since then'),
		text('code', 'Code', 'The voucher with this code', { placeholder: 'e.g. VC000001' }),
		choice('status', 'Status', 'Vouchers in this status', withWords(VOUCHER_STATUS)),
	],
	simple: [
		'id',
		'code',
		'voucherCampaignId',
		'status',
		'price',
		'releaseDate',
		'expireDate',
		'usedDate',
		'partnerId',
		'partnerName',
	],
});
