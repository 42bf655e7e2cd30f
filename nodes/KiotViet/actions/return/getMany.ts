// Lists returns.
import { SOURCES } from '../../api/sources';
import { time } from '../inputs';
import { getManyOf } from '../listing';
import { simple } from './document';

export const getMany = getManyOf({
	source: SOURCES.return,
	filters: [time('lastModifiedFrom', 'Changed Since', 'Returns created or changed since then')],
	parts: [
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
