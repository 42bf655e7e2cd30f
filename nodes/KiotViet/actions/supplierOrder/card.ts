// What the operations on supplier orders share: how one is named, and what is useful of it.
import { idOrCode } from '../locators';
import type { Simple } from '../simplify';

export const supplierOrderField = idOrCode(
	'Supplier Order',
	'supplierOrder',
	'The order to a supplier (Đặt hàng nhập)',
	{ id: 61001 },
);

/** The fields that matter in most workflows. */
export const simple: Simple = [
	'id',
	'code',
	'orderDate',
	'branchId',
	'supplierCode',
	'supplierName',
	'statusValue',
	'totalQuantity',
	'total',
	'purchaseOrderCodes',
];
