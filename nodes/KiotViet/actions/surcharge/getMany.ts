// Lists surcharges.
import { SOURCES } from '../../api/sources';
import { place, time } from '../inputs';
import { getManyOf } from '../listing';

export const getMany = getManyOf({
	source: SOURCES.surcharge,
	filters: [
		place('branchId', 'branch', 'Surcharges of this branch (Chi nhánh)'),
		time('lastModifiedFrom', 'Changed Since', 'Surcharges created or changed since then'),
	],
	sortBy: { surchargeName: 'Name', modifiedDate: 'Modified Date' },
});
