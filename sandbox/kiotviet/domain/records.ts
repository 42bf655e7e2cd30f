// The shop's records, spelt as KiotViet's REST API spells them, because everything else in the sandbox reads these.
import type { NaiveTime } from '../../clock';

/** A customer (Khách hàng), kiotviet-api.md 3.1. `debt` and the totals follow from the documents. */
export interface Customer {
	id: number;
	code: string;
	name: string;
	type: number;
	gender?: boolean;
	birthDate?: NaiveTime;
	contactNumber?: string;
	subNumber?: string;
	address?: string;
	locationName?: string;
	wardName?: string;
	email?: string;
	organization?: string;
	taxCode?: string;
	IdentificationNumber?: string;
	psidFacebook?: number;
	comments?: string;
	groups?: string;
	debt: number;
	totalInvoiced: number;
	totalRevenue: number;
	totalPoint: number;
	rewardPoint: number;
	retailerId: number;
	branchId: number;
	createdDate: NaiveTime;
	modifiedDate?: NaiveTime;
}

export type PaymentMethod = 'Cash' | 'Card' | 'Transfer' | 'Voucher';

/** A payment (kiotviet-api.md 3.2); `status` 0 paid, 1 cancelled (3.4). */
export interface Payment {
	id: number;
	code: string;
	amount: number;
	method: PaymentMethod;
	status: 0 | 1;
	statusValue: string;
	transDate: NaiveTime;
	bankAccount?: string;
	accountId?: number;
}

/** The delivery part of a document (kiotviet-api.md 3.2, 3.3); orders have no status. `price` is the fee. */
export interface Delivery {
	deliveryCode: string;
	status?: number;
	statusValue?: string;
	type: number;
	price: number;
	receiver?: string;
	contactNumber?: string;
	address?: string;
	locationId?: number;
	locationName?: string;
	wardName?: string;
	weight?: number;
	length?: number;
	width?: number;
	height?: number;
	partnerDeliveryId?: number;
	partnerDelivery?: Record<string, unknown>;
	usingPriceCod?: boolean;
	priceCodPayment?: number;
}

/** A surcharge on a document (kiotviet-api.md 3.2); `price` is what it comes to. */
export interface AppliedSurcharge {
	id: number;
	surchargeId: number;
	surchargeName: string;
	surValue: number;
	price: number;
	createdDate: NaiveTime;
}

/** A line of a document; `discount` is per unit (kiotviet-api.md 3.2). */
export interface DocumentLine {
	productId: number;
	productCode: string;
	productName: string;
	categoryId: number;
	categoryName: string;
	quantity: number;
	price: number;
	discount: number;
	discountRatio?: number;
	note?: string;
	serialNumbers?: string;
	taxId?: number;
	isMaster?: boolean;
}

/** What orders and invoices share. A guest's document has no customer keys. Money in VND. */
export interface SaleDocument {
	id: number;
	code: string;
	purchaseDate: NaiveTime;
	branchId: number;
	branchName: string;
	soldById: number;
	soldByName: string;
	customerId?: number;
	customerCode?: string;
	customerName?: string;
	total: number;
	totalPayment: number;
	discount: number;
	status: number;
	statusValue: string;
	description?: string;
	usingCod: boolean;
	saleChannelId?: number;
	payments: Payment[];
	surcharges: AppliedSurcharge[];
	lines: DocumentLine[];
	delivery?: Delivery;
	retailerId: number;
	createdDate: NaiveTime;
	modifiedDate?: NaiveTime;
}

/** An order (Đặt hàng), kiotviet-api.md 3.2. */
export type Order = SaleDocument;

/** An invoice (Hóa đơn), kiotviet-api.md 3.3; `orderCode` is empty when no order came before. */
export interface Invoice extends SaleDocument {
	uuid: string;
	orderCode: string;
	orderId?: number;
}

/** A return (Trả hàng), kiotviet-api.md 3.5. */
export interface Return {
	id: number;
	code: string;
	invoiceId: number;
	returnDate: NaiveTime;
	branchId: number;
	branchName: string;
	receivedById: number;
	soldByName: string;
	customerId?: number;
	customerCode?: string;
	customerName?: string;
	returnTotal: number;
	returnDiscount: number;
	returnFee: number;
	totalPayment: number;
	status: number;
	statusValue: string;
	payments: Payment[];
	lines: DocumentLine[];
	createdDate: NaiveTime;
	modifiedDate?: NaiveTime;
}

/** The order statuses that something depends on (kiotviet-api.md 3.4). */
export const ORDER = { draft: 1, completed: 3, cancelled: 4, confirmed: 5, partlyInvoiced: 6 };

/** Order statuses with their words (kiotviet-api.md 3.4). */
export const ORDER_STATUS: Record<number, string> = {
	1: 'Phiếu tạm',
	2: 'Đang giao hàng',
	3: 'Hoàn thành',
	4: 'Đã hủy',
	5: 'Đã xác nhận',
	6: 'Đã ra 1 phần hóa đơn',
};

/** The invoice statuses that something depends on (kiotviet-api.md 3.4). */
export const INVOICE = { completed: 1, cancelled: 2, processing: 3 };

/** Invoice statuses with their words (kiotviet-api.md 3.4). */
export const INVOICE_STATUS: Record<number, string> = {
	1: 'Hoàn thành',
	2: 'Đã hủy',
	3: 'Đang xử lý',
	5: 'Không giao được',
};

/**
 * Delivery statuses with their words (kiotviet-api.md 3.4). The reference has 7 to 12 in English only: these are
 * translations of it.
 */
export const DELIVERY_STATUS: Record<number, string> = {
	1: 'Chưa giao hàng',
	2: 'Đang giao hàng',
	3: 'Giao thành công',
	4: 'Đang chuyển hoàn',
	5: 'Đã chuyển hoàn',
	6: 'Đã hủy',
	7: 'Đang lấy hàng',
	8: 'Lấy hàng lại',
	9: 'Đã lấy hàng',
	10: 'Giao hàng lại',
	11: 'Chờ trung chuyển',
	12: 'Chờ chuyển hoàn lại',
};
