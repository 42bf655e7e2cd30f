// The operation on brands (Thương hiệu), which the API only lists.
import { SOURCES } from '../../api/sources';
import { time } from '../inputs';
import { getManyOf } from '../listing';
import type { Resource } from '../operation';

export const brand: Resource = {
	value: 'brand',
	name: 'Brand',
	operations: [
		getManyOf({
			source: SOURCES.brand,
			filters: [time('lastModifiedFrom', 'Changed Since', 'Brands created or changed since then')],
			sortBy: { name: 'Name', createdDate: 'Created Date', modifiedDate: 'Modified Date' },
		}),
	],
};
