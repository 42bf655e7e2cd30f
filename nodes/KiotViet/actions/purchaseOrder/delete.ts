// Deletes a purchase order.
import type { INodeProperties } from 'n8n-workflow';

import { voidPaymentsField } from '../../form/documents';
import { flagIn } from '../../form/inputs';
import { operationOf } from '../../operations/operation';
import { purchaseOrderRecord } from './fields';

const voidPayments: INodeProperties = {
	...voidPaymentsField,
	description: 'Whether to cancel what was paid to the supplier for it too (Phiếu chi)',
};

export const deletePurchaseOrder = operationOf({
	value: 'delete',
	name: 'Delete',
	action: 'Permanently delete a purchase order',
	description: 'Delete a purchase order, with its payments or without; it cannot be undone',
	route: 'DELETE /purchaseorders',
	form: [purchaseOrderRecord, voidPayments],
	async run(operation, call) {
		const id = await purchaseOrderRecord.id(operation);
		// The ID stands in the query here, as nowhere else (kiotviet-api.md 3.0).
		await call({
			what: `Deleting purchase order ${id}`,
			query: { id, IsVoidPayment: flagIn(operation, voidPayments) },
		});
		return { deleted: true, id };
	},
});
