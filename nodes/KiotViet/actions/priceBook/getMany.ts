// Lists price books.
import { SOURCES } from '../../api/sources';
import { time } from '../inputs';
import { getManyOf } from '../listing';

export const getMany = getManyOf({
	source: SOURCES.priceBook,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Price books created or changed since then')],
	parts: [
		{
			wire: 'includePriceBookBranch',
			value: 'branches',
			name: 'Branches',
			description: 'The branches (Chi nhánh) where it holds',
		},
		{
			wire: 'includePriceBookCustomerGroups',
			value: 'customerGroups',
			name: 'Customer Groups',
			description: 'The customer groups (Nhóm khách hàng) for whom it holds',
		},
		{
			wire: 'includePriceBookUsers',
			value: 'users',
			name: 'Users',
			description: 'The users (Người dùng) who may sell by it',
		},
	],
	sortBy: { name: 'Name' },
});
