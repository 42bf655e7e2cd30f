// What the supplier operations share: how a supplier is named, and what is useful of it.
import type { INodeProperties } from 'n8n-workflow';

import { locator } from '../locators';
import type { Simple } from '../simplify';

export const supplierField: INodeProperties = locator('supplier', {
	required: true,
	description: 'The supplier (Nhà cung cấp)',
});

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
