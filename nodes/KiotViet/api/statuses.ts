// KiotViet's status numbers and their words (kiotviet-api.md 3.4), the one place that knows them.

/** A status as the API counts it; `word` is KiotViet's own, where the reference knows it. */
export interface Status {
	value: number;
	name: string;
	word?: string;
}

const status = (value: number, name: string, word?: string): Status => ({ value, name, word });

/** Order (Đặt hàng) statuses. */
export const ORDER_STATUS = {
	draft: status(1, 'Draft', 'Phiếu tạm'),
	delivering: status(2, 'Being Delivered', 'Đang giao hàng'),
	completed: status(3, 'Completed', 'Hoàn thành'),
	cancelled: status(4, 'Cancelled', 'Đã hủy'),
	confirmed: status(5, 'Confirmed', 'Đã xác nhận'),
	partlyInvoiced: status(6, 'Partly Invoiced', 'Đã ra 1 phần hóa đơn'),
};

/** Invoice (Hóa đơn) statuses. */
export const INVOICE_STATUS = {
	completed: status(1, 'Completed', 'Hoàn thành'),
	cancelled: status(2, 'Cancelled', 'Đã hủy'),
	processing: status(3, 'Being Processed', 'Đang xử lý'),
	notDeliverable: status(5, 'Could Not Be Delivered', 'Không giao được'),
};

/** Return (Trả hàng) statuses. */
export const RETURN_STATUS = {
	completed: status(1, 'Completed'),
	cancelled: status(2, 'Cancelled'),
};

/** Statuses of a delivery as writes take them: the short list. */
export const DELIVERY_STATUS = {
	waiting: status(1, 'Not Shipped', 'Chưa giao hàng'),
	delivering: status(2, 'Being Shipped', 'Đang giao hàng'),
	delivered: status(3, 'Delivered', 'Đã giao hàng'),
	returning: status(4, 'Being Returned', 'Đang chuyển hoàn'),
	returned: status(5, 'Returned', 'Đã chuyển hoàn'),
	cancelled: status(6, 'Cancelled', 'Đã hủy'),
};

/** Statuses of an entry of the cash book (Sổ quỹ). */
export const CASH_FLOW_STATUS = {
	paid: status(0, 'Paid', 'Đã thanh toán'),
	cancelled: status(1, 'Cancelled', 'Đã hủy'),
};

/** Statuses of a voucher. */
export const VOUCHER_STATUS = {
	unused: status(0, 'Unused', 'Chưa sử dụng'),
	released: status(1, 'Released', 'Đã phát hành'),
	used: status(2, 'Used', 'Đã sử dụng'),
	cancelled: status(3, 'Cancelled', 'Đã hủy'),
};

/** What kind of thing a product (Hàng hóa) is (kiotviet-api.md 3.4). */
export const PRODUCT_TYPE = {
	combo: status(1, 'Combo'),
	goods: status(2, 'Goods', 'Hàng hóa'),
	service: status(3, 'Service', 'Dịch vụ'),
};

/** Whether a product is sold, which the API writes as yes or no. */
export const SALE_STATUS = {
	active: { value: 'active', name: 'Active', word: 'Đang kinh doanh', sends: true },
	inactive: { value: 'inactive', name: 'Inactive', word: 'Ngừng kinh doanh', sends: false },
};

const CANCELLED_WORD = ORDER_STATUS.cancelled.word;

const TABLE: Record<string, { completed: Status; cancelled: Status } | undefined> = {
	order: ORDER_STATUS,
	invoice: INVOICE_STATUS,
	return: RETURN_STATUS,
};

/** Whether a document is cancelled: by its number, or by the word, as some shops' numbers differ. */
export function isCancelled(resource: string, record: Record<string, unknown>): boolean {
	const table = TABLE[resource];
	return (
		table !== undefined &&
		(record.status === table.cancelled.value || record.statusValue === CANCELLED_WORD)
	);
}

/** Whether a document is completed (Hoàn thành). */
export function isCompleted(resource: string, record: Record<string, unknown>): boolean {
	const table = TABLE[resource];
	return table !== undefined && record.status === table.completed.value;
}
