// Lists the branches of the shop.
import { ENDPOINTS } from '../../api/endpoints';
import { time } from '../../form/values';
import { getManyOf } from '../../operations/getMany';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.branch,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Branches opened or changed since then')],
	sortBy: { branchName: 'Name', createdDate: 'Created Date', modifiedDate: 'Modified Date' },
	tellsDeleted: true,
});
