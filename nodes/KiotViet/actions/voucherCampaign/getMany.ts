// Lists voucher campaigns.
import { ENDPOINTS } from '../../api/endpoints';
import { flag, id } from '../../form/values';
import { getManyOf } from '../../operations/getMany';

const ON = { default: true };

export const getMany = getManyOf({
	endpoint: ENDPOINTS.voucherCampaign,
	filters: [
		flag('isActive', 'Active', 'Whether to list campaigns that are on, or those that are off', ON),
		flag(
			'forAllCusGroup',
			'For All Customers',
			'Whether to list campaigns for all customers (Khách hàng), or those for some groups',
			ON,
		),
		flag(
			'forAllUser',
			'For All Users',
			'Whether to list campaigns of all users (Người tạo), or those of some',
			ON,
		),
		id('id', 'ID', 'The campaign with this ID'),
		flag(
			'isGlobal',
			'Whole Shop',
			'Whether to list campaigns of all branches (Toàn hệ thống), or those of some',
			ON,
		),
	],
	includes: [
		{
			wire: 'includeVoucherBranchs',
			name: 'Branches',
			description: 'The branches (Chi nhánh) that it is for',
		},
		{
			wire: 'includeVoucherUsers',
			name: 'Users',
			description: 'The users (Người tạo) that it is for',
		},
	],
	simple: [
		'id',
		'code',
		'name',
		'isActive',
		'startDate',
		'endDate',
		'price',
		'quantity',
		'prereqPrice',
		'expireTime',
	],
});
