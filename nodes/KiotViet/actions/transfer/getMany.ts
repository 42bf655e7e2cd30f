// Lists transfers.
import { ENDPOINTS } from '../../api/endpoints';
import { period } from '../../form/period';
import { recordPickers } from '../../form/recordPickers';
import { numbers } from '../../form/values';
import { getManyOf } from '../../operations/getMany';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.transfer,
	filters: [
		recordPickers('fromBranchIds', 'branch', 'From Branch'),
		...period(
			['fromReceivedDate', 'Received From', 'Received on this day (Ngày nhận) or later'],
			['toReceivedDate', 'Received Until', 'Received on this day (Ngày nhận) or earlier'],
		),
		numbers('status', 'Statuses', "KiotViet's numbers for statuses, with commas"),
		recordPickers('toBranchIds', 'branch', 'To Branch'),
		...period(
			['fromTransferDate', 'Sent From', 'Sent on this day (Ngày chuyển) or later'],
			['toTransferDate', 'Sent Until', 'Sent on this day (Ngày chuyển) or earlier'],
		),
	],
});
