// What the lists of orders and invoices can be asked for alike.
import { isNumber, uniq } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { customerIfThere } from '../api/customers';
import { mapBounded } from '../../shared/queue';
import { choices, day, type Input, place, places, text, time, withWords } from './inputs';
import type { Part } from './parts';
import type { Simple } from './simplify';

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

export const payments: Part = {
	wire: 'includePayment',
	name: 'Payments',
	description: 'What was paid, and how (Thanh toán)',
	usual: true,
};

export const delivery = (wire: string): Part => ({
	wire,
	name: 'Delivery',
	description: 'Where and how it is delivered (Giao hàng)',
	usual: true,
});

/** How many customers are read at once beside their documents. */
const CUSTOMERS_AT_ONCE = 4;

/** The record of the customer, of whom a document tells the ID and the name only. */
export const customerBeside: Part = {
	value: 'customer',
	name: 'Customer',
	description:
		'The whole customer (Khách hàng), as Sync From KiotViet of LadiFlow needs it; costs a read for each customer',
	calls: ['GET /customers/{id}'],
	async bring({ context }, records) {
		const ids = uniq(records.map(({ customerId }) => customerId).filter(isNumber));
		const customers = new Map(
			await mapBounded(
				ids,
				CUSTOMERS_AT_ONCE,
				async (id) => [id, (await customerIfThere(context, id)) as IDataObject | null] as const,
			),
		);
		return records.map((record) => ({
			...record,
			customer: customers.get(record.customerId as number) ?? null,
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
	statuses: Parameters<typeof withWords>[0],
): Input[] {
	return [
		places('branchIds', 'branch', 'Branch'),
		time('lastModifiedFrom', 'Changed Since', `${what} created or changed since then`),
		time('toDate', 'Changed Until', `${what} whose last change was not later than this`),
		day('createdDate', 'Created On', `${what} typed in on this day`),
		place('customerIds', 'customer', `${what} of this customer (Khách hàng)`, { list: true }),
		text('customerCode', 'Customer Code', `${what} of the customer with this code`, {
			placeholder: 'e.g. KH000123',
		}),
		choices('status', 'Statuses', `${what} in any of these statuses`, withWords(statuses)),
	];
}
