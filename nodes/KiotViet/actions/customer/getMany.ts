// Lists customers.
import { ENDPOINTS } from '../../api/endpoints';
import { recordPicker } from '../../form/recordPickers';
import { day, text, time } from '../../form/values';
import { getManyOf } from '../../operations/getMany';
import { simple } from './fields';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.customer,
	filters: [
		day('birthDate', 'Birthday', 'Customers born on this day (Ngày sinh)'),
		time('lastModifiedFrom', 'Changed Since', 'Customers created or changed since then'),
		text(
			'code',
			'Code',
			'The customer code (Mã khách hàng); KiotViet may give customers with a similar one too',
			{ placeholder: 'e.g. KH000123' },
		),
		recordPicker('groupId', 'customerGroup', 'Customers of this group (Nhóm khách hàng)'),
		text('name', 'Name', "The customer's name or a part of it", {
			placeholder: 'e.g. Nguyễn Thị Mẫu',
		}),
		text('contactNumber', 'Phone', 'As KiotViet searches it: by what was typed in the shop', {
			placeholder: 'e.g. 0900000001',
		}),
	],
	includes: [
		{
			wire: 'includeCustomerGroup',
			name: 'Groups',
			description: 'The groups (Nhóm khách hàng)',
			usual: true,
		},
		{
			wire: 'includeCustomerSocial',
			name: 'Facebook',
			description: "The ID of the customer's Facebook conversation",
		},
		{
			wire: 'includeTotal',
			name: 'Totals',
			description: 'Total sold (Tổng bán), points and revenue',
			usual: true,
		},
	],
	sortBy: { name: 'Name', createdDate: 'Created Date', modifiedDate: 'Modified Date' },
	tellsDeleted: true,
	byParts: true,
	simple,
});
