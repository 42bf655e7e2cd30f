// Lists the stock of products, lighter than the products themselves.
import { recordPickers } from '../../form/recordPickers';
import { time } from '../../form/values';
import { getManyOf } from '../../operations/getMany';
import type { Operation } from '../../operations/operation';

const list = getManyOf({
	endpoint: {
		list: 'GET /productOnHands',
		singular: 'product in stock',
		plural: 'products in stock',
	},
	filters: [
		recordPickers('branchIds', 'branch', 'Stock Branch', 'Whose stock (Tồn kho) is shown'),
		time(
			'lastModifiedFrom',
			'Changed Since',
			'Products created or changed since then; sales and receipts do not count, so only a list without this is sure',
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
