// Lists categories, flat or as a tree.
import { ENDPOINTS } from '../../api/endpoints';
import { type Include, includesQuery } from '../../form/includes';
import { inputError } from '../../form/inputErrors';
import { time } from '../../form/values';
import { getManyOf } from '../../operations/getMany';
import type { Operation } from '../../operations/operation';

const includes: Include[] = [
	{
		wire: 'hierachicalData',
		value: 'tree',
		name: 'Subcategories',
		description: 'Each category within its parent, as "children"; not with "Changed Since"',
	},
];

const list = getManyOf({
	endpoint: ENDPOINTS.category,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Categories created or changed since then')],
	includes,
	sortBy: { name: 'Name', createdDate: 'Created Date', modifiedDate: 'Modified Date' },
	tellsDeleted: 'unasked',
});

export const getMany: Operation = {
	...list,
	async run(operation) {
		const { hierachicalData } = includesQuery(includes, operation);
		if (hierachicalData && 'lastModifiedFrom' in operation.param<object>('filters', {})) {
			throw inputError(
				operation,
				'KiotViet does not look at "Changed Since" when it gives categories with subcategories',
				'Remove "Changed Since" under Filters, or "Subcategories" under Options',
			);
		}
		return await list.run(operation);
	},
};
