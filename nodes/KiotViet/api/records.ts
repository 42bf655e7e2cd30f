// The shapes of KiotViet's records behind the border: camelCase keys, dates with offset, numbers as numbers.
import { isPlainObject, lowerFirst } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { isDateTime, readDate, withOffset } from './dates';

/** A record whose fields this package does not need one by one. */
export interface KiotVietRecord {
	id: number;
	code?: string;
	createdDate?: string;
	modifiedDate?: string;
	retailerId?: number;
	branchId?: number;
	[field: string]: unknown;
}

/** A customer (Khách hàng), kiotviet-api.md 3.1. `birthDate` is a date without a time. */
export interface Customer extends KiotVietRecord {
	name?: string;
	gender?: boolean;
	birthDate?: string;
	contactNumber?: string;
	subNumber?: string;
	address?: string;
	locationName?: string;
	wardName?: string;
	email?: string;
	organization?: string;
	debt?: number;
	totalInvoiced?: number;
	totalRevenue?: number;
	rewardPoint?: number;
	groups?: string;
}

/** A payment of an order or invoice; `status` 1 is a cancelled one (kiotviet-api.md 3.2, 3.4). */
export interface Payment {
	amount?: number;
	method?: string;
	status?: number;
}

/** The delivery part of an order or invoice (kiotviet-api.md 3.2, 3.3); orders have no status. */
export interface Delivery {
	deliveryCode?: string;
	price?: number;
	address?: string;
	status?: number;
	statusValue?: string;
}

/** A line of an order or invoice; `discount` is per unit. */
export interface DocumentLine {
	productId?: number;
	productCode?: string;
	productName?: string;
	quantity?: number;
	price?: number;
	discount?: number;
}

/** What orders and invoices share. A guest sale has no `customerId`. */
export interface SaleDocument extends KiotVietRecord {
	code?: string;
	purchaseDate?: string;
	branchName?: string;
	customerId?: number;
	total?: number;
	totalPayment?: number;
	discount?: number;
	discountRatio?: number;
	status?: number;
	statusValue?: string;
	description?: string;
	payments?: Payment[];
}

/** An order (Đặt hàng), kiotviet-api.md 3.2. */
export interface Order extends SaleDocument {
	orderDetails?: DocumentLine[];
	orderDelivery?: Delivery;
}

/** An invoice (Hóa đơn), kiotviet-api.md 3.3. */
export interface Invoice extends SaleDocument {
	orderCode?: string;
	invoiceDetails?: DocumentLine[];
	invoiceDelivery?: Delivery;
}

const DEEPEST = 32;
const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype', '__type']);

/**
 * Brings a record of the API or of a webhook into this package's one spelling: PascalCase keys become
 * camelCase, dates get Vietnam's offset, `birthDate` loses its time, `.NET` type names (`__type`) go.
 *
 * @throws RangeError  when the value is nested deeper than any record of KiotViet's
 * @see    kiotviet-api.md 2.4, 4.3, 5.1
 */
export function normalise(value: unknown, depth = 0): unknown {
	if (depth > DEEPEST) throw new RangeError('The record is nested too deeply');
	if (Array.isArray(value)) return value.map((entry) => normalise(entry, depth + 1));
	if (typeof value === 'string') return isDateTime(value) ? dateOf(value) : value;
	if (!isPlainObject(value)) return value;
	const record: Record<string, unknown> = {};
	for (const [key, field] of Object.entries(value as object)) {
		if (UNSAFE_KEYS.has(lowerFirst(key)) || field === null) continue;
		const name = lowerFirst(key);
		record[name] =
			name === 'birthDate' && typeof field === 'string'
				? field.slice(0, 10)
				: normalise(field, depth + 1);
	}
	return record;
}

/**
 * The record in an answer, normalised: some calls wrap it in `{ message, data }`, others do not.
 *
 * @see kiotviet-api.md 5.2
 */
export function recordIn(answer: unknown): KiotVietRecord & IDataObject {
	const record = normalise(answer) as KiotVietRecord & IDataObject;
	return isPlainObject(record.data) ? (record.data as KiotVietRecord & IDataObject) : record;
}

function dateOf(text: string): string {
	const date = readDate(text);
	return date ? withOffset(date) : text;
}
