// Lists what came into the cash book and went out of it.
import { ENDPOINTS } from '../../api/endpoints';
import { period } from '../../form/period';
import { recordPicker, recordPickers } from '../../form/recordPickers';
import { choice, choices, ids, text, texts } from '../../form/values';
import { PARTNER_TYPES, PAYMENT_METHODS } from '../../model/payments';
import { CASH_FLOW_STATUS } from '../../model/statuses';
import { getManyOf } from '../../operations/getMany';

const DIRECTIONS = {
	in: { value: 'in', name: 'Money In', word: 'Phiếu thu', sends: true },
	out: { value: 'out', name: 'Money Out', word: 'Phiếu chi', sends: false },
};

const REPORTING = {
	counted: { value: 1, name: 'Counted', word: 'Đưa vào hạch toán' },
	notCounted: { value: 0, name: 'Not Counted', word: 'Không hạch toán' },
};

export const getMany = getManyOf({
	endpoint: ENDPOINTS.cashFlow,
	filters: [
		recordPicker('accountId', 'bankAccount', 'Entries of this bank account (Tài khoản ngân hàng)'),
		recordPickers('branchIds', 'branch', 'Branch'),
		texts('code', 'Codes', 'Codes of entries (Mã phiếu), with commas', {
			name: 'codes',
			placeholder: 'e.g. TTHD000789',
		}),
		choice(
			'isReceipt',
			'Direction',
			'Whether money came in or went out',
			Object.values(DIRECTIONS),
		),
		choice(
			'usedForFinancialReporting',
			'Financial Reporting',
			'Whether entries count as business',
			Object.values(REPORTING),
		),
		ids('cashFlowGroupId', 'Group IDs', 'IDs of kinds of entries (Loại thu/chi), with commas', {
			name: 'cashFlowGroupIds',
			placeholder: 'e.g. 401, 402',
		}),
		ids('ids', 'IDs', 'IDs of entries, with commas', { placeholder: 'e.g. 9100001, 9100002' }),
		choices('method', 'Methods', 'Paid in any of these ways', Object.values(PAYMENT_METHODS)),
		text('partnerName', 'Partner Name', 'Who paid or was paid (Người nộp/nhận)', {
			placeholder: 'e.g. Nguyễn Thị Mẫu',
		}),
		text('contactNumber', 'Partner Phone', 'The phone of who paid or was paid', {
			placeholder: 'e.g. 0900000001',
		}),
		choice('partnerType', 'Partner Type', 'Who paid or was paid', Object.values(PARTNER_TYPES)),
		...period(
			[
				'startDate',
				'From',
				'Entries of this day or later; from the beginning where it is left out',
			],
			['endDate', 'Until', 'Entries of this day or earlier; to the end where it is left out'],
		),
		choice('status', 'Status', 'Status (Trạng thái)', Object.values(CASH_FLOW_STATUS)),
		recordPicker('userId', 'user', 'Entries that this user wrote (Người tạo)'),
	],
	includes: [
		{
			wire: 'includeAccount',
			name: 'Bank Account',
			description: 'The bank account (Tài khoản ngân hàng)',
			usual: true,
		},
		{
			wire: 'includeBranch',
			name: 'Branch Name',
			description: 'The name of the branch (Chi nhánh)',
			usual: true,
		},
		{
			wire: 'includeUser',
			name: 'User Name',
			description: 'Who wrote it (Người tạo)',
			usual: true,
		},
	],
	simple: [
		'id',
		'code',
		'transDate',
		'amount',
		'method',
		'partnerType',
		'partnerName',
		'statusValue',
		'branchId',
		'description',
	],
});
