// Lists the sale channels; their IDs differ from shop to shop.
import { SOURCES } from '../../api/sources';
import { time } from '../inputs';
import { getManyOf } from '../listing';

export const getMany = getManyOf({
	source: SOURCES.saleChannel,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Channels added or changed since then')],
	sortBy: { name: 'Name' },
});
