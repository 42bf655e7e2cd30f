// Lists the people who work with the shop; KiotViet leaves the super admin out.
import { ENDPOINTS } from '../../api/endpoints';
import { time } from '../../form/values';
import { getManyOf } from '../../operations/getMany';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.user,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Users added or changed since then')],
	sortBy: { userName: 'User Name', createdDate: 'Created Date', givenName: 'Full Name' },
	tellsDeleted: true,
});
