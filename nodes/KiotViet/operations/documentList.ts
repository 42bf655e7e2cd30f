// What the lists of orders and invoices can be asked for alike.
import { isNumber, uniq } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { mapBounded } from '../../shared/queue';
import { sharedCustomers } from '../api/customers';
import { LEARNING_CALL } from '../api/figures';
import type { Include } from '../form/includes';
import type { Input } from '../form/inputs';
import { recordPicker, recordPickers } from '../form/recordPickers';
import type { Simple } from '../form/simplify';
import { choices, day, text, time } from '../form/values';
import type { Status } from '../model/statuses';

/** The fields of both that matter in most workflows. */
export const documentFields: Simple = [
	'id',
	'code',
	'purchaseDate',
	'branchName',
	'customerId',
	'customerName',
	'total',
	'totalPayment',
	'statusValue',
];

export const payments: Include = {
	wire: 'includePayment',
	name: 'Payments',
	description: 'What was paid, and how (Thanh toán)',
	usual: true,
};

export const delivery = (wire: string): Include => ({
	wire,
	name: 'Delivery',
	description: 'Where and how it is delivered (Giao hàng)',
	usual: true,
});

/** How many customers are read at once beside their documents. */
const CUSTOMERS_AT_ONCE = 4;

/** The record of the customer, of whom a document tells the ID and the name only. */
export const customerBeside: Include = {
	value: 'customer',
	name: 'Customer',
	description:
		'The whole customer (Khách hàng), as Sync From KiotViet of LadiFlow needs it; costs a read for each customer, or the list of customers where that costs less',
	calls: ['GET /customers/{id}', LEARNING_CALL],
	async bring({ context }, records) {
		const ids = uniq(records.map(({ customerId }) => customerId).filter(isNumber));
		const customers = sharedCustomers(context);
		await customers.prepare(ids.map((id) => ({ id })));
		const read = await mapBounded(
			ids,
			CUSTOMERS_AT_ONCE,
			async (id) => [id, (await customers.read(id)).record as IDataObject | null] as const,
		);
		const found = new Map(read);
		return records.map((record) => ({
			...record,
			customer: found.get(record.customerId as number) ?? null,
		}));
	},
};

/** Fields that both lists are sorted by. */
export const documentOrder = {
	createdDate: 'Created Date',
	modifiedDate: 'Modified Date',
	purchaseDate: 'Sale Date',
};

/** Filters of both lists (kiotviet-api.md 3.2, 3.3); `What` is `Orders` or `Invoices`. */
export function documentFilters(
	what: 'Orders' | 'Invoices',
	statuses: Record<string, Status>,
): Input[] {
	return [
		recordPickers('branchIds', 'branch', 'Branch'),
		time('lastModifiedFrom', 'Changed Since', `${what} created or changed since then`),
		time(
			'toDate',
			'Changed Until',
			`${what} whose last change was not later than this; nobody has proven that KiotViet obeys it everywhere, so compare the times where it matters`,
		),
		day('createdDate', 'Created On', `${what} typed in on this day`),
		recordPicker('customerIds', 'customer', `${what} of this customer (Khách hàng)`, {
			list: true,
		}),
		text('customerCode', 'Customer Code', `${what} of the customer with this code`, {
			placeholder: 'e.g. KH000123',
		}),
		choices('status', 'Statuses', `${what} in any of these statuses`, Object.values(statuses)),
	];
}
