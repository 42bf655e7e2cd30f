// What the supplier operations share: how a supplier is named, and what is useful of it.

import { listedTarget } from '../../form/recordPickers';
import type { Simple } from '../../form/simplify';

export const supplierRecord = listedTarget('supplier', 'The supplier (Nhà cung cấp)');

/** The fields that matter in most workflows. */
export const simple: Simple = [
	'id',
	'code',
	'name',
	'contactNumber',
	'email',
	'address',
	'groups',
	'isActive',
	'debt',
	'totalInvoiced',
];
