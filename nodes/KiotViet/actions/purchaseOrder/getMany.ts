// Lists purchase orders.
import { TAXES } from '../../api/payments';
import { SOURCES } from '../../api/sources';
import { choices, numbers, places, time } from '../inputs';
import { getManyOf } from '../listing';
import { simple } from './card';

export const getMany = getManyOf({
	source: SOURCES.purchaseOrder,
	filters: [
		places('branchIds', 'branch', 'Branch'),
		time('fromPurchaseDate', 'Purchased From', 'Purchases (Ngày nhập) at this time or later'),
		time('toPurchaseDate', 'Purchased Until', 'Purchases (Ngày nhập) at this time or earlier'),
		numbers('status', 'Statuses', "KiotViet's numbers for statuses, with commas; 3 is completed", {
			placeholder: 'e.g. 3',
		}),
		choices('TaxIds', 'Taxes', 'Purchases with one of these taxes (Thuế)', TAXES),
	],
	parts: [
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
