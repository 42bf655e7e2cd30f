// Every kind of record whose changes start a workflow, a row each: all stages of the trigger read it here.
import { ENDPOINTS, type ListedKind, WHOLE_CUSTOMERS } from '../api/endpoints';
import type { WebhookType } from '../api/webhooks';
import type { KiotVietRecord } from '../model/records';
import {
	type DocumentStatuses,
	INVOICE_STATUS,
	ORDER_STATUS,
	RETURN_STATUS,
} from '../model/statuses';
import {
	EXAMPLE_CUSTOMER,
	EXAMPLE_LINES,
	EXAMPLE_RETAILER_ID,
	EXAMPLE_SALE,
	EXAMPLE_TIME,
} from './examples';

/** What can have happened to a record, as events and items say it. */
export type ChangeType = 'created' | 'updated' | 'completed' | 'cancelled' | 'deleted';

/** A list that can be asked for what changed since a time. */
export type WatchedList = ListedKind;

export interface Kind {
	/** what its events are called by */
	name: string;
	/** the events that users may select, each with its description */
	events: Partial<Record<ChangeType, string>>;
	/** the types that KiotViet sends for it; there is none for what is created, completed or cancelled */
	webhooks?: { update: WebhookType; delete?: WebhookType };
	/** where catch-up, samples and the full record are read; without it, what webhooks carry is all there is */
	list?: WatchedList;
	/** what names a record that has no `id` */
	key?: [string, ...string[]];
	/** whose it is: the record is a customer itself, or names one in this field */
	customer?: 'itself' | 'customerId';
	/** without a customer it is a guest's sale (Khách lẻ) */
	isSale?: true;
	/** the statuses that count as completed and cancelled */
	statuses?: DocumentStatuses;
	/** as kiotviet-api.md 3.1 to 3.5 and 4.4 document it, for a manual run in a shop that has none */
	example: KiotVietRecord;
}

const rows = <Name extends string>(kinds: Record<Name, Kind>) => kinds;

/**
 * The kinds by the name that events and items have for them.
 *
 * @see kiotviet-api.md 3.0 (what can be listed by its last change), 4.2 (webhook types), 4.4 (what they carry)
 */
export const KINDS = rows({
	customer: {
		name: 'Customer',
		events: {
			created: 'A customer (Khách hàng) is new',
			updated: 'A customer (Khách hàng) was changed',
			deleted: 'A customer (Khách hàng) was removed',
		},
		webhooks: { update: 'customer.update', delete: 'customer.delete' },
		list: {
			...WHOLE_CUSTOMERS,
			includes: { ...WHOLE_CUSTOMERS.includes, includeRemoveIds: true },
		},
		customer: 'itself',
		example: EXAMPLE_CUSTOMER,
	},
	order: {
		name: 'Order',
		events: {
			created: 'An order (Đặt hàng) is new',
			updated: 'An order (Đặt hàng) was changed',
			completed: 'An order (Đặt hàng) was completed (Hoàn thành)',
			cancelled: 'An order (Đặt hàng) was cancelled (Đã hủy)',
		},
		webhooks: { update: 'order.update' },
		list: { ...ENDPOINTS.order, includes: { includePayment: true, includeOrderDelivery: true } },
		customer: 'customerId',
		isSale: true,
		statuses: ORDER_STATUS,
		example: {
			...EXAMPLE_SALE,
			id: 18950001,
			code: 'DH000456',
			status: 1,
			statusValue: 'Phiếu tạm',
			orderDetails: EXAMPLE_LINES,
		},
	},
	invoice: {
		name: 'Invoice',
		events: {
			created: 'An invoice (Hóa đơn) is new',
			updated: 'An invoice (Hóa đơn) was changed',
			completed: 'An invoice (Hóa đơn) was completed (Hoàn thành)',
			cancelled: 'An invoice (Hóa đơn) was cancelled (Đã hủy)',
		},
		webhooks: { update: 'invoice.update' },
		list: {
			...ENDPOINTS.invoice,
			includes: { includePayment: true, includeInvoiceDelivery: true, SaleChannel: true },
		},
		customer: 'customerId',
		isSale: true,
		statuses: INVOICE_STATUS,
		example: {
			...EXAMPLE_SALE,
			id: 252000001,
			code: 'HD000789',
			status: 1,
			statusValue: 'Hoàn thành',
			invoiceDetails: EXAMPLE_LINES,
		},
	},
	return: {
		name: 'Return',
		events: { created: 'Goods came back (Trả hàng); found by catch-up only' },
		list: { ...ENDPOINTS.return, includes: { includePayment: true } },
		customer: 'customerId',
		statuses: RETURN_STATUS,
		example: {
			id: 70001,
			code: 'TH000012',
			invoiceId: 252000001,
			returnDate: EXAMPLE_TIME,
			returnTotal: 335000,
			status: 1,
			createdDate: EXAMPLE_TIME,
		},
	},
	product: {
		name: 'Product',
		events: {
			updated: 'A product (Hàng hóa) is new or was changed',
			deleted: 'A product (Hàng hóa) was removed',
		},
		webhooks: { update: 'product.update', delete: 'product.delete' },
		example: {
			id: 48870001,
			code: 'SP000001',
			name: 'Áo thun trắng',
			basePrice: 150000,
			retailerId: EXAMPLE_RETAILER_ID,
			modifiedDate: EXAMPLE_TIME,
		},
	},
	stock: {
		name: 'Stock',
		events: { updated: 'The stock of a product (Tồn kho) changed' },
		webhooks: { update: 'stock.update' },
		key: ['productId', 'branchId'],
		example: {
			id: 48870001,
			productId: 48870001,
			productCode: 'SP000001',
			branchId: 20001,
			onHand: 12,
			reserved: 1,
		},
	},
	priceBook: {
		name: 'Price Book',
		events: {
			updated: 'A price book (Bảng giá) is new or was changed',
			deleted: 'A price book (Bảng giá) was removed',
		},
		webhooks: { update: 'pricebook.update', delete: 'pricebook.delete' },
		example: { id: 1201, name: 'Giá sỉ', isActive: true },
	},
	priceBookDetail: {
		name: 'Price Book Product',
		events: {
			updated: 'A price in a price book (Bảng giá) was set',
			deleted: 'A product was removed from a price book (Bảng giá)',
		},
		webhooks: { update: 'pricebookdetail.update', delete: 'pricebookdetail.delete' },
		key: ['productId', 'priceBookId'],
		example: { id: 1201, priceBookId: 1201, productId: 48870001, price: 140000 },
	},
	category: {
		name: 'Category',
		events: {
			updated: 'A product group (Nhóm hàng) is new or was changed',
			deleted: 'A product group (Nhóm hàng) was removed',
		},
		webhooks: { update: 'category.update', delete: 'category.delete' },
		example: {
			id: 1601001,
			name: 'Áo',
			hasChild: false,
			retailerId: EXAMPLE_RETAILER_ID,
			modifiedDate: EXAMPLE_TIME,
		},
	},
	branch: {
		name: 'Branch',
		events: {
			updated: 'A branch (Chi nhánh) is new or was changed',
			deleted: 'A branch (Chi nhánh) was removed',
		},
		webhooks: { update: 'branch.update', delete: 'branch.delete' },
		example: {
			id: 20001,
			name: 'Chi nhánh trung tâm',
			isActive: true,
			retailerId: EXAMPLE_RETAILER_ID,
			modifiedDate: EXAMPLE_TIME,
		},
	},
});

/** A kind's name, as events and items have it. */
export type Resource = keyof typeof KINDS;
