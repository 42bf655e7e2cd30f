// What a fresh shop comes with: branches, staff, products, groups, channels and settings, all made up.

export interface Branch {
	id: number;
	branchName: string;
	address: string;
	contactNumber: string;
	retailerId: number;
	createdDate: string;
}

export interface Product {
	id: number;
	code: string;
	name: string;
	categoryId: number;
	categoryName: string;
	basePrice: number;
	createdDate: string;
}

const OPENED = '2025-01-01T08:00:00.0000000';

export function branchesOf(retailerId: number): Branch[] {
	return [
		{
			id: 20001,
			branchName: 'Chi nhánh trung tâm',
			address: '12 Đường Mẫu',
			contactNumber: '+84900000008',
			retailerId,
			createdDate: OPENED,
		},
		{
			id: 20002,
			branchName: 'Chi nhánh Quận 7',
			address: '7 Đường Thử',
			contactNumber: '+84900000007',
			retailerId,
			createdDate: '2025-06-01T08:00:00.0000000',
		},
	];
}

export function productsOfShop(): Product[] {
	const product = (
		id: number,
		name: string,
		categoryId: number,
		categoryName: string,
		basePrice: number,
	): Product => ({
		id: 48870000 + id,
		code: `SP${String(id).padStart(6, '0')}`,
		name,
		categoryId: 1601000 + categoryId,
		categoryName,
		basePrice,
		createdDate: OPENED,
	});
	return [
		product(1, 'Áo thun trắng - M', 1, 'Áo', 150000),
		product(2, 'Quần jean xanh - 30', 2, 'Quần', 200000),
		product(3, 'Áo khoác gió - L', 1, 'Áo', 420000),
		product(4, 'Mũ lưỡi trai', 3, 'Phụ kiện', 89000),
		product(5, 'Tất cổ ngắn (3 đôi)', 3, 'Phụ kiện', 59000),
		product(6, 'Giày vải đen - 41', 4, 'Giày', 365000),
	];
}

export const usersOf = (retailerId: number) => [
	{
		id: 31001,
		userName: 'thungan1',
		givenName: 'Thu ngân 1',
		address: '',
		mobilePhone: '0900000009',
		email: '',
		description: '',
		retailerId,
		createdDate: OPENED,
	},
];

export const groupsOf = (retailerId: number) => [
	{
		id: 1501,
		name: 'Khách VIP',
		description: '',
		createdDate: OPENED,
		createdBy: 31001,
		retailerId,
		discount: 5,
	},
	{
		id: 1502,
		name: 'Khách sỉ',
		description: '',
		createdDate: OPENED,
		createdBy: 31001,
		retailerId,
		discount: 10,
	},
];

export const bankAccountsOf = (retailerId: number) => [
	{
		id: 1201,
		bankName: 'VCB',
		accountNumber: '0011000000000',
		description: '',
		retailerId,
		createdDate: OPENED,
	},
];

export const saleChannels = [
	{ id: 496001, name: 'Facebook', isActive: true, img: '', isNotDelete: true },
	{ id: 496002, name: 'Shopee', isActive: true, img: '', isNotDelete: true },
];

/** As `GET /settings` prints them, PascalCase (kiotviet-api.md 3.5). */
export const settingsOfShop = () => ({
	ManagerCustomerByBranch: false,
	AllowOrderWhenOutStock: true,
	AllowSellWhenOrderOutStock: true,
	AllowSellWhenOutStock: false,
});
