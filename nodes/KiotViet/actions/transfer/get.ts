// Reads one transfer.
import { ENDPOINTS } from '../../api/endpoints';
import { getOf } from '../../operations/get';
import { transferRecord } from './fields';

export const get = getOf({
	endpoint: ENDPOINTS.transfer,
	record: transferRecord,
	// This call has names of its own (kiotviet-api.md 3.5).
	simple: [
		'id',
		'code',
		'status',
		'transferredDate',
		'receivedDate',
		'fromBranchName',
		'toBranchName',
		'createdByName',
		{ description: 'noteBySource' },
		'details',
	],
});
