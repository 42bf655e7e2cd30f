// Cancels an order.
import { callKiotViet } from '../../api/request';
import { SOURCES } from '../../api/sources';
import { voidPaymentsField } from '../documents';
import type { Operation } from '../operation';
import { LOOK_UP, orderField, orderId } from './document';

export const cancel: Operation = {
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel an order',
	description: 'Cancel an order (Hủy đơn đặt hàng), with or without its payments',
	calls: ['DELETE /orders/{id}', LOOK_UP],
	fields: [orderField, voidPaymentsField],
	async run(operation) {
		const id = await orderId(operation);
		const paymentsVoided = operation.param('voidPayments', false);
		await callKiotViet(operation.context, {
			what: `Cancelling order ${id}`,
			method: 'DELETE',
			path: `${SOURCES.order.path}/${id}`,
			query: { IsVoidPayment: paymentsVoided },
		});
		return { cancelled: true, id, paymentsVoided };
	},
};
