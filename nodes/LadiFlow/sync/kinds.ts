// Tells customers, orders and invoices of KiotViet from its other records, by what only one kind has.
import { isPlainObject } from 'lodash';

export type Kind = 'customer' | 'order' | 'invoice';

/** Whose documents are purchases. */
const SUPPLIED = ['supplierId', 'supplierCode', 'supplierName'];

/** Kinds that are no contact and no sale, each by fields that no customer has (kiotviet-api.md 3.5, 4.4). */
const OTHERS: Array<[kind: string, fields: string[]]> = [
	['return (Trả hàng)', ['returnDetails', 'returnDate', 'returnTotal', 'returnFee']],
	['supplier order (Đặt hàng nhập)', ['orderSupplierDetails', 'orderSupplierExpensesOthers']],
	['purchase order (Nhập hàng)', ['purchaseOrderDetails', 'purchaseById', ...SUPPLIED]],
	['stock transfer (Chuyển hàng)', ['transferDetails', 'fromBranchId', 'toBranchId']],
	[
		'product (Hàng hóa)',
		['basePrice', 'allowsSale', 'hasVariants', 'masterProductId', 'inventories', 'barCode'],
	],
	['cash book entry (Sổ quỹ)', ['transDate', 'cashFlowGroupId', 'partnerId', 'partnerName']],
	['user (Người dùng)', ['userName', 'givenName', 'mobilePhone']],
	['branch (Chi nhánh)', ['branchCode', 'branchName', 'subContactNumber', 'isLock']],
	['bank account', ['accountNumber', 'bankName']],
	['supplier (Nhà cung cấp)', ['totalInvoicedWithoutReturn', 'isActive']],
];

/** What KiotViet calls a supplier where the shop gives no code of its own. */
const SUPPLIER_CODE = /^NCC/i;

/** Fields that only a customer has: whatever else an item brings along, it is one (kiotviet-api.md 3.1). */
const CUSTOMER_ONLY = [
	'gender',
	'birthDate',
	'subNumber',
	'identificationNumber',
	'rewardPoint',
	'totalPoint',
	'totalRevenue',
	'customerGroupDetails',
	'psidFacebook',
];

/** Fields of a person or a company; with a name they make a customer where nothing speaks against it. */
const CUSTOMER_TOO = [
	...CUSTOMER_ONLY,
	'contactNumber',
	'email',
	'address',
	'locationName',
	'wardName',
	'organization',
	'debt',
	'totalInvoiced',
];

/**
 * What a record of the KiotViet node is; a record may lack any field, and hold null in it.
 *
 * @returns the kind, or `{ other }`: what it is instead, null where that cannot be told
 */
export function kindOf(item: Record<string, unknown>): Kind | { other: string | null } {
	const has = (field: string) => field in item;
	const holds = (field: string) => Array.isArray(item[field]) || isPlainObject(item[field]);
	// Summary rows have negative ids (kiotviet-api.md 3.1).
	if (typeof item.id !== 'number' || item.id < 0) return { other: null };
	const other = OTHERS.find(([, fields]) => fields.some(has));
	if (has('invoiceDetails') || has('orderDetails')) {
		// Goods are ordered from suppliers too.
		if (SUPPLIED.some(has)) return { other: other?.[0] ?? null };
		if (!has('orderDetails')) return 'invoice';
		if (!has('invoiceDetails')) return 'order';
		if (holds('invoiceDetails') === holds('orderDetails')) return { other: null };
		return holds('invoiceDetails') ? 'invoice' : 'order';
	}
	// A simplified sale names its branch, and is none.
	const isSale = has('purchaseDate') && has('branchName') && !SUPPLIED.some(has);
	if (!has('name')) return { other: isSale ? null : (other?.[0] ?? null) };
	if (CUSTOMER_ONLY.some(has)) return 'customer';
	if (other) return { other: other[0] };
	if (SUPPLIER_CODE.test(String(item.code ?? ''))) return { other: 'supplier (Nhà cung cấp)' };
	return CUSTOMER_TOO.some(has) ? 'customer' : { other: null };
}
