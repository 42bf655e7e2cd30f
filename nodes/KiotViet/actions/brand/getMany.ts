// Lists the brands of the shop's goods.
import { ENDPOINTS } from '../../api/endpoints';
import { time } from '../../form/values';
import { getManyOf } from '../../operations/getMany';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.brand,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Brands created or changed since then')],
	sortBy: { name: 'Name', createdDate: 'Created Date', modifiedDate: 'Modified Date' },
});
