// The trigger's events as data: the form, the webhooks, the catch-up and the README are made from it.
import { type Source, SOURCES } from '../api/sources';
import type { WebhookType } from '../api/webhooks';

export type Change = 'created' | 'updated' | 'completed' | 'cancelled' | 'deleted';

export type Resource =
	| 'customer'
	| 'order'
	| 'invoice'
	| 'return'
	| 'product'
	| 'stock'
	| 'priceBook'
	| 'priceBookDetail'
	| 'category'
	| 'branch';

/** One thing that can happen in the shop, as a user selects it. */
export interface TriggerEvent {
	value: string;
	name: string;
	description: string;
	resource: Resource;
	change: Change;
	/** the type KiotViet sends for it, or null when only catch-up finds it */
	webhookType: WebhookType | null;
	/** whether catch-up finds it too */
	catchUp: boolean;
}

const event = (
	value: string,
	name: string,
	description: string,
	webhookType: WebhookType | null,
): TriggerEvent => {
	const [resource, change] = value.split('.') as [Resource, Change];
	return { value, name, description, resource, change, webhookType, catchUp: resource in CATCH_UP };
};

/** A list that catch-up reads, with what it asks for besides the plain records. */
export interface CatchUpSource extends Source {
	query: Record<string, string | number | boolean>;
}

/** The kinds of records that catch-up reads (kiotviet-api.md 3.1 to 3.3, 3.5). */
export const CATCH_UP: Partial<Record<Resource, CatchUpSource>> = {
	customer: {
		...SOURCES.customer,
		query: { includeTotal: true, includeCustomerGroup: true, includeRemoveIds: true },
	},
	order: { ...SOURCES.order, query: { includePayment: true, includeOrderDelivery: true } },
	invoice: {
		...SOURCES.invoice,
		query: { includePayment: true, includeInvoiceDelivery: true, SaleChannel: true },
	},
	return: { ...SOURCES.return, query: { includePayment: true } },
};

/** Sorted by name, as the form shows them (kiotviet-api.md 4.2; there is no create and no cancel type). */
export const EVENTS: TriggerEvent[] = [
	event('branch.deleted', 'Branch Deleted', 'A branch (Chi nhánh) was removed', 'branch.delete'),
	event(
		'branch.updated',
		'Branch Updated',
		'A branch (Chi nhánh) is new or was changed',
		'branch.update',
	),
	event(
		'category.deleted',
		'Category Deleted',
		'A product group (Nhóm hàng) was removed',
		'category.delete',
	),
	event(
		'category.updated',
		'Category Updated',
		'A product group (Nhóm hàng) is new or was changed',
		'category.update',
	),
	event(
		'customer.created',
		'Customer Created',
		'A customer (Khách hàng) is new',
		'customer.update',
	),
	event(
		'customer.deleted',
		'Customer Deleted',
		'A customer (Khách hàng) was removed',
		'customer.delete',
	),
	event(
		'customer.updated',
		'Customer Updated',
		'A customer (Khách hàng) was changed',
		'customer.update',
	),
	event(
		'invoice.cancelled',
		'Invoice Cancelled',
		'An invoice (Hóa đơn) was cancelled (Đã hủy)',
		'invoice.update',
	),
	event(
		'invoice.completed',
		'Invoice Completed',
		'An invoice (Hóa đơn) was completed (Hoàn thành)',
		'invoice.update',
	),
	event('invoice.created', 'Invoice Created', 'An invoice (Hóa đơn) is new', 'invoice.update'),
	event('invoice.updated', 'Invoice Updated', 'An invoice (Hóa đơn) was changed', 'invoice.update'),
	event(
		'order.cancelled',
		'Order Cancelled',
		'An order (Đặt hàng) was cancelled (Đã hủy)',
		'order.update',
	),
	event(
		'order.completed',
		'Order Completed',
		'An order (Đặt hàng) was completed (Hoàn thành)',
		'order.update',
	),
	event('order.created', 'Order Created', 'An order (Đặt hàng) is new', 'order.update'),
	event('order.updated', 'Order Updated', 'An order (Đặt hàng) was changed', 'order.update'),
	event(
		'priceBook.deleted',
		'Price Book Deleted',
		'A price book (Bảng giá) was removed',
		'pricebook.delete',
	),
	event(
		'priceBook.updated',
		'Price Book Updated',
		'A price book (Bảng giá) is new or was changed',
		'pricebook.update',
	),
	event(
		'priceBookDetail.deleted',
		'Price Book Product Deleted',
		'A product was removed from a price book (Bảng giá)',
		'pricebookdetail.delete',
	),
	event(
		'priceBookDetail.updated',
		'Price Book Product Updated',
		'A price in a price book (Bảng giá) was set',
		'pricebookdetail.update',
	),
	event('product.deleted', 'Product Deleted', 'A product (Hàng hóa) was removed', 'product.delete'),
	event(
		'product.updated',
		'Product Updated',
		'A product (Hàng hóa) is new or was changed',
		'product.update',
	),
	event(
		'return.created',
		'Return Created',
		'Goods came back (Trả hàng); found by catch-up only',
		null,
	),
	event(
		'stock.updated',
		'Stock Updated',
		'The stock of a product (Tồn kho) changed',
		'stock.update',
	),
];

const byValue = new Map(EVENTS.map((entry) => [entry.value, entry]));

/** The events of these values, in the table's order; unknown values are left out. */
export function eventsOf(values: string[]): TriggerEvent[] {
	return EVENTS.filter(({ value }) => values.includes(value) && byValue.has(value));
}

/** The webhook types that the events need, each once. */
export function webhookTypesOf(events: TriggerEvent[]): WebhookType[] {
	const types = events.map(({ webhookType }) => webhookType).filter((type) => type !== null);
	return [...new Set(types)];
}

/** The resources that catch-up reads for the events, each once. */
export function catchUpResourcesOf(events: TriggerEvent[]): Resource[] {
	return [...new Set(events.filter(({ catchUp }) => catchUp).map(({ resource }) => resource))];
}

/** The resource and the kind of a webhook type, e.g. `pricebook.delete`; null for an unknown one. */
export function arrivalOf(type: string): { resource: Resource; deleted: boolean } | null {
	const known = EVENTS.find(({ webhookType }) => webhookType === type);
	return known ? { resource: known.resource, deleted: type.endsWith('.delete') } : null;
}
