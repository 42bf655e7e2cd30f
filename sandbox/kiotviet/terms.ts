// What somebody in the shop may say about a sale, and how it becomes lines, totals, payments and a delivery.
import type { DateTime } from 'luxon';

import { naiveTime, readTime, type NaiveTime } from '../clock';
import type { Product } from './goodsRecords';
import type { Delivery, DocumentLine, PaymentMethod } from './records';
import { DELIVERY_STATUS } from './records';
import { malformed, Refusal } from './refusal';

/** A line as the shop types it; price defaults to the product's, `discount` is per unit. */
export interface Line {
	productId?: number;
	productCode?: string;
	quantity: number;
	price?: number;
	discount?: number;
	note?: string;
}

/** A delivery as the shop types it; `price` is the shipping fee. */
export interface DeliveryTerms {
	price?: number;
	receiver?: string;
	contactNumber?: string;
	address?: string;
	locationName?: string;
	wardName?: string;
	deliveryCode?: string;
	status?: number;
}

/** A sale or an order as the shop types it. Without a customer it is a guest's. Money in VND. */
export interface SaleTerms {
	customerId?: number;
	lines: Line[];
	paid?: number;
	/** Off the whole document, besides the discounts of its lines. */
	discount?: number;
	delivery?: DeliveryTerms;
	description?: string;
	method?: PaymentMethod;
	/** The business date; Vietnam time when it has no offset. Default: now. */
	purchaseDate?: string;
	branchId?: number;
	saleChannelId?: number;
}

/** Looks the products up and prices the lines. */
export function documentLines(products: Product[], lines: Line[]): DocumentLine[] {
	if (lines.length === 0) throw malformed('Chứng từ phải có ít nhất một hàng hóa');
	return lines.map((line) => {
		const product = products.find(({ id, code }) =>
			line.productId === undefined ? code === line.productCode : id === line.productId,
		);
		if (!product) {
			throw new Refusal(
				420,
				'KvValidateProductException',
				'Hàng hóa được chọn không tồn tại hoặc đã bị xóa',
			);
		}
		return {
			productId: product.id,
			productCode: product.code,
			productName: product.name,
			categoryId: product.categoryId,
			categoryName: product.categoryName,
			quantity: line.quantity,
			price: line.price ?? product.basePrice,
			discount: line.discount ?? 0,
			note: line.note ?? '',
		};
	});
}

/** What the customer must pay: the lines less the document's discount; the shipping fee is not in it. */
export function totalOf(lines: DocumentLine[], discount: number): number {
	const sum = lines.reduce(
		(sofar, line) => sofar + line.quantity * (line.price - line.discount),
		0,
	);
	return Math.max(0, sum - discount);
}

/** The delivery part of a document, filled from the customer where nothing was said. */
export function deliveryOf(
	terms: DeliveryTerms | undefined,
	customer:
		| { name?: string; contactNumber?: string; address?: string; locationName?: string }
		| undefined,
): Delivery | undefined {
	if (!terms) return undefined;
	const status = terms.status ?? 1;
	return {
		deliveryCode: terms.deliveryCode ?? '',
		status,
		statusValue: DELIVERY_STATUS[status],
		type: 1,
		price: terms.price ?? 0,
		receiver: terms.receiver ?? customer?.name,
		contactNumber: terms.contactNumber ?? customer?.contactNumber,
		address: terms.address ?? customer?.address,
		locationName: terms.locationName ?? customer?.locationName,
		wardName: terms.wardName,
		weight: 500,
	};
}

/** The business date of a document, and a refusal when nobody can read it. */
export function purchaseDateOf(said: string | undefined, now: DateTime): NaiveTime {
	if (said === undefined) return naiveTime(now);
	const time = readTime(said);
	if (!time) throw malformed(`purchaseDate ${said} không hợp lệ`);
	return naiveTime(time);
}
