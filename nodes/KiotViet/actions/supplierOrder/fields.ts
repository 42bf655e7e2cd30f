// What the operations on supplier orders share: how one is named, and what is useful of it.
import { ENDPOINTS } from '../../api/endpoints';
import { typedTarget } from '../../form/recordPickers';
import type { Simple } from '../../form/simplify';

export const supplierOrderRecord = typedTarget(
	ENDPOINTS.supplierOrder,
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
