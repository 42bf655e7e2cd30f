// What somebody in the shop may say about a sale, and how it becomes lines, totals, payments and a delivery.
import { isUndefined, omitBy, sumBy } from 'lodash';
import type { DateTime } from 'luxon';

import { naiveTime, readTime, type NaiveTime } from '../../clock';
import { taxes } from './catalogue';
import type { Product } from './goodsRecords';
import type { AppliedSurcharge, Delivery, DocumentLine, PaymentMethod } from './records';
import { DELIVERY_STATUS } from './records';
import { existingInLine, malformed, Missing } from './errors';

/** A line as the shop types it; price defaults to the product's, `discount` is per unit. */
export type Line = Pick<DocumentLine, 'quantity'> &
	Partial<Omit<DocumentLine, 'productName' | 'categoryId' | 'categoryName'>>;

/** A delivery as the shop types it; `price` is the shipping fee. */
export type DeliveryTerms = Partial<Omit<Delivery, 'statusValue'>>;

/** A surcharge as the shop types it: one of its surcharges, by number or code. */
export interface SurchargeTerms {
	id?: number;
	code?: string;
	price: number;
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
	/** The bank account of a card payment or a transfer. */
	accountId?: number;
	surcharges?: SurchargeTerms[];
	vouchers?: Array<{ id: number; campaignId: number; amount: number }>;
	soldById?: number;
	/** The business date; Vietnam time when it has no offset. Default: now. */
	purchaseDate?: string;
	branchId?: number;
	saleChannelId?: number;
}

/** Looks the products up and prices the lines. */
export function documentLines(products: Product[], lines: Line[]): DocumentLine[] {
	if (lines.length === 0) throw malformed('Chứng từ phải có ít nhất một hàng hóa');
	return lines.map((line) => {
		const product = productOf(products, line);
		if (line.taxId !== undefined && !taxes.some(({ taxId }) => taxId === line.taxId))
			throw new Missing('Thuế');
		const price = line.price ?? product.basePrice;
		return {
			productId: product.id,
			productCode: product.code,
			productName: product.name,
			categoryId: product.categoryId,
			categoryName: product.categoryName,
			quantity: line.quantity,
			price,
			discount: line.discount ?? (price * (line.discountRatio ?? 0)) / 100,
			discountRatio: line.discountRatio,
			note: line.note ?? '',
			serialNumbers: line.serialNumbers,
			taxId: line.taxId,
			isMaster: line.isMaster,
		};
	});
}

/** The product that a line names by its ID, or else by its code. */
export const productOf = (
	products: Product[],
	line: { productId?: number; productCode?: string },
): Product =>
	existingInLine(
		products.find(({ id, code }) =>
			line.productId === undefined ? code === line.productCode : id === line.productId,
		),
	);

/** A line's worth. */
export const subTotalOf = ({ quantity, price, discount }: DocumentLine) =>
	quantity * (price - discount);

/** The tax of a line, in VND. Prices hold it already. */
export const taxOf = (line: DocumentLine) =>
	Math.round(
		(subTotalOf(line) * (taxes.find(({ taxId }) => taxId === line.taxId)?.value ?? 0)) / 100,
	);

/**
 * What the customer must pay: the lines less the document's discount, and the surcharges; the shipping fee is not
 * in it.
 */
export function totalOf(
	lines: DocumentLine[],
	discount: number,
	surcharges: AppliedSurcharge[] = [],
): number {
	const goods = sumBy(lines, subTotalOf);
	return Math.max(0, goods - discount) + sumBy(surcharges, 'price');
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
	if (!(status in DELIVERY_STATUS)) throw malformed('Trạng thái vận đơn không hợp lệ');
	return {
		deliveryCode: '',
		type: 1,
		price: 0,
		receiver: customer?.name,
		contactNumber: customer?.contactNumber,
		address: customer?.address,
		locationName: customer?.locationName,
		weight: 500,
		...terms,
		status,
		statusValue: DELIVERY_STATUS[status],
	};
}

/** The business date of a document, and an error when nobody can read it. */
export function purchaseDateOf(said: string | undefined, now: DateTime): NaiveTime {
	if (said === undefined) return naiveTime(now);
	const time = readTime(said);
	if (!time) throw malformed(`purchaseDate ${said} không hợp lệ`);
	return naiveTime(time);
}

/** Without what was not said. */
export const given = <T extends object>(patch: T) => omitBy(patch, isUndefined);
