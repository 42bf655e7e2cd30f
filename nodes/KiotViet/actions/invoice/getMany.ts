// Lists invoices.
import { ENDPOINTS } from '../../api/endpoints';
import { period } from '../../form/period';
import { recordPicker } from '../../form/recordPickers';
import { id } from '../../form/values';
import { before11, since11 } from '../../form/versions';
import { INVOICE_STATUS } from '../../model/statuses';
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
	endpoint: ENDPOINTS.invoice,
	filters: [
		...documentFilters('Invoices', INVOICE_STATUS),
		before11(id('orderId', 'Order ID', 'Invoices of the order (Đặt hàng) with this ID')),
		since11(
			recordPicker('orderId', 'order', 'Invoices made of this order (Đặt hàng)', {
				displayName: 'Order',
				name: 'order',
			}),
		),
		...period(
			['fromPurchaseDate', 'Sold From', 'Invoices sold on this day (Ngày bán) or later'],
			['toPurchaseDate', 'Sold Until', 'Invoices sold on this day (Ngày bán) or earlier'],
		),
	],
	includes: [
		customerBeside,
		delivery('includeInvoiceDelivery'),
		payments,
		{
			wire: 'SaleChannel',
			name: 'Sale Channel',
			description: 'Where the sale comes from (Kênh bán hàng)',
		},
	],
	sortBy: documentOrder,
	byParts: true,
	simple,
});
