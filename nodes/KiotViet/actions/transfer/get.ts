// Reads one transfer.
import { SOURCES } from '../../api/sources';
import { getOf } from '../single';
import { transferField } from './card';

export const get = getOf({
	source: SOURCES.transfer,
	field: transferField,
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
