// Cancels an order.
import { voidPaymentsField } from '../../form/documents';
import { flagIn } from '../../form/inputs';
import { operationOf } from '../../operations/operation';
import { orderRecord } from './fields';

export const cancel = operationOf({
	value: 'cancel',
	name: 'Cancel',
	action: 'Permanently cancel an order',
	description:
		'Cancel an order (Hủy đơn đặt hàng), with or without its payments; it cannot be undone',
	route: 'DELETE /orders/{id}',
	form: [orderRecord, voidPaymentsField],
	async run(operation, call) {
		const paymentsVoided = flagIn(operation, voidPaymentsField);
		const id = await orderRecord.id(operation);
		await call({
			what: `Cancelling order ${id}`,
			params: { id },
			query: { IsVoidPayment: paymentsVoided },
		});
		return { cancelled: true, id, paymentsVoided };
	},
});
