// Lists orders.
import { SOURCES } from '../../api/sources';
import { ORDER_STATUS } from '../../api/statuses';
import { documentFilters, documentOrder } from '../documentList';
import { place } from '../inputs';
import { getManyOf } from '../listing';
import { simple } from './document';

export const getMany = getManyOf({
	source: SOURCES.order,
	filters: [
		...documentFilters('Orders', ORDER_STATUS),
		place('saleChannelId', 'saleChannel', 'Orders that came through this channel (Kênh bán hàng)'),
	],
	parts: [
		{
			wire: 'includeOrderDelivery',
			name: 'Delivery',
			description: 'Where and how it is delivered (Giao hàng)',
			usual: true,
		},
		{
			wire: 'includePayment',
			name: 'Payments',
			description: 'What was paid, and how (Thanh toán)',
			usual: true,
		},
	],
	sortBy: documentOrder,
	simple,
});
