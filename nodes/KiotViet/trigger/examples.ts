// Documented examples for a manual run in a shop that has no such record yet; all people are made up.
import type { Customer, KiotVietRecord } from '../api/records';
import type { Resource } from './events';

const RETAILER_ID = 500199999;
const CREATED = '2026-03-02T15:40:12.553+07:00';

export const EXAMPLE_CUSTOMER: Customer = {
	id: 37290001,
	code: 'KH000123',
	name: 'Nguyễn Thị Mẫu',
	gender: false,
	birthDate: '1995-04-20',
	contactNumber: '0900000001',
	address: '12 Đường Mẫu',
	locationName: 'Hà Nội - Quận Ba Đình',
	wardName: 'Phường Ngọc Hà',
	email: 'mau@example.com',
	debt: 135000,
	totalInvoiced: 5670000,
	rewardPoint: 40,
	retailerId: RETAILER_ID,
	createdDate: CREATED,
};

const SALE = {
	purchaseDate: '2026-03-02T15:40:00.000+07:00',
	branchId: 20001,
	branchName: 'Chi nhánh trung tâm',
	customerId: EXAMPLE_CUSTOMER.id,
	customerCode: EXAMPLE_CUSTOMER.code,
	customerName: EXAMPLE_CUSTOMER.name,
	total: 335000,
	totalPayment: 335000,
	retailerId: RETAILER_ID,
	createdDate: CREATED,
	payments: [{ id: 90000001, amount: 335000, method: 'Cash', status: 0 }],
};

const LINES = [
	{
		productId: 48870001,
		productCode: 'SP000001',
		productName: 'Áo thun trắng - M',
		quantity: 1,
		price: 335000,
	},
];

/** One record per kind, with the fields of kiotviet-api.md 3.1 to 3.5 and 4.4. */
export const EXAMPLES: Record<Resource, KiotVietRecord> = {
	customer: EXAMPLE_CUSTOMER,
	order: {
		...SALE,
		id: 18950001,
		code: 'DH000456',
		status: 1,
		statusValue: 'Phiếu tạm',
		orderDetails: LINES,
	},
	invoice: {
		...SALE,
		id: 252000001,
		code: 'HD000789',
		status: 1,
		statusValue: 'Hoàn thành',
		invoiceDetails: LINES,
	},
	return: {
		id: 70001,
		code: 'TH000012',
		invoiceId: 252000001,
		returnDate: CREATED,
		returnTotal: 335000,
		status: 1,
		createdDate: CREATED,
	},
	product: {
		id: 48870001,
		code: 'SP000001',
		name: 'Áo thun trắng',
		basePrice: 150000,
		retailerId: RETAILER_ID,
		modifiedDate: CREATED,
	},
	stock: {
		id: 48870001,
		productId: 48870001,
		productCode: 'SP000001',
		branchId: 20001,
		onHand: 12,
		reserved: 1,
	},
	priceBook: { id: 1201, name: 'Giá sỉ', isActive: true },
	priceBookDetail: { id: 1201, priceBookId: 1201, productId: 48870001, price: 140000 },
	category: {
		id: 1601001,
		name: 'Áo',
		hasChild: false,
		retailerId: RETAILER_ID,
		modifiedDate: CREATED,
	},
	branch: {
		id: 20001,
		name: 'Chi nhánh trung tâm',
		isActive: true,
		retailerId: RETAILER_ID,
		modifiedDate: CREATED,
	},
};
