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
	waiting: status(1, 'Not Shipped'),
	delivering: status(2, 'Being Shipped'),
	delivered: status(3, 'Delivered'),
	returning: status(4, 'Being Returned'),
	returned: status(5, 'Returned'),
	cancelled: status(6, 'Cancelled'),
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
