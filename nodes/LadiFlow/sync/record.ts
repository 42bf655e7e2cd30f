// Recognises what a sync item is: a trigger's item, or a record of the KiotViet node.
import { isPlainObject } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { triedItem } from '../../shared/operation';
import type { Customer, Invoice, Order } from '../../KiotViet/api/records';

/** A shop record ready to be mapped. */
export interface ShopRecord {
	kind: 'customer' | 'order' | 'invoice';
	deleted: boolean;
	/** a made-up record of a manual run in an empty shop */
	example: boolean;
	/** null for a guest sale, or when the customer is gone from the shop */
	customer: Customer | null;
	document: (Order & Invoice) | null;
	retailer: string | null;
	retailerId: number | null;
	/** when the customer was read, ISO; null when the item does not say */
	readAt: string | null;
	metrics: { invoiceCount?: number; firstPurchaseDate?: string | null } | null;
}

type Item = Record<string, unknown>;

/**
 * Reads an item of the KiotViet Trigger, or a customer, order or invoice as KiotViet's API gives it.
 *
 * @returns the record, or a sentence that says why it is none
 */
export function readShopRecord(given: unknown): ShopRecord | string {
	if (!isPlainObject(given)) return 'The item is empty';
	const item: Item = triedItem(given as IDataObject);
	const { resource, record } = item;
	if (typeof resource === 'string' && isPlainObject(record)) return ofTrigger(item);
	const kind = kindOf(item);
	if (!kind) {
		return 'The item is no KiotViet Trigger item and no customer, order or invoice of KiotViet';
	}
	const document = kind === 'customer' ? null : (item as unknown as Order & Invoice);
	const customer = kind === 'customer' ? item : item.customer;
	return {
		kind,
		deleted: false,
		example: false,
		customer: isPlainObject(customer) ? (customer as Customer) : null,
		document,
		retailer: null,
		retailerId: numberOf(item.retailerId),
		readAt: null,
		metrics: null,
	};
}

function ofTrigger(item: Item): ShopRecord | string {
	const { resource, change, record, customer, retailer, readAt, orderMetrics } = item;
	if (resource !== 'customer' && resource !== 'order' && resource !== 'invoice') {
		return `A change of the kind "${String(resource)}" has no contact. Send customers, orders and invoices here only`;
	}
	return {
		kind: resource,
		deleted: change === 'deleted',
		example: item.isExample === true,
		customer: isPlainObject(customer) ? (customer as Customer) : null,
		document: resource === 'customer' ? null : (record as Order & Invoice),
		retailer: typeof retailer === 'string' ? retailer : null,
		retailerId: numberOf(item.retailerId),
		readAt: typeof readAt === 'string' ? readAt : null,
		metrics: isPlainObject(orderMetrics) ? (orderMetrics as ShopRecord['metrics']) : null,
	};
}

function kindOf(item: Item): ShopRecord['kind'] | null {
	if (typeof item.id !== 'number') return null;
	if ('invoiceDetails' in item) return 'invoice';
	if ('orderDetails' in item) return 'order';
	return 'name' in item && ('contactNumber' in item || 'debt' in item || 'email' in item)
		? 'customer'
		: null;
}

function numberOf(value: unknown): number | null {
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
