// KiotViet's status numbers and their words (kiotviet-api.md 3.4), the one place that knows them.

/** Order (Đặt hàng) statuses. */
export const ORDER_STATUS = {
	draft: 1,
	delivering: 2,
	completed: 3,
	cancelled: 4,
	confirmed: 5,
	partlyInvoiced: 6,
};

/** Invoice (Hóa đơn) statuses. */
export const INVOICE_STATUS = { completed: 1, cancelled: 2, processing: 3, notDeliverable: 5 };

/** Return (Trả hàng) statuses. */
export const RETURN_STATUS = { completed: 1, cancelled: 2 };

const CANCELLED_WORD = 'Đã hủy';

const TABLE: Record<string, { completed: number; cancelled: number } | undefined> = {
	order: ORDER_STATUS,
	invoice: INVOICE_STATUS,
	return: RETURN_STATUS,
};

/** Whether a document is cancelled: by its number, or by the word, as some shops' numbers differ. */
export function isCancelled(resource: string, record: Record<string, unknown>): boolean {
	const table = TABLE[resource];
	return (
		table !== undefined &&
		(record.status === table.cancelled || record.statusValue === CANCELLED_WORD)
	);
}

/** Whether a document is completed (Hoàn thành). */
export function isCompleted(resource: string, record: Record<string, unknown>): boolean {
	const table = TABLE[resource];
	return table !== undefined && record.status === table.completed;
}
