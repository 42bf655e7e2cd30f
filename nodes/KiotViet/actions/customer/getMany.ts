// Lists customers.
import type { IDataObject } from 'n8n-workflow';

import { SALES_CALLS, salesOfCustomers } from '../../api/customerSales';
import { ENDPOINTS } from '../../api/endpoints';
import type { Include } from '../../form/includes';
import { recordPicker } from '../../form/recordPickers';
import { day, text, time } from '../../form/values';
import { orderMetricsOf } from '../../model/salesMetrics';
import { getManyOf } from '../../operations/getMany';
import { simple } from './fields';

/** As the trigger brings them for one customer. */
const orderMetrics: Include = {
	value: 'orderMetrics',
	name: 'Order Metrics',
	description:
		'What each customer ordered and bought, counted, as "Order Metrics" in Sync From KiotViet of LadiFlow writes it; lists the orders and invoices of a hundred customers at once',
	calls: SALES_CALLS,
	async bring({ context }, records) {
		const ids = records.map(({ id }) => id as number);
		const found = await salesOfCustomers(context, ids);
		return records.map((record) => {
			const metrics = orderMetricsOf(found.get(record.id as number)?.sales ?? []);
			return { ...record, orderMetrics: metrics as unknown as IDataObject };
		});
	},
};

export const getMany = getManyOf({
	endpoint: ENDPOINTS.customer,
	filters: [
		day('birthDate', 'Birthday', 'Customers born on this day (Ngày sinh)'),
		time('lastModifiedFrom', 'Changed Since', 'Customers created or changed since then'),
		text(
			'code',
			'Code',
			'The customer code (Mã khách hàng); KiotViet may give customers with a similar one too',
			{ placeholder: 'e.g. KH000123' },
		),
		recordPicker('groupId', 'customerGroup', 'Customers of this group (Nhóm khách hàng)'),
		text('name', 'Name', "The customer's name or a part of it", {
			placeholder: 'e.g. Nguyễn Thị Mẫu',
		}),
		text('contactNumber', 'Phone', 'As KiotViet searches it: by what was typed in the shop', {
			placeholder: 'e.g. 0900000001',
		}),
	],
	includes: [
		orderMetrics,
		{
			wire: 'includeCustomerGroup',
			name: 'Groups',
			description: 'The groups (Nhóm khách hàng)',
			usual: true,
		},
		{
			wire: 'includeCustomerSocial',
			name: 'Facebook',
			description: "The ID of the customer's Facebook conversation",
		},
		{
			wire: 'includeTotal',
			name: 'Totals',
			description: 'Total sold (Tổng bán), points and revenue',
			usual: true,
		},
	],
	sortBy: { name: 'Name', createdDate: 'Created Date', modifiedDate: 'Modified Date' },
	tellsDeleted: true,
	byParts: true,
	simple,
});
