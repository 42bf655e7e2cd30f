// Recognises what a sync item is: a trigger's item, or a record of the KiotViet node.
import { isPlainObject, mapValues, pickBy } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { triedItem } from '../../shared/failedItem';
import { readNumber, readText } from '../../shared/values';
import type { Customer, Invoice, Order } from '../../KiotViet/model/records';
import { type Kind, kindOf } from './kinds';

/** A shop record ready to be mapped. */
export interface ShopRecord {
	kind: Kind;
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
	/** where `readAt` is not known: when the customer was read at the earliest, ISO */
	readSince?: string;
	/** what the customer ordered and bought, where the item brings it */
	metrics: Metrics | null;
}

interface Figures {
	count?: number;
	value?: number;
}

/** The order metrics of an item, as far as they are written. Dates are ISO. */
export interface Metrics {
	/** invoices that are not cancelled, and the date of the first */
	invoiceCount?: number;
	firstPurchaseDate?: string;
	paid?: Figures;
	pending?: Figures;
	cancelled?: Figures;
	firstDate?: string;
	lastDate?: string;
}

type Item = Record<string, unknown>;

/**
 * Reads an item of the KiotViet Trigger, or a customer, order or invoice of the KiotViet node; a document
 * needs the record of its customer beside it (null when that is gone from the shop).
 *
 * @returns the record, or a sentence that says why it is none
 */
export function readShopRecord(given: unknown): ShopRecord | string {
	if (!isPlainObject(given)) return 'The item is empty';
	const item: Item = triedItem(given as IDataObject);
	const { resource, record } = item;
	if (typeof resource === 'string' && isPlainObject(record)) return ofTrigger(item);
	const kind = kindOf(item);
	if (typeof kind === 'object') {
		if (kind.other) {
			return `The item is a ${kind.other} of KiotViet, and that is no contact. Send customers, orders and invoices here only`;
		}
		return 'The item is no KiotViet Trigger item and no customer, order or invoice of KiotViet; an order or invoice of the KiotViet node must come with "Output" set to "Raw" and "Customer" under Options → Include';
	}
	const document = kind === 'customer' ? null : documentIn(item);
	const customer = kind === 'customer' ? item : item.customer;
	if (document?.customerId && customer === undefined) return namedByIdOnly(kind);
	return {
		kind,
		deleted: false,
		example: false,
		customer: customerIn(customer),
		document,
		retailer: null,
		retailerId: numberOf(item.retailerId),
		readAt: null,
		metrics: metricsIn(item.orderMetrics),
	};
}

function ofTrigger(item: Item): ShopRecord | string {
	const { resource, change, record, customer, retailer, readAt, orderMetrics } = item;
	if (resource !== 'customer' && resource !== 'order' && resource !== 'invoice') {
		return `A change of the kind "${String(resource)}" has no contact. Send customers, orders and invoices here only`;
	}
	const document = resource === 'customer' ? null : documentIn(record);
	if (document?.customerId && customer === undefined) return namedByIdOnly(resource);
	return {
		kind: resource,
		deleted: change === 'deleted',
		example: item.isExample === true,
		customer: customerIn(resource === 'customer' && customer === undefined ? record : customer),
		document,
		retailer: typeof retailer === 'string' ? retailer : null,
		retailerId: numberOf(item.retailerId),
		readAt: typeof readAt === 'string' ? readAt : null,
		metrics: metricsIn(orderMetrics),
	};
}

const namedByIdOnly = (kind: Kind) =>
	`The ${kind} names its customer by ID only, so the contact is not known. In the KiotViet node that reads it choose "Customer" under Options → Include`;

type Reader = (value: unknown) => unknown;

/** A text as it is; a code that became a number on its way is its digits. */
const text: Reader = (value) => {
	const read = readText(value);
	if ('wrong' in read) return undefined;
	return typeof value === 'string' ? value : read.value;
};
const number: Reader = (value) => {
	const read = readNumber(value);
	return 'value' in read ? read.value : undefined;
};
const truth: Reader = (value) => (typeof value === 'boolean' ? value : undefined);
const object =
	(fields: Record<string, Reader>): Reader =>
	(value) =>
		isPlainObject(value) ? readFields(value as Item, fields) : undefined;
/** A list of objects; KiotViet documents one of them as a single object (kiotviet-api.md 3.2). */
const objects = (fields: Record<string, Reader>): Reader => {
	const read = object(fields);
	return (value) => [value].flat().flatMap((entry) => read(entry) ?? []);
};

const CUSTOMER: Record<string, Reader> = {
	code: text,
	name: text,
	gender: truth,
	birthDate: text,
	address: text,
	locationName: text,
	wardName: text,
	organization: text,
	groups: text,
	createdDate: text,
	debt: number,
	rewardPoint: number,
	totalInvoiced: number,
	totalRevenue: number,
	retailerId: number,
};

const LINES = objects({
	productId: number,
	productCode: text,
	productName: text,
	quantity: number,
	price: number,
	discount: number,
});
const DELIVERY = object({ price: number, statusValue: text, address: text, deliveryCode: text });

const DOCUMENT: Record<string, Reader> = {
	id: number,
	code: text,
	statusValue: text,
	description: text,
	branchName: text,
	customerId: number,
	total: number,
	totalPayment: number,
	discount: number,
	discountRatio: number,
	purchaseDate: text,
	createdDate: text,
	modifiedDate: text,
	payments: objects({ method: text, status: number }),
	invoiceDetails: LINES,
	orderDetails: LINES,
	invoiceDelivery: DELIVERY,
	orderDelivery: DELIVERY,
};

const FIGURES = object({ count: number, value: number });

const METRICS: Record<string, Reader> = {
	invoiceCount: number,
	firstPurchaseDate: text,
	paid: FIGURES,
	pending: FIGURES,
	cancelled: FIGURES,
	firstDate: text,
	lastDate: text,
};

/**
 * The record without what says nothing: null, and what is not of its field's kind, is as if it were not there.
 * Fields that are not read here stay as they are.
 */
function readFields(record: Item, fields: Record<string, Reader>): Item {
	return pickBy(
		mapValues(record, (value, field) => (fields[field] ? fields[field](value) : value)),
		(value) => value !== undefined && value !== null,
	);
}

const customerIn = (given: unknown) =>
	isPlainObject(given) ? (readFields(given as Item, CUSTOMER) as Customer) : null;
const documentIn = (given: unknown) => readFields(given as Item, DOCUMENT) as Order & Invoice;
const metricsIn = (given: unknown) =>
	isPlainObject(given) ? (readFields(given as Item, METRICS) as Metrics) : null;

function numberOf(value: unknown): number | null {
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
