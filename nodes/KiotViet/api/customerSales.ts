// Reads all that customers ordered and bought, many customers by one list, so that their figures can be told.
import { chunk, groupBy, uniq } from 'lodash';
import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';

import type { KiotVietRecord } from '../model/records';
import type { Sale } from '../model/salesMetrics';
import { ENDPOINTS } from './endpoints';
import type { CallingContext } from './request';
import { readSales } from './sales';

/** The lists that are read. */
export const SALES_CALLS = [ENDPOINTS.order.list, ENDPOINTS.invoice.list];

/** A customer's orders and invoices; and the ISO time before which they were not read. */
export interface CustomerSales {
	sales: Sale[];
	readAt: string;
}

/** Looks at the documents while they are listed. */
export interface SalesWatcher {
	/** what the list shall bring with each, so that it is whole */
	includes: Record<Sale['resource'], IDataObject>;
	sees(resource: Sale['resource'], document: KiotVietRecord, readAt: string): void;
}

/** So many IDs still make an address that every proxy lets through. */
const CUSTOMERS_AT_ONCE = 100;

/**
 * Lists the orders and the invoices of customers.
 *
 * @returns  by the customer's ID; who never bought has an entry too
 * @throws   NodeOperationError when KiotViet does not give all: figures of a part would be wrong
 * @see      kiotviet-api.md 3.2, 3.3 (`customerIds`)
 */
export async function salesOfCustomers(
	context: CallingContext,
	customerIds: number[],
	watcher?: SalesWatcher,
): Promise<Map<number, CustomerSales>> {
	const found = new Map<number, CustomerSales>();
	for (const ids of chunk(uniq(customerIds), CUSTOMERS_AT_ONCE)) {
		const readAt = DateTime.utc().toISO();
		const [orders, invoices] = await Promise.all(
			(['order', 'invoice'] as const).map(
				async (resource) =>
					await readSales(
						context,
						resource,
						{ ...watcher?.includes[resource], customerIds: ids },
						(document) => watcher?.sees(resource, document, readAt),
					),
			),
		);
		const byCustomer = groupBy([...orders, ...invoices], 'customerId');
		for (const id of ids) found.set(id, { sales: byCustomer[id] ?? [], readAt });
	}
	return found;
}
