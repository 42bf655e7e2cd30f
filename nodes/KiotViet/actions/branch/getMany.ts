// Lists the branches of the shop.
import { SOURCES } from '../../api/sources';
import { time } from '../inputs';
import { getManyOf } from '../listing';

export const getMany = getManyOf({
	source: SOURCES.branch,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Branches opened or changed since then')],
	sortBy: { branchName: 'Name', createdDate: 'Created Date', modifiedDate: 'Modified Date' },
	tellsDeleted: true,
});
