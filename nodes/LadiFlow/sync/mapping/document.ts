// What the last sale fills: LadiFlow's order fields, the last payment, and what orders write where they are kept separate.
import { ofDocument, type Row, type SaleDocument, text } from './row';
import { utc } from '../times';

/** The last order or invoice; all of these are written together, so that nothing of a former one stays behind. */
export const DOCUMENT: Row[] = [
	{
		target: 'last_order_id',
		source: 'id',
		type: 'TEXT_INPUT',
		label: 'Mã định danh đơn hàng gần nhất',
		value: ofDocument(({ id }) => text(id) ?? ''),
	},
	{
		target: 'last_order_code',
		source: 'code',
		type: 'TEXT_INPUT',
		label: 'Mã đơn hàng gần nhất',
		note: 'in full, with the .01 of an edited invoice',
		value: ofDocument(({ code }) => code ?? ''),
	},
	{
		target: 'last_order_status',
		source: 'statusValue',
		type: 'TEXT_INPUT',
		label: 'Trạng thái đơn hàng gần nhất',
		value: ofDocument(({ statusValue }) => statusValue ?? ''),
	},
	{
		target: 'last_order_total',
		source: 'total',
		type: 'NUMBER',
		label: 'Tổng tiền đơn gần nhất',
		value: ofDocument(({ total }) => total ?? ''),
	},
	{
		target: 'last_order_discount_total',
		source: 'discount, or discountRatio of the lines',
		type: 'NUMBER',
		label: 'Tổng giảm giá đơn gần nhất',
		value: ofDocument(discountOf),
	},
	{
		target: 'last_order_shipping_fee',
		source: 'delivery.price',
		type: 'NUMBER',
		label: 'Phí vận chuyển đơn gần nhất',
		value: ofDocument((document) => deliveryOf(document)?.price ?? 0),
	},
	{
		target: 'last_order_discount_note',
		source: 'description',
		type: 'TEXT_INPUT',
		label: 'Ghi chú giảm giá đơn gần nhất',
		value: ofDocument(({ description }) => description ?? ''),
	},
	{
		target: 'last_order_shipping_status',
		source: 'delivery.statusValue',
		type: 'TEXT_INPUT',
		label: 'Trạng thái giao hàng đơn gần nhất',
		note: 'orders have none',
		value: ofDocument((document) => deliveryOf(document)?.statusValue ?? ''),
	},
	{
		target: 'last_order_shipping_address',
		source: 'delivery.address',
		type: 'TEXT_INPUT',
		label: 'Địa chỉ giao hàng đơn gần nhất',
		value: ofDocument((document) => deliveryOf(document)?.address ?? ''),
	},
	{
		target: 'last_order_tracking_code',
		source: 'delivery.deliveryCode',
		type: 'TEXT_INPUT',
		label: 'Mã vận đơn đơn gần nhất',
		value: ofDocument((document) => deliveryOf(document)?.deliveryCode ?? ''),
	},
	{
		target: 'last_order_payment_method',
		source: 'payments[].method',
		type: 'TEXT_INPUT',
		label: 'Phương thức thanh toán đơn gần nhất',
		note: 'cancelled payments left out',
		value: ofDocument(paymentMethods),
	},
	{
		target: 'last_order_payment_status',
		source: 'totalPayment ≥ total',
		type: 'TEXT_INPUT',
		label: 'Trạng thái thanh toán đơn gần nhất',
		note: 'Đã thanh toán or Chưa thanh toán',
		value: ofDocument(paymentStatus),
	},
	{
		target: 'last_order_created_at',
		source: 'purchaseDate',
		type: 'DATE',
		label: 'Ngày tạo đơn gần nhất',
		value: ofDocument(({ purchaseDate, createdDate }) => utc(purchaseDate ?? createdDate)),
	},
	{
		target: 'last_order_updated_at',
		source: 'modifiedDate, or createdDate',
		type: 'DATE',
		label: 'Ngày cập nhật đơn gần nhất',
		value: ofDocument(({ modifiedDate, createdDate }) => utc(modifiedDate ?? createdDate)),
	},
	{
		target: 'last_order_product_names',
		source: 'lines[].productName',
		type: 'LIST',
		label: 'Tên sản phẩm đơn gần nhất',
		value: ofDocument((document) => linesOf(document).map(({ productName }) => productName ?? '')),
	},
	{
		target: 'last_order_product_ids',
		source: 'lines[].productId',
		type: 'LIST',
		label: 'ID sản phẩm đơn gần nhất',
		value: ofDocument((document) =>
			linesOf(document).map(({ productId }) => text(productId) ?? ''),
		),
	},
	{
		target: 'last_order_product_skus',
		source: 'lines[].productCode',
		type: 'LIST',
		label: 'SKU sản phẩm đơn gần nhất',
		value: ofDocument((document) => linesOf(document).map(({ productCode }) => productCode ?? '')),
	},
	{
		target: 'last_total_payment_amount',
		source: 'totalPayment',
		type: 'NUMBER',
		label: 'Tổng số tiền thanh toán trong hóa đơn cuối',
		note: 'make this field by hand',
		value: ofDocument(({ totalPayment }) => totalPayment ?? ''),
	},
];

/** What else is worth knowing of the last sale, optional. */
export const DOCUMENT_EXTRAS: Row[] = [
	{
		target: 'kv_last_branch_name',
		source: 'branchName',
		type: 'TEXT_INPUT',
		label: 'Chi nhánh mua gần nhất KiotViet',
		value: ofDocument(({ branchName }) => branchName ?? ''),
	},
];

/** What an order writes where orders are kept apart from invoices; nothing else then. */
export const SEPARATE_ORDER: Row[] = [
	{
		target: 'kv_last_purchase_order_code',
		source: 'order.code',
		type: 'TEXT_INPUT',
		label: 'Mã đơn đặt hàng gần nhất KiotViet',
		note: 'with "Keep Orders Apart"',
		value: ofDocument(({ code }) => code ?? ''),
	},
	{
		target: 'kv_last_purchase_order_status',
		source: 'order.statusValue',
		type: 'TEXT_INPUT',
		label: 'Trạng thái đơn đặt hàng gần nhất',
		note: 'with "Keep Orders Apart"',
		value: ofDocument(({ statusValue }) => statusValue ?? ''),
	},
];

function discountOf(document: SaleDocument): number {
	if (document.discount) return document.discount;
	if (!document.discountRatio) return 0;
	const gross = linesOf(document).reduce(
		(sum, { quantity = 0, price = 0, discount = 0 }) => sum + quantity * (price - discount),
		0,
	);
	return Math.round((gross * document.discountRatio) / 100);
}

/** Nothing where the record does not tell both sums. */
function paymentStatus({ total, totalPayment }: SaleDocument): string {
	if (total === undefined || totalPayment === undefined) return '';
	return totalPayment >= total ? 'Đã thanh toán' : 'Chưa thanh toán';
}

function paymentMethods({ payments }: SaleDocument): string {
	const methods = (payments ?? []).filter(({ status }) => status !== 1).map(({ method }) => method);
	return [...new Set(methods.filter(Boolean))].join(', ');
}

function deliveryOf(document: SaleDocument) {
	return document.invoiceDelivery ?? document.orderDelivery;
}

function linesOf(document: SaleDocument) {
	return document.invoiceDetails ?? document.orderDetails ?? [];
}
