// Lists the shop's bank accounts.
import { ENDPOINTS } from '../../api/endpoints';
import { time } from '../../form/values';
import { getManyOf } from '../../operations/getMany';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.bankAccount,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Accounts added or changed since then')],
	sortBy: { bankName: 'Bank Name', createdDate: 'Created Date', modifiedDate: 'Modified Date' },
	tellsDeleted: true,
});
