// What the surcharge operations share: how a surcharge is named, and what can be said of it.

import type { Input } from '../../form/inputs';
import { listedTarget } from '../../form/recordPickers';
import { number, text } from '../../form/values';
import { Words, operationOf } from '../../operations/operation';

export const surchargeRecord = listedTarget('surcharge', 'The surcharge (Thu khác)');

export const nameInput = text('name', 'Name', 'What it is called (Tên thu khác)', {
	placeholder: 'e.g. Phí vận chuyển',
});

export const card: Input[] = [
	text('code', 'Code', 'Its code (Mã thu khác); KiotViet makes one where it is left out', {
		placeholder: 'e.g. THK000002',
	}),
	number('value', 'Value', 'What it comes to (Giá trị), in VND'),
];

/** Makes an operation that lets a surcharge be used, or no longer. */
export function activationOf(isActive: boolean, { doing, ...words }: Words & { doing: string }) {
	return operationOf({
		...words,
		route: 'POST /surchages/{id}/activesurchage',
		form: [surchargeRecord],
		async run(operation, call) {
			const id = await surchargeRecord.id(operation);
			await call({ what: `${doing} surcharge ${id}`, params: { id }, body: { isActive } });
			return { id, isActive };
		},
	});
}
