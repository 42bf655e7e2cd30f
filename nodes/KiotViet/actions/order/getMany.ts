// Lists orders.
import { ENDPOINTS } from '../../api/endpoints';
import { recordPicker } from '../../form/recordPickers';
import { ORDER_STATUS } from '../../model/statuses';
import {
	customerBeside,
	delivery,
	documentFilters,
	documentOrder,
	payments,
} from '../../operations/documentList';
import { getManyOf } from '../../operations/getMany';
import { simple } from './fields';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.order,
	filters: [
		...documentFilters('Orders', ORDER_STATUS),
		recordPicker(
			'saleChannelId',
			'saleChannel',
			'Orders that came through this channel (Kênh bán hàng)',
		),
	],
	includes: [customerBeside, delivery('includeOrderDelivery'), payments],
	sortBy: documentOrder,
	byParts: true,
	simple,
});
