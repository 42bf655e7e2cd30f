// Lists the sale channels; their IDs differ from shop to shop.
import { ENDPOINTS } from '../../api/endpoints';
import { time } from '../../form/values';
import { getManyOf } from '../../operations/getMany';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.saleChannel,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Channels added or changed since then')],
	sortBy: { name: 'Name' },
});
