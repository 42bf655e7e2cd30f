// Lists the stock of products, lighter than the products themselves.
import { places, time } from '../inputs';
import { getManyOf } from '../listing';
import type { Operation } from '../operation';

const list = getManyOf({
	source: {
		path: '/productOnHands',
		singular: 'product in stock',
		plural: 'products in stock',
	},
	filters: [
		places('branchIds', 'branch', 'Stock Branch', 'Whose stock (Tồn kho) is shown'),
		time(
			'lastModifiedFrom',
			'Changed Since',
			'Products created or changed since then; a sale may not count as a change',
		),
	],
	sortBy: { code: 'Code', createdDate: 'Created Date', modifiedDate: 'Modified Date' },
});

export const getOnHand: Operation = {
	...list,
	value: 'getOnHand',
	name: 'Get Stock on Hand',
	action: 'Get the stock on hand of products',
	description:
		'Retrieve how many of each product lie in each branch (Tồn kho), and how many are ordered',
};
