// Lists orders.
import { SOURCES } from '../../api/sources';
import { ORDER_STATUS } from '../../api/statuses';
import {
	customerBeside,
	delivery,
	documentFilters,
	documentOrder,
	payments,
} from '../documentList';
import { place } from '../inputs';
import { getManyOf } from '../listing';
import { CUSTOMER_LOOK_UPS } from '../locators';
import { simple } from './document';

export const getMany = getManyOf({
	source: SOURCES.order,
	filters: [
		...documentFilters('Orders', ORDER_STATUS),
		place('saleChannelId', 'saleChannel', 'Orders that came through this channel (Kênh bán hàng)'),
	],
	parts: [customerBeside, delivery('includeOrderDelivery'), payments],
	lookUps: CUSTOMER_LOOK_UPS,
	sortBy: documentOrder,
	simple,
});
