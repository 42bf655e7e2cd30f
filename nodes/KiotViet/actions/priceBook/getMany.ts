// Lists price books.
import { ENDPOINTS } from '../../api/endpoints';
import { time } from '../../form/values';
import { getManyOf } from '../../operations/getMany';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.priceBook,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Price books created or changed since then')],
	includes: [
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
