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

/** When a record was last changed; one that never was has its first time alone (kiotviet-api.md 4.8). */
export const changedAt = ({ modifiedDate, createdDate }: KiotVietRecord) =>
	modifiedDate ?? createdDate;

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
interface Payment {
	amount?: number;
	method?: string;
	status?: number;
}

/** The delivery part of an order or invoice (kiotviet-api.md 3.2, 3.3); orders have no status. */
interface Delivery {
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
	discountRatio?: number;
	note?: string;
	orderDetailTaxs?: Array<{ taxId?: number }>;
}

/** A surcharge on a document (kiotviet-api.md 3.2). */
interface DocumentSurcharge {
	surchargeId?: number;
	price?: number;
}

/** What orders and invoices share. A guest sale has no `customerId`. */
export interface SaleDocument extends KiotVietRecord {
	code?: string;
	purchaseDate?: string;
	branchName?: string;
	soldById?: number;
	saleChannelId?: number;
	customerId?: number;
	total?: number;
	totalPayment?: number;
	discount?: number;
	discountRatio?: number;
	status?: number;
	statusValue?: string;
	description?: string;
	payments?: Payment[];
	invoiceOrderSurcharges?: DocumentSurcharge[];
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

/** The API's own slips, and its second words for one thing, by the one spelling they get (kiotviet-api.md 3.5, 5.16). */
const SPELLINGS = new Map([
	['onhand', 'onHand'],
	['inventory', 'inventories'],
	['minQuality', 'minQuantity'],
	['maxQuality', 'maxQuantity'],
	['recivedQuantity', 'receivedQuantity'],
	['recieveQuantity', 'receivedQuantity'],
	['receiveQuantity', 'receivedQuantity'],
]);

const DEEPEST = 32;
const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype', '__type']);

/**
 * Brings a record of the API or of a webhook into this package's one spelling: PascalCase keys become
 * camelCase, slips such as `onhand` go, dates get Vietnam's offset, `birthDate` loses its time, `images` are
 * links, `.NET` type names (`__type`) go.
 *
 * @throws RangeError  when the value is nested deeper than any record of KiotViet's
 * @see    kiotviet-api.md 2.4, 4.3, 5.1, 5.16, 8 (images)
 */
export function normalise(value: unknown, depth = 0): unknown {
	if (depth > DEEPEST) throw new RangeError('The record is nested too deeply');
	if (Array.isArray(value)) return value.map((entry) => normalise(entry, depth + 1));
	if (typeof value === 'string') return isDateTime(value) ? dateOf(value) : value;
	if (!isPlainObject(value)) return value;
	const record: Record<string, unknown> = {};
	for (const [key, field] of Object.entries(value as object)) {
		if (UNSAFE_KEYS.has(lowerFirst(key)) || field === null) continue;
		const name = SPELLINGS.get(lowerFirst(key)) ?? lowerFirst(key);
		record[name] =
			name === 'birthDate' && typeof field === 'string'
				? field.slice(0, 10)
				: normalise(field, depth + 1);
	}
	if (Array.isArray(record.images)) record.images = record.images.map(linkOf);
	return record;
}

/** A picture is a link, or an object that holds one. */
function linkOf(image: unknown): unknown {
	return isPlainObject(image) ? (image as { image?: unknown }).image : image;
}

/**
 * The record in an answer, normalised: some calls wrap it in `{ message, data }`, one in the envelope of a
 * list, others not at all.
 *
 * @see kiotviet-api.md 5.2; 3.5 for supplier orders, whose single one the API documents as a list
 */
export function recordIn(answer: unknown): KiotVietRecord & IDataObject {
	const record = normalise(answer) as KiotVietRecord & IDataObject;
	const inside = Array.isArray(record.data) ? record.data[0] : record.data;
	return isPlainObject(inside) ? (inside as KiotVietRecord & IDataObject) : record;
}

function dateOf(text: string): string {
	const date = readDate(text);
	return date ? withOffset(date) : text;
}
