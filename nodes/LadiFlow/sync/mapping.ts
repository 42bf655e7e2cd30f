// The mapping from KiotViet to LadiFlow (ladiflow-api.md 8.2), as data: the sync and the README use it.
import { DateTime } from 'luxon';

import type { Customer, Invoice, Order } from '../../KiotViet/api/records';
import type { DataType } from '../api/fieldTypes';
import type { ShopRecord } from './record';

export type SaleDocument = Order & Invoice;

/** Where a field belongs: to the person, to LadiFlow's order fields, to the three made by hand, to the kv_ set, to the guard. */
export type Group =
	| 'profile'
	| 'customer'
	| 'document'
	| 'optionalCustomer'
	| 'optionalDocument'
	| 'reading';

/** Tells every n8n process how fresh the figures of a contact are; a text, since a date may keep its day only. */
export const READ_AT = 'kv_read_at';

/** One row of the mapping table. */
export interface Row {
	/** LadiFlow's name */
	target: string;
	/** KiotViet's name, for the documentation */
	source: string;
	/** LadiFlow's data type of a custom field; absent for a native field */
	type?: Extract<DataType, 'TEXT_INPUT' | 'NUMBER' | 'DATE' | 'LIST'>;
	/** what to call the field on LadiFlow's screen (Tên hiển thị) */
	label?: string;
	group: Group;
	note?: string;
	value(record: ShopRecord): unknown;
}

const MASKED = /\*{2,}/;
const LONGEST_NAME = 100;

const ofCustomer =
	(read: (customer: Customer) => unknown) =>
	({ customer }: ShopRecord) =>
		customer ? read(customer) : undefined;

const ofDocument =
	(read: (document: SaleDocument) => unknown) =>
	({ document }: ShopRecord) =>
		document ? read(document) : undefined;

/** Every field that a sync can write. */
export const MAPPING: Row[] = [
	{
		target: 'first_name',
		source: 'customer.name',
		group: 'profile',
		note: 'masked names (Q******o) never',
		value: ofCustomer(nameOf),
	},
	{ target: 'full_name', source: 'customer.name', group: 'profile', value: ofCustomer(nameOf) },
	{
		target: 'gender',
		source: 'customer.gender',
		group: 'profile',
		note: 'true: male, false: female',
		value: ofCustomer(({ gender }) =>
			gender === undefined ? undefined : gender ? 'male' : 'female',
		),
	},
	{
		target: 'dob',
		source: 'customer.birthDate',
		group: 'profile',
		note: 'yyyy-mm-dd; impossible dates never',
		value: ofCustomer(({ birthDate }) => birthday(birthDate)),
	},
	{
		target: 'address',
		source: 'customer.address',
		group: 'profile',
		value: ofCustomer(({ address }) => address),
	},
	{
		target: 'city',
		source: 'customer.locationName',
		group: 'profile',
		note: 'before " - "',
		value: ofCustomer(({ locationName }) => locationName?.split(' - ')[0]),
	},
	{
		target: 'district',
		source: 'customer.locationName',
		group: 'profile',
		note: 'after " - "',
		value: ofCustomer(({ locationName }) => locationName?.split(' - ').slice(1).join(' - ')),
	},
	{
		target: 'ward',
		source: 'customer.wardName',
		group: 'profile',
		value: ofCustomer(({ wardName }) => wardName),
	},
	{
		target: 'company',
		source: 'customer.organization',
		group: 'profile',
		value: ofCustomer(({ organization }) => organization),
	},
	{
		target: 'external_customer_id',
		source: 'customer.code',
		group: 'profile',
		value: ofCustomer(({ code }) => code),
	},
	{
		target: 'debt',
		source: 'customer.debt',
		type: 'NUMBER',
		label: 'Tổng nợ của khách hàng',
		group: 'customer',
		note: 'make this field by hand',
		value: ofCustomer(({ debt }) => debt),
	},
	{
		target: 'last_retailer_id',
		source: 'customer.retailerId',
		type: 'TEXT_INPUT',
		label: 'ID cửa hàng Kiotviet',
		group: 'customer',
		note: 'make this field by hand',
		value: ({ customer, retailerId }) => text(customer?.retailerId ?? retailerId),
	},
	{
		target: 'last_order_id',
		source: 'id',
		type: 'TEXT_INPUT',
		label: 'Mã định danh đơn hàng gần nhất',
		group: 'document',
		value: ofDocument(({ id }) => String(id)),
	},
	{
		target: 'last_order_code',
		source: 'code',
		type: 'TEXT_INPUT',
		label: 'Mã đơn hàng gần nhất',
		group: 'document',
		note: 'in full, with the .01 of an edited invoice',
		value: ofDocument(({ code }) => code ?? ''),
	},
	{
		target: 'last_order_status',
		source: 'statusValue',
		type: 'TEXT_INPUT',
		label: 'Trạng thái đơn hàng gần nhất',
		group: 'document',
		value: ofDocument(({ statusValue }) => statusValue ?? ''),
	},
	{
		target: 'last_order_total',
		source: 'total',
		type: 'NUMBER',
		label: 'Tổng tiền đơn gần nhất',
		group: 'document',
		value: ofDocument(({ total }) => total ?? 0),
	},
	{
		target: 'last_order_discount_total',
		source: 'discount, or discountRatio of the lines',
		type: 'NUMBER',
		label: 'Tổng giảm giá đơn gần nhất',
		group: 'document',
		value: ofDocument(discountOf),
	},
	{
		target: 'last_order_shipping_fee',
		source: 'delivery.price',
		type: 'NUMBER',
		label: 'Phí vận chuyển đơn gần nhất',
		group: 'document',
		value: ofDocument((document) => deliveryOf(document)?.price ?? 0),
	},
	{
		target: 'last_order_discount_note',
		source: 'description',
		type: 'TEXT_INPUT',
		label: 'Ghi chú giảm giá đơn gần nhất',
		group: 'document',
		value: ofDocument(({ description }) => description ?? ''),
	},
	{
		target: 'last_order_shipping_status',
		source: 'delivery.statusValue',
		type: 'TEXT_INPUT',
		label: 'Trạng thái giao hàng đơn gần nhất',
		group: 'document',
		note: 'orders have none',
		value: ofDocument((document) => deliveryOf(document)?.statusValue ?? ''),
	},
	{
		target: 'last_order_shipping_address',
		source: 'delivery.address',
		type: 'TEXT_INPUT',
		label: 'Địa chỉ giao hàng đơn gần nhất',
		group: 'document',
		value: ofDocument((document) => deliveryOf(document)?.address ?? ''),
	},
	{
		target: 'last_order_tracking_code',
		source: 'delivery.deliveryCode',
		type: 'TEXT_INPUT',
		label: 'Mã vận đơn đơn gần nhất',
		group: 'document',
		value: ofDocument((document) => deliveryOf(document)?.deliveryCode ?? ''),
	},
	{
		target: 'last_order_payment_method',
		source: 'payments[].method',
		type: 'TEXT_INPUT',
		label: 'Phương thức thanh toán đơn gần nhất',
		group: 'document',
		note: 'cancelled payments left out',
		value: ofDocument(paymentMethods),
	},
	{
		target: 'last_order_payment_status',
		source: 'totalPayment ≥ total',
		type: 'TEXT_INPUT',
		label: 'Trạng thái thanh toán đơn gần nhất',
		group: 'document',
		note: 'Đã thanh toán or Chưa thanh toán',
		value: ofDocument(({ total, totalPayment }) =>
			(totalPayment ?? 0) >= (total ?? 0) ? 'Đã thanh toán' : 'Chưa thanh toán',
		),
	},
	{
		target: 'last_order_created_at',
		source: 'purchaseDate',
		type: 'DATE',
		label: 'Ngày tạo đơn gần nhất',
		group: 'document',
		value: ofDocument(({ purchaseDate, createdDate }) => utc(purchaseDate ?? createdDate)),
	},
	{
		target: 'last_order_updated_at',
		source: 'modifiedDate, or createdDate',
		type: 'DATE',
		label: 'Ngày cập nhật đơn gần nhất',
		group: 'document',
		value: ofDocument(({ modifiedDate, createdDate }) => utc(modifiedDate ?? createdDate)),
	},
	{
		target: 'last_order_product_names',
		source: 'lines[].productName',
		type: 'LIST',
		label: 'Tên sản phẩm đơn gần nhất',
		group: 'document',
		value: ofDocument((document) => linesOf(document).map(({ productName }) => productName ?? '')),
	},
	{
		target: 'last_order_product_ids',
		source: 'lines[].productId',
		type: 'LIST',
		label: 'ID sản phẩm đơn gần nhất',
		group: 'document',
		value: ofDocument((document) =>
			linesOf(document).map(({ productId }) => text(productId) ?? ''),
		),
	},
	{
		target: 'last_order_product_skus',
		source: 'lines[].productCode',
		type: 'LIST',
		label: 'SKU sản phẩm đơn gần nhất',
		group: 'document',
		value: ofDocument((document) => linesOf(document).map(({ productCode }) => productCode ?? '')),
	},
	{
		target: 'last_total_payment_amount',
		source: 'totalPayment',
		type: 'NUMBER',
		label: 'Tổng số tiền thanh toán trong hóa đơn cuối',
		group: 'document',
		note: 'make this field by hand',
		value: ofDocument(({ totalPayment }) => totalPayment ?? 0),
	},
	{
		target: 'kv_customer_code',
		source: 'customer.code',
		type: 'TEXT_INPUT',
		label: 'Mã khách hàng KiotViet',
		group: 'optionalCustomer',
		value: ofCustomer(({ code }) => code),
	},
	{
		target: 'kv_customer_groups',
		source: 'customer.groups',
		type: 'TEXT_INPUT',
		label: 'Nhóm khách hàng KiotViet',
		group: 'optionalCustomer',
		value: ofCustomer(({ groups }) => groups),
	},
	{
		target: 'kv_reward_point',
		source: 'customer.rewardPoint',
		type: 'NUMBER',
		label: 'Điểm hiện tại KiotViet',
		group: 'optionalCustomer',
		value: ofCustomer(({ rewardPoint }) => rewardPoint),
	},
	{
		target: 'kv_total_invoiced',
		source: 'customer.totalInvoiced',
		type: 'NUMBER',
		label: 'Tổng bán KiotViet',
		group: 'optionalCustomer',
		value: ofCustomer(({ totalInvoiced }) => totalInvoiced),
	},
	{
		target: 'kv_total_revenue',
		source: 'customer.totalRevenue',
		type: 'NUMBER',
		label: 'Tổng bán trừ trả hàng KiotViet',
		group: 'optionalCustomer',
		value: ofCustomer(({ totalRevenue }) => totalRevenue),
	},
	{
		target: 'kv_total_order',
		source: 'number of invoices',
		type: 'NUMBER',
		label: 'Tổng số hóa đơn KiotViet',
		group: 'optionalCustomer',
		note: 'with "Include Order Metrics" of the trigger',
		value: ({ metrics }) => metrics?.invoiceCount,
	},
	{
		target: 'kv_first_order_created_at',
		source: 'first invoice',
		type: 'DATE',
		label: 'Ngày hóa đơn đầu tiên KiotViet',
		group: 'optionalCustomer',
		note: 'with "Include Order Metrics" of the trigger',
		value: ({ metrics }) => utc(metrics?.firstPurchaseDate ?? undefined),
	},
	{
		target: 'kv_last_branch_name',
		source: 'branchName',
		type: 'TEXT_INPUT',
		label: 'Chi nhánh mua gần nhất KiotViet',
		group: 'optionalDocument',
		value: ofDocument(({ branchName }) => branchName ?? ''),
	},
	{
		target: READ_AT,
		source: 'when the customer was read',
		type: 'TEXT_INPUT',
		label: 'Thời điểm đọc từ KiotViet',
		group: 'reading',
		note: 'lets no late retry write older figures; needed in queue mode',
		value: ({ readAt }) => utc(readAt ?? undefined),
	},
];

/** Orders kept apart from invoices write these two only. */
export const APART: Row[] = [
	{
		target: 'kv_last_purchase_order_code',
		source: 'order.code',
		type: 'TEXT_INPUT',
		label: 'Mã đơn đặt hàng gần nhất KiotViet',
		group: 'optionalDocument',
		note: 'with "Keep Orders Apart"',
		value: ofDocument(({ code }) => code ?? ''),
	},
	{
		target: 'kv_last_purchase_order_status',
		source: 'order.statusValue',
		type: 'TEXT_INPUT',
		label: 'Trạng thái đơn đặt hàng gần nhất',
		group: 'optionalDocument',
		note: 'with "Keep Orders Apart"',
		value: ofDocument(({ statusValue }) => statusValue ?? ''),
	},
];

/** A time as LadiFlow stores it: ISO 8601 in UTC with milliseconds; undefined for none. */
export function utc(date: string | undefined): string | undefined {
	if (!date) return undefined;
	const time = DateTime.fromISO(date, { zone: 'UTC+7' });
	return time.isValid ? time.toUTC().toISO() : undefined;
}

function nameOf({ name }: Customer): string | undefined {
	const clean = name?.trim();
	return clean && !MASKED.test(clean) ? clean.slice(0, LONGEST_NAME) : undefined;
}

function birthday(birthDate: string | undefined): string | undefined {
	const date = DateTime.fromISO((birthDate ?? '').slice(0, 10), { zone: 'UTC+7' });
	if (!date.isValid || date > DateTime.now() || date.year < 1900) return undefined;
	const iso = date.toISODate();
	return iso === '1900-01-01' || iso === '1970-01-01' ? undefined : iso;
}

function discountOf(document: SaleDocument): number {
	if (document.discount) return document.discount;
	if (!document.discountRatio) return 0;
	const gross = linesOf(document).reduce(
		(sum, { quantity = 0, price = 0, discount = 0 }) => sum + quantity * (price - discount),
		0,
	);
	return Math.round((gross * document.discountRatio) / 100);
}

function paymentMethods({ payments }: SaleDocument): string {
	const methods = (payments ?? []).filter(({ status }) => status !== 1).map(({ method }) => method);
	return [...new Set(methods.filter(Boolean))].join(', ');
}

function deliveryOf(document: SaleDocument) {
	return document.invoiceDelivery ?? document.orderDelivery;
}

function linesOf(document: SaleDocument) {
	const lines = document.invoiceDetails ?? document.orderDetails ?? [];
	return Array.isArray(lines) ? lines : [lines];
}

function text(value: unknown): string | undefined {
	return value === undefined || value === null ? undefined : String(value);
}
