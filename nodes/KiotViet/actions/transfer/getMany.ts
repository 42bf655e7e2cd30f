// Lists transfers.
import { SOURCES } from '../../api/sources';
import { numbers, places, time } from '../inputs';
import { getManyOf } from '../listing';

export const getMany = getManyOf({
	source: SOURCES.transfer,
	filters: [
		places('fromBranchIds', 'branch', 'From Branch'),
		time('fromReceivedDate', 'Received From', 'Received (Ngày nhận) at this time or later'),
		time('toReceivedDate', 'Received Until', 'Received (Ngày nhận) at this time or earlier'),
		numbers('status', 'Statuses', "KiotViet's numbers for statuses, with commas"),
		places('toBranchIds', 'branch', 'To Branch'),
		time('fromTransferDate', 'Sent From', 'Sent (Ngày chuyển) at this time or later'),
		time('toTransferDate', 'Sent Until', 'Sent (Ngày chuyển) at this time or earlier'),
	],
});
