// What the operations on supplier orders share: how one is named, and what is useful of it.
import { listedTarget } from '../../form/recordPickers';
import type { Simple } from '../../form/simplify';

export const supplierOrderRecord = listedTarget(
	'supplierOrder',
	'The order to a supplier (Đặt hàng nhập)',
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
