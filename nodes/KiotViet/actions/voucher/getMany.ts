// Lists the vouchers of a campaign.
import { ENDPOINTS } from '../../api/endpoints';
import { choice, text, time } from '../../form/values';
import { VOUCHER_STATUS } from '../../model/statuses';
import { getManyOf } from '../../operations/getMany';
import { campaignInput } from './fields';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.voucher,
	needs: [campaignInput],
	filters: [
		time('lastModifiedFrom', 'Changed Since', 'Vouchers created or changed since then'),
		text('code', 'Code', 'The voucher with this code', { placeholder: 'e.g. VC000001' }),
		choice('status', 'Status', 'Vouchers in this status', Object.values(VOUCHER_STATUS)),
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
