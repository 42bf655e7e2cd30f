// What the writing voucher operations share: vouchers of one campaign, named by their codes, in one call.
import { castArray } from 'lodash';
import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import { callKiotViet } from '../../api/request';
import { form, type Input, place, texts } from '../inputs';
import type { Operation } from '../operation';

export const campaignInput = place(
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
interface VoucherWrite extends Pick<Operation, 'value' | 'name' | 'action' | 'description'> {
	method: IHttpRequestMethods;
	path: string;
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
	const { method, path, doing, done, more, bodyOf, ...words } = write;
	const vouchers = form(
		[campaignInput, codesInput],
		more && { name: 'Additional Fields', inputs: more },
	);
	return {
		...words,
		calls: [`${method} ${path}`],
		fields: vouchers.fields,
		async run(operation) {
			const { campaignId, codes: typed, ...rest } = await vouchers.read(operation);
			const codes = castArray(typed as string[]);
			await callKiotViet(operation.context, {
				what: `${doing} ${codes.length === 1 ? `voucher ${codes[0]}` : `${codes.length} vouchers`}`,
				method,
				path,
				body: { ...bodyOf(Number(campaignId), codes), ...rest },
			});
			return codes.map((code) => ({ code, campaignId, [done]: true }));
		},
	};
}
