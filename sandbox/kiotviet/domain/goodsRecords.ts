// What the shop knows of its goods: products, where they come from, what they cost, where they lie.
import type { NaiveTime } from '../../clock';
import type { Payment } from './records';

interface Dated {
	id: number;
	createdDate: NaiveTime;
	modifiedDate?: NaiveTime;
}

/** A product group (Nhóm hàng), kiotviet-api.md 3.5; REST spells `categoryId` and `categoryName`. */
export interface Category extends Dated {
	name: string;
	parentId?: number;
	rank: number;
	retailerId: number;
}

/** A brand (Thương hiệu), kiotviet-api.md 3.5; REST spells `tradeMarkId` and `tradeMarkName`. */
export interface Brand extends Dated {
	name: string;
}

/** A product (Hàng hóa), kiotviet-api.md 3.5. */
export interface Product extends Dated {
	code: string;
	barCode?: string;
	name: string;
	fullName: string;
	categoryId: number;
	categoryName: string;
	tradeMarkId?: number;
	tradeMarkName?: string;
	/** 1 combo, 2 goods, 3 service */
	type: number;
	allowsSale: boolean;
	hasVariants: boolean;
	isProductSerial?: boolean;
	attributes: Array<{ attributeName: string; attributeValue: string }>;
	unit?: string;
	masterProductId?: number;
	masterUnitId?: number;
	conversionValue: number;
	basePrice: number;
	weight?: number;
	description?: string;
	/** links */
	images: string[];
	isActive: boolean;
	isRewardPoint: boolean;
	productTaxs: Array<{ taxId: number }>;
	purchaseTax?: { taxId: number };
	/** cost price (Giá vốn) by branch */
	costs: Map<number, number>;
	/** stock that no document explains, by branch (`onHand` in stock.ts) */
	counted: Map<number, number>;
}

/** A supplier (Nhà cung cấp), kiotviet-api.md 3.5; debt and totals follow from the purchases. */
export interface Supplier extends Dated {
	code: string;
	name: string;
	contactNumber?: string;
	email?: string;
	address?: string;
	locationName?: string;
	wardName?: string;
	organization?: string;
	taxCode?: string;
	comments?: string;
	groups?: string;
	isActive: boolean;
	retailerId: number;
	branchId: number;
	createdBy: string;
}

/** A price book (Bảng giá), kiotviet-api.md 3.5. */
export interface PriceBook extends Dated {
	name: string;
	isActive: boolean;
	isGlobal: boolean;
	startDate: NaiveTime;
	endDate: NaiveTime;
	forAllCusGroup: boolean;
	forAllUser: boolean;
	branchIds: number[];
	customerGroupIds: number[];
	userIds: number[];
	/** by product */
	prices: Map<number, number>;
}

/** A line of a purchase; `discount` is per unit. */
export interface PurchaseLine {
	productId: number;
	productCode: string;
	productName: string;
	quantity: number;
	price: number;
	discount: number;
	discountRatio?: number;
	description?: string;
	taxId?: number;
}

/** A purchase (Nhập hàng), kiotviet-api.md 3.5. Money in VND. */
export interface Purchase extends Dated {
	code: string;
	branchId: number;
	branchName: string;
	purchaseDate: NaiveTime;
	description: string;
	discount: number;
	discountRatio?: number;
	total: number;
	supplierId?: number;
	supplierCode?: string;
	supplierName?: string;
	purchaseById: number;
	purchaseName: string;
	/** one of PURCHASE */
	status: number;
	payments: Payment[];
	lines: PurchaseLine[];
	retailerId: number;
}

/** 3 is completed (kiotviet-api.md 3.4); that a draft is 1 is the sandbox's own choice. */
export const PURCHASE = { draft: 1, completed: 3 };

export interface TransferLine {
	productId: number;
	productCode: string;
	productName: string;
	sendQuantity: number;
	receivedQuantity: number;
	price: number;
}

/** A transfer between branches (Chuyển hàng), kiotviet-api.md 3.5. */
export interface Transfer extends Dated {
	code: string;
	fromBranchId: number;
	toBranchId: number;
	description: string;
	isDraft: boolean;
	/** without one given, one of TRANSFER */
	status: number;
	transferredDate: NaiveTime;
	receivedDate?: NaiveTime;
	lines: TransferLine[];
	createdById: number;
	createdByName: string;
	retailerId: number;
}

/** The reference names no statuses: these are the sandbox's own choice. */
export const TRANSFER = { draft: 1, completed: 2 };

/** An order to a supplier (Đặt hàng nhập), kiotviet-api.md 3.5; the API only reads them. */
export interface SupplierOrder extends Dated {
	code: string;
	orderDate: NaiveTime;
	branchId: number;
	userId: number;
	description: string;
	status: number;
	statusValue: string;
	supplierId: number;
	lines: Array<{ productId: number; quantity: number; price: number; discount: number }>;
	purchaseOrderCodes: string;
	retailerId: number;
	createdBy: number;
}
