// What the writing voucher operations share: vouchers of one campaign, named by their codes, in one call.
import { castArray } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { CreateRoute } from '../../api/routes';
import { form } from '../../form/form';
import type { Input } from '../../form/inputs';
import { recordPicker } from '../../form/recordPickers';
import { texts } from '../../form/values';
import { type Words, operationOf, Operation } from '../../operations/operation';

export const campaignInput = recordPicker(
	'campaignId',
	'voucherCampaign',
	'The campaign (Đợt phát hành) of the vouchers',
	{ required: true },
);

const codesInput = texts('codes', 'Voucher Codes', 'One or more (Mã voucher), with commas', {
	required: true,
	placeholder: 'e.g. VC000001, VC000002',
});

/** A write as the API spells it; its answer is only a message. */
interface VoucherWrite extends Words {
	route: CreateRoute | 'DELETE /voucher/cancel';
	doing: string;
	/** what the output says of each voucher, e.g. `released` */
	done: string;
	more?: Input[];
	bodyOf(campaignId: number, codes: string[]): IDataObject;
}

/** How the calls on vouchers that are there name them. */
export const ofCampaign: VoucherWrite['bodyOf'] = (CampaignId, codes) => ({
	CampaignId,
	Vouchers: codes.map((Code) => ({ Code })),
});

/** Makes an operation on vouchers; gives an item for each of them. */
export function vouchersOf(write: VoucherWrite): Operation {
	const { route, doing, done, more, bodyOf, ...words } = write;
	const vouchers = form(
		[campaignInput, codesInput],
		more && { name: 'Additional Fields', inputs: more },
	);
	return operationOf({
		...words,
		route,
		form: [vouchers],
		async run(operation, call) {
			const { campaignId, codes: typed, ...rest } = await vouchers.read(operation);
			const codes = castArray(typed as string[]);
			await call({
				what: `${doing} ${codes.length === 1 ? `voucher ${codes[0]}` : `${codes.length} vouchers`}`,
				body: { ...bodyOf(Number(campaignId), codes), ...rest },
			});
			return codes.map((code) => ({ code, campaignId, [done]: true }));
		},
	});
}
