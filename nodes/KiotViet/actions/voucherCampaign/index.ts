// The operations on voucher campaigns (Đợt phát hành voucher).
import type { Resource } from '../../operations/operation';
import { getMany } from './getMany';

export const voucherCampaign: Resource = {
	value: 'voucherCampaign',
	name: 'Voucher Campaign',
	operations: [getMany],
};
