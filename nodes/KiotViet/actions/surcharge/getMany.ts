// Lists surcharges.
import { ENDPOINTS } from '../../api/endpoints';
import { recordPicker } from '../../form/recordPickers';
import { time } from '../../form/values';
import { getManyOf } from '../../operations/getMany';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.surcharge,
	filters: [
		recordPicker('branchId', 'branch', 'Surcharges of this branch (Chi nhánh)'),
		time('lastModifiedFrom', 'Changed Since', 'Surcharges created or changed since then'),
	],
	sortBy: { surchargeName: 'Name', modifiedDate: 'Modified Date' },
});
