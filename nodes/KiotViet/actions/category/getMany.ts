// Lists categories, flat or as a tree.
import { SOURCES } from '../../api/sources';
import { time } from '../inputs';
import { getManyOf } from '../listing';
import { type Operation, refusal } from '../operation';

const list = getManyOf({
	source: SOURCES.category,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Categories created or changed since then')],
	parts: [
		{
			wire: 'hierachicalData',
			value: 'tree',
			name: 'Subcategories',
			description: 'Each category within its parent, as "children"; not with "Changed Since"',
		},
	],
	sortBy: { name: 'Name', createdDate: 'Created Date', modifiedDate: 'Modified Date' },
	tellsDeleted: 'unasked',
});

export const getMany: Operation = {
	...list,
	async run(operation) {
		const { include = [] } = operation.param<{ include?: string[] }>('options', {});
		const { lastModifiedFrom } = operation.param<{ lastModifiedFrom?: string }>('filters', {});
		if (include.includes('tree') && lastModifiedFrom) {
			throw refusal(
				operation,
				'KiotViet does not look at "Changed Since" when it gives categories with subcategories',
				'Remove "Changed Since" under Filters, or "Subcategories" under Options',
			);
		}
		return await list.run(operation);
	},
};
