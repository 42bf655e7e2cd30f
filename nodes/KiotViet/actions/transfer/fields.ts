// What the operations on transfers share: how one is named, and what it holds.
import { omit } from 'lodash';

import { lineProduct } from '../../form/documents';
import { savedAs } from '../../form/draft';
import { lineItems } from '../../form/groups';
import type { Input } from '../../form/inputs';
import { listedTarget, recordPicker } from '../../form/recordPickers';
import { amount, choice, number, text } from '../../form/values';
import { before11, since11 } from '../../form/versions';
import { TRANSFER_STATUS } from '../../model/statuses';

export const transferRecord = listedTarget(
	'transfer',
	'The transfer of goods between branches (Chuyển hàng)',
);

export const from = recordPicker('fromBranchId', 'branch', 'The branch (Chi nhánh) that sends', {
	displayName: 'From Branch',
});

export const to = recordPicker('toBranchId', 'branch', 'The branch (Chi nhánh) that receives', {
	displayName: 'To Branch',
});

/** The API types `isDraft` as a number where a transfer is created, as a truth value where it is changed. */
export const saveAs = (sends: Parameters<typeof savedAs>[1]) =>
	savedAs(
		{ name: 'Transfer', word: 'Chuyển hàng', effect: 'a transfer takes goods from a branch' },
		sends,
	);

export const lines = lineItems(
	'transferDetails',
	'Line Items',
	'What is transferred',
	[
		lineProduct,
		amount('sendQuantity', 'Quantity Sent', 'How many are sent (Số lượng chuyển)', {
			required: true,
			default: '1',
			placeholder: 'e.g. 10',
		}),
		amount('recivedQuantity', 'Quantity Received', 'How many arrived (Số lượng nhận)', {
			name: 'receivedQuantity',
			placeholder: 'e.g. 10',
		}),
		amount('price', 'Price', 'The transfer price of one (Giá chuyển) in VND', {
			placeholder: 'e.g. 90000',
		}),
	],
	// Not `lines`: n8n asks the rows of every form for what rows of the same name need in any other.
	{ name: 'transferLines' },
);

/** What else a transfer can hold (kiotviet-api.md 3.5). */
export const besides: Input[] = [
	text('code', 'Code', 'The code of the transfer (Mã chuyển hàng)', {
		placeholder: 'e.g. TRF000001',
	}),
	text('description', 'Description', 'A note (Ghi chú)', { placeholder: 'e.g. Bổ sung hàng' }),
	before11(number('status', 'Status', "KiotViet's number for the status (Trạng thái)")),
	since11(
		choice(
			'status',
			'Status',
			'How far the transfer is (Trạng thái)',
			Object.values(omit(TRANSFER_STATUS, 'cancelled')),
			{ name: 'progress' },
		),
	),
];
