// Marks a coupon as used.
import type { IDataObject } from 'n8n-workflow';

import { form } from '../../form/form';
import { inputError } from '../../form/inputErrors';
import { text } from '../../form/values';
import { recordIn } from '../../model/records';
import { operationOf } from '../../operations/operation';

const coupon = form([
	text('code', 'Code', 'The code of the coupon (Mã coupon)', {
		required: true,
		placeholder: 'e.g. CP000001',
	}),
]);

export const setUsed = operationOf({
	value: 'setUsed',
	name: 'Set as Used',
	action: 'Permanently set a coupon as used',
	description: 'Mark a coupon as used (Đã sử dụng), so that it cannot be used again',
	route: 'POST /coupons/setused',
	form: [coupon],
	async run(operation, call) {
		const { code } = await coupon.read(operation);
		const answer = recordIn(
			await call({
				what: `Setting coupon ${String(code)} as used`,
				body: { coupons: [{ code }] },
			}),
		);
		const said = wordsOf(answer.dataError as IDataObject[] | undefined);
		if (said === '') return { code, used: true };
		// KiotViet answers 200 also when it did not do it.
		throw inputError(
			operation,
			`Setting coupon ${String(code)} as used was refused by KiotViet: "${said}"`,
			'Correct what the message names, then run again',
		);
	},
});

/** What KiotViet says of coupons that it did not take. */
function wordsOf(errors: IDataObject[] = []): string {
	return errors
		.flatMap((error) => Object.values(error))
		.map(String)
		.join('; ')
		.slice(0, 300);
}
