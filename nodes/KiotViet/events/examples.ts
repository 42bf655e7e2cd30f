// The people and goods of the documented examples, which a manual run shows in a shop without records; all made up.
import type { Customer, DocumentLine } from '../model/records';

export const EXAMPLE_RETAILER_ID = 500199999;
export const EXAMPLE_TIME = '2026-03-02T15:40:12.553+07:00';

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
	retailerId: EXAMPLE_RETAILER_ID,
	createdDate: EXAMPLE_TIME,
};

/** What an order and an invoice of this customer share. */
export const EXAMPLE_SALE = {
	purchaseDate: '2026-03-02T15:40:00.000+07:00',
	branchId: 20001,
	branchName: 'Chi nhánh trung tâm',
	customerId: EXAMPLE_CUSTOMER.id,
	customerCode: EXAMPLE_CUSTOMER.code,
	customerName: EXAMPLE_CUSTOMER.name,
	total: 335000,
	totalPayment: 335000,
	retailerId: EXAMPLE_RETAILER_ID,
	createdDate: EXAMPLE_TIME,
	payments: [{ id: 90000001, amount: 335000, method: 'Cash', status: 0 }],
};

export const EXAMPLE_LINES: DocumentLine[] = [
	{
		productId: 48870001,
		productCode: 'SP000001',
		productName: 'Áo thun trắng - M',
		quantity: 1,
		price: 335000,
	},
];
