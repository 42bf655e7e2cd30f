// What a fresh shop comes with: branches, staff, goods, groups, channels and settings, all made up.
import type { Brand, Category, PriceBook, Product, Supplier, SupplierOrder } from './goodsRecords';

export interface Branch {
	id: number;
	branchName: string;
	address: string;
	contactNumber: string;
	retailerId: number;
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

export const categoriesOf = (retailerId: number): Category[] =>
	[
		{ id: 1601001, name: 'Áo' },
		{ id: 1601002, name: 'Quần' },
		{ id: 1601003, name: 'Phụ kiện' },
		{ id: 1601004, name: 'Giày' },
		{ id: 1601005, name: 'Thắt lưng', parentId: 1601003 },
	].map((category, rank) => ({ ...category, rank, retailerId, createdDate: OPENED }));

export const brandsOfShop = (): Brand[] => [
	{ id: 166901, name: 'Sen Vàng', createdDate: OPENED },
	{ id: 166902, name: 'Tre Xanh', createdDate: OPENED },
];

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
		fullName: name,
		categoryId: 1601000 + categoryId,
		categoryName,
		type: 2,
		allowsSale: true,
		hasVariants: false,
		attributes: [],
		conversionValue: 1,
		basePrice,
		images: [],
		isActive: true,
		isRewardPoint: true,
		productTaxs: [],
		costs: new Map(),
		counted: new Map([
			[20001, 100],
			[20002, 20],
		]),
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

export const suppliersOf = (retailerId: number): Supplier[] => [
	{
		id: 71001,
		code: 'NCC000001',
		name: 'Xưởng may Mẫu',
		contactNumber: '0900000021',
		email: 'xuongmay@example.com',
		address: '21 Đường Mẫu',
		organization: 'Công ty May Mẫu',
		groups: 'Quần áo',
		isActive: true,
		retailerId,
		branchId: 20001,
		createdBy: 'Thu ngân 1',
		createdDate: OPENED,
	},
	{
		id: 71002,
		code: 'NCC000002',
		name: 'Xưởng giày Thử',
		contactNumber: '0900000022',
		groups: 'Giày, Phụ kiện',
		isActive: true,
		retailerId,
		branchId: 20001,
		createdBy: 'Thu ngân 1',
		createdDate: OPENED,
	},
];

export const priceBooksOfShop = (): PriceBook[] => [
	{
		id: 84001,
		name: 'Giá sỉ',
		isActive: true,
		isGlobal: false,
		startDate: OPENED,
		endDate: '2035-01-01T08:00:00.0000000',
		forAllCusGroup: false,
		forAllUser: true,
		branchIds: [20001],
		customerGroupIds: [1502],
		userIds: [],
		prices: new Map([
			[48870001, 120000],
			[48870002, 165000],
		]),
		createdDate: OPENED,
	},
	{
		id: 84002,
		name: 'Giá khai trương Quận 7',
		isActive: true,
		isGlobal: false,
		startDate: '2025-06-01T08:00:00.0000000',
		endDate: '2035-01-01T08:00:00.0000000',
		forAllCusGroup: true,
		forAllUser: true,
		branchIds: [20002],
		customerGroupIds: [],
		userIds: [],
		prices: new Map(),
		createdDate: '2025-06-01T08:00:00.0000000',
	},
];

export const supplierOrdersOf = (retailerId: number): SupplierOrder[] => [
	{
		id: 61001,
		code: 'PDN000001',
		orderDate: '2025-06-02T09:00:00.0000000',
		branchId: 20001,
		userId: 31001,
		description: 'Hàng hè',
		status: 1,
		statusValue: 'Phiếu tạm',
		supplierId: 71001,
		lines: [
			{ productId: 48870001, quantity: 30, price: 90000, discount: 0 },
			{ productId: 48870002, quantity: 10, price: 120000, discount: 0 },
		],
		purchaseOrderCodes: '',
		retailerId,
		createdBy: 31001,
		createdDate: '2025-06-02T09:00:00.0000000',
	},
];

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

export const locations = [
	{ id: 229, name: 'Hà Nội - Quận Ba Đình', normalName: 'Ha Noi - Quan Ba Dinh' },
	{ id: 230, name: 'Hồ Chí Minh - Quận 7', normalName: 'Ho Chi Minh - Quan 7' },
];

const tax = (taxId: number, taxName: string, value: number, type: 'Khấu trừ' | 'Trực tiếp') => ({
	taxId,
	taxName,
	value,
	type,
});

/** Every tax that a line can have (kiotviet-api.md 3.2); `value` in percent. */
export const taxes = [
	tax(1, 'VAT 0%', 0, 'Khấu trừ'),
	tax(2, 'VAT 5%', 5, 'Khấu trừ'),
	tax(3, 'VAT 8%', 8, 'Khấu trừ'),
	tax(4, 'VAT 10%', 10, 'Khấu trừ'),
	tax(5, 'KCT', 0, 'Khấu trừ'),
	tax(12, 'KKKNT', 0, 'Khấu trừ'),
	tax(6, '1%', 1, 'Trực tiếp'),
	tax(7, '2%', 2, 'Trực tiếp'),
	tax(8, '3%', 3, 'Trực tiếp'),
	tax(9, '5%', 5, 'Trực tiếp'),
	tax(64, '0% VAT + 5% TNCN', 5, 'Trực tiếp'),
	tax(65, '0% VAT + 1,5% TNCN', 1.5, 'Trực tiếp'),
	tax(66, '0% VAT + 2% TNCN', 2, 'Trực tiếp'),
];

/** As `GET /settings` prints them, PascalCase (kiotviet-api.md 3.5). */
export const settingsOfShop = () => ({
	ManagerCustomerByBranch: false,
	AllowOrderWhenOutStock: true,
	AllowSellWhenOrderOutStock: true,
	AllowSellWhenOutStock: false,
});
