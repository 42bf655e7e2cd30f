// Lists returns.
import { ENDPOINTS } from '../../api/endpoints';
import { period } from '../../form/period';
import { time } from '../../form/values';
import { getManyOf } from '../../operations/getMany';
import { simple } from './fields';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.return,
	filters: [
		time('lastModifiedFrom', 'Changed Since', 'Returns created or changed since then'),
		...period(
			['fromReturnDate', 'Returned From', 'Returns of this day (Ngày trả) or later'],
			['toReturnDate', 'Returned Until', 'Returns of this day (Ngày trả) or earlier'],
		),
	],
	includes: [
		{
			wire: 'includePayment',
			name: 'Payments',
			description: 'What was paid back, and how (Thanh toán)',
			usual: true,
		},
	],
	sortBy: {
		createdDate: 'Created Date',
		modifiedDate: 'Modified Date',
		returnDate: 'Return Date',
	},
	simple,
});
