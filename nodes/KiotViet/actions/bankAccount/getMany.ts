// Lists the shop's bank accounts.
import { SOURCES } from '../../api/sources';
import { time } from '../inputs';
import { getManyOf } from '../listing';

export const getMany = getManyOf({
	source: SOURCES.bankAccount,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Accounts added or changed since then')],
	sortBy: { bankName: 'Bank Name', createdDate: 'Created Date', modifiedDate: 'Modified Date' },
	tellsDeleted: true,
});
