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

/** Purchase order (Nhập hàng) statuses. */
export const PURCHASE_STATUS = {
	draft: status(1, 'Draft', 'Phiếu tạm'),
	completed: status(3, 'Completed', 'Hoàn thành'),
	cancelled: status(4, 'Cancelled or Deleted', 'Đã hủy'),
};

/** Transfer (Chuyển hàng) statuses. */
export const TRANSFER_STATUS = {
	draft: status(1, 'Draft', 'Phiếu tạm'),
	sent: status(2, 'On Its Way', 'Đang chuyển'),
	received: status(3, 'Received', 'Đã nhận'),
	cancelled: status(4, 'Cancelled', 'Đã hủy'),
};

/** Statuses that a delivery may begin with (kiotviet-api.md 3.3). */
export const NEW_DELIVERY_STATUS = {
	waiting: status(1, 'Waiting', 'Chờ xử lý'),
	delivering: status(2, 'Being Shipped', 'Đang giao hàng'),
};

/** Statuses of a delivery as changes take them: the long list. */
export const DELIVERY_STATUS = {
	...NEW_DELIVERY_STATUS,
	delivered: status(3, 'Delivered', 'Đã giao hàng'),
	returning: status(4, 'Being Returned', 'Đang chuyển hoàn'),
	returned: status(5, 'Returned', 'Đã chuyển hoàn'),
	cancelled: status(6, 'Cancelled', 'Đã hủy'),
	pickUp: status(7, 'Being Picked Up'),
	pickUpAgain: status(8, 'To Be Picked Up Again'),
	pickedUp: status(9, 'Picked Up'),
	deliverAgain: status(10, 'To Be Delivered Again'),
	waitingForTransfer: status(11, 'Waiting for Transfer'),
	returnAgain: status(12, 'Waiting to Be Returned Again'),
};

/** Who issues e-invoices (Hóa đơn điện tử), kiotviet-api.md 3.6. */
export const E_INVOICE_PROVIDER = {
	misa: status(0, 'MISA'),
	vnpt: status(1, 'VNPT'),
	viettel: status(2, 'VIETTEL'),
	fpt: status(3, 'FPT'),
	kiotViet: status(4, 'KIOTVIET'),
};

/** How far an e-invoice is. */
export const E_INVOICE_STATUS = {
	unpublished: status(0, 'Not Published', 'Chưa phát hành'),
	processing: status(1, 'Processing', 'Đang xử lý'),
	published: status(2, 'Published', 'Đã phát hành'),
	failed: status(3, 'Publishing Failed', 'Phát hành lỗi'),
	transferred: status(4, 'Transferred', 'Đã chuyển'),
	submitted: status(5, 'Sent to the Tax Office', 'Đã gửi CQT'),
	approved: status(6, 'Accepted by the Tax Office', 'CQT chấp nhận'),
	rejected: status(7, 'Found Invalid by the Tax Office', 'CQT kiểm tra không hợp lệ'),
};

/** What kind of e-invoice it is. */
export const E_INVOICE_KIND = {
	ordinary: status(0, 'Ordinary'),
	cashRegister: status(1, 'From a Cash Register', 'Máy tính tiền'),
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

/** The statuses of a kind of document that count as completed and cancelled. */
export interface DocumentStatuses {
	completed: Status;
	cancelled: Status;
}

const CANCELLED_WORD = ORDER_STATUS.cancelled.word;

/**
 * Whether a document is cancelled: by its number, or by the word, as some shops' numbers differ.
 *
 * @param statuses  of its kind; none for what has no status
 */
export function isCancelled(
	statuses: DocumentStatuses | undefined,
	record: Record<string, unknown>,
): boolean {
	return (
		statuses !== undefined &&
		(record.status === statuses.cancelled.value || record.statusValue === CANCELLED_WORD)
	);
}

/** Whether a document is completed (Hoàn thành). */
export function isCompleted(
	statuses: DocumentStatuses | undefined,
	record: Record<string, unknown>,
): boolean {
	return statuses !== undefined && record.status === statuses.completed.value;
}
