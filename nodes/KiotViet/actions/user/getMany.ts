// Lists the people who work with the shop; KiotViet leaves the super admin out.
import { SOURCES } from '../../api/sources';
import { time } from '../inputs';
import { getManyOf } from '../listing';

export const getMany = getManyOf({
	source: SOURCES.user,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Users added or changed since then')],
	sortBy: { userName: 'User Name', createdDate: 'Created Date', givenName: 'Full Name' },
	tellsDeleted: true,
});
