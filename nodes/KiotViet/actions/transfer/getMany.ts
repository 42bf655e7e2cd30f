// Lists transfers.
import { ENDPOINTS } from '../../api/endpoints';
import { period } from '../../form/period';
import { recordPickers } from '../../form/recordPickers';
import { choices, numbers } from '../../form/values';
import { before11, since11 } from '../../form/versions';
import { TRANSFER_STATUS } from '../../model/statuses';
import { getManyOf } from '../../operations/getMany';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.transfer,
	filters: [
		recordPickers('fromBranchIds', 'branch', 'From Branch'),
		...period(
			['fromReceivedDate', 'Received From', 'Received on this day (Ngày nhận) or later'],
			['toReceivedDate', 'Received Until', 'Received on this day (Ngày nhận) or earlier'],
		),
		before11(
			numbers('status', 'Statuses', "KiotViet's numbers for statuses, with commas", {
				placeholder: 'e.g. 3',
			}),
		),
		since11(
			choices(
				'status',
				'Statuses',
				'Transfers in any of these statuses',
				Object.values(TRANSFER_STATUS),
				{ name: 'statuses' },
			),
		),
		recordPickers('toBranchIds', 'branch', 'To Branch'),
		...period(
			['fromTransferDate', 'Sent From', 'Sent on this day (Ngày chuyển) or later'],
			['toTransferDate', 'Sent Until', 'Sent on this day (Ngày chuyển) or earlier'],
		),
	],
});
