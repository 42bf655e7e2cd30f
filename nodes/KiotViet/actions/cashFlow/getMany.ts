// Lists what came into the cash book and went out of it.
import { PARTNER_TYPES, PAYMENT_METHODS } from '../../api/payments';
import { SOURCES } from '../../api/sources';
import { CASH_FLOW_STATUS } from '../../api/statuses';
import { choice, choices, numbers, place, places, text, texts, time, withWords } from '../inputs';
import { getManyOf } from '../listing';

const DIRECTIONS = {
	in: { value: 'in', name: 'Money In', word: 'Phiếu thu', sends: true },
	out: { value: 'out', name: 'Money Out', word: 'Phiếu chi', sends: false },
};

const REPORTING = {
	counted: { value: 1, name: 'Counted', word: 'Đưa vào hạch toán' },
	notCounted: { value: 0, name: 'Not Counted', word: 'Không hạch toán' },
};

export const getMany = getManyOf({
	source: SOURCES.cashFlow,
	filters: [
		place('accountId', 'bankAccount', 'Entries of this bank account (Tài khoản ngân hàng)'),
		places('branchIds', 'branch', 'Branch'),
		texts('code', 'Codes', 'Codes of entries (Mã phiếu), with commas', {
			name: 'codes',
			placeholder: 'e.g. TTHD000789',
		}),
		choice('isReceipt', 'Direction', 'Whether money came in or went out', withWords(DIRECTIONS)),
		choice(
			'usedForFinancialReporting',
			'Financial Reporting',
			'Whether entries count as business',
			withWords(REPORTING),
		),
		time('startDate', 'From', 'Entries from then on'),
		numbers('cashFlowGroupId', 'Group IDs', 'IDs of kinds of entries (Loại thu/chi), with commas', {
			name: 'cashFlowGroupIds',
		}),
		numbers('ids', 'IDs', 'IDs of entries, with commas'),
		choices('method', 'Methods', 'Paid in any of these ways', withWords(PAYMENT_METHODS)),
		text('partnerName', 'Partner Name', 'Who paid or was paid (Người nộp/nhận)'),
		text('contactNumber', 'Partner Phone', 'The phone of who paid or was paid', {
			placeholder: 'e.g. 0900000001',
		}),
		choice('partnerType', 'Partner Type', 'Who paid or was paid', withWords(PARTNER_TYPES)),
		choice('status', 'Status', 'Status (Trạng thái)', withWords(CASH_FLOW_STATUS)),
		time('endDate', 'Until', 'Entries until then'),
		place('userId', 'user', 'Entries that this user wrote (Người tạo)'),
	],
	parts: [
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
