// Lists invoices.
import { SOURCES } from '../../api/sources';
import { INVOICE_STATUS } from '../../api/statuses';
import {
	customerBeside,
	delivery,
	documentFilters,
	documentOrder,
	payments,
} from '../documentList';
import { number, time } from '../inputs';
import { getManyOf } from '../listing';
import { CUSTOMER_LOOK_UPS } from '../locators';
import { simple } from './document';

export const getMany = getManyOf({
	source: SOURCES.invoice,
	filters: [
		...documentFilters('Invoices', INVOICE_STATUS),
		number('orderId', 'Order ID', 'Invoices of the order (Đặt hàng) with this ID'),
		time('fromPurchaseDate', 'Sold From', 'Invoices sold then or later'),
		time('toPurchaseDate', 'Sold Until', 'Invoices sold then or earlier'),
	],
	parts: [
		customerBeside,
		delivery('includeInvoiceDelivery'),
		payments,
		{
			wire: 'SaleChannel',
			name: 'Sale Channel',
			description: 'Where the sale comes from (Kênh bán hàng)',
		},
	],
	lookUps: CUSTOMER_LOOK_UPS,
	sortBy: documentOrder,
	simple,
});
