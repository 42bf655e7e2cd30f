// Lists purchase orders.
import { ENDPOINTS } from '../../api/endpoints';
import { period } from '../../form/period';
import { recordPickers } from '../../form/recordPickers';
import { choices, numbers } from '../../form/values';
import { before11, since11 } from '../../form/versions';
import { TAXES } from '../../model/payments';
import { PURCHASE_STATUS } from '../../model/statuses';
import { getManyOf } from '../../operations/getMany';
import { simple } from './fields';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.purchaseOrder,
	filters: [
		recordPickers('branchIds', 'branch', 'Branch'),
		...period(
			[
				'fromPurchaseDate',
				'Purchased From',
				'Purchases of this day (Ngày nhập) or later; KiotViet cannot list them by their last change',
			],
			['toPurchaseDate', 'Purchased Until', 'Purchases of this day (Ngày nhập) or earlier'],
		),
		before11(
			numbers(
				'status',
				'Statuses',
				"KiotViet's numbers for statuses, with commas; 3 is completed",
				{
					placeholder: 'e.g. 3',
				},
			),
		),
		since11(
			choices(
				'status',
				'Statuses',
				'Purchases in any of these statuses',
				Object.values(PURCHASE_STATUS),
				{ name: 'statuses' },
			),
		),
		choices('TaxIds', 'Taxes', 'Purchases with one of these taxes (Thuế)', TAXES),
	],
	includes: [
		{
			wire: 'includeOrderDelivery',
			value: 'delivery',
			name: 'Delivery',
			description: 'The delivery (Giao hàng)',
		},
		{
			wire: 'includePayment',
			value: 'payments',
			name: 'Payments',
			description: 'What the supplier was paid (Thanh toán)',
		},
	],
	simple,
});
