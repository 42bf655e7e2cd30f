// Deletes a purchase order.
import type { INodeProperties } from 'n8n-workflow';

import { callKiotViet } from '../../api/request';
import { SOURCES } from '../../api/sources';
import { voidPaymentsField } from '../documents';
import type { Operation } from '../operation';
import { deleteOf } from '../single';
import { purchaseOrderField, purchaseOrderId } from './card';

const { path } = SOURCES.purchaseOrder;

const voidPayments: INodeProperties = {
	...voidPaymentsField,
	description: 'Whether to cancel what was paid to the supplier for it too (Phiếu chi)',
};

export const deletePurchaseOrder: Operation = {
	...deleteOf(SOURCES.purchaseOrder, purchaseOrderField, purchaseOrderId),
	description: 'Delete a purchase order, with its payments or without',
	calls: [`DELETE ${path}`],
	fields: [purchaseOrderField, voidPayments],
	async run(operation) {
		const id = purchaseOrderId(operation);
		// The ID stands in the query here, as nowhere else (kiotviet-api.md 3.0).
		await callKiotViet(operation.context, {
			what: `Deleting purchase order ${id}`,
			method: 'DELETE',
			path,
			query: { id, IsVoidPayment: operation.param('voidPayments', false) },
		});
		return { deleted: true, id };
	},
};
