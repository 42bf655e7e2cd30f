// Counts what one customer ordered and bought.
import { callsOf } from '../../../shared/routes';
import { readCard } from '../../api/customers';
import { ENDPOINTS } from '../../api/endpoints';
import { readSales } from '../../api/sales';
import { countedOnce, metricsOf } from '../../model/salesMetrics';
import type { Operation } from '../../operations/operation';
import { customerRecord } from './fields';

export const getOrderMetrics: Operation = {
	value: 'getOrderMetrics',
	name: 'Get Order Metrics',
	action: 'Get the order metrics of a customer',
	description:
		'Count the orders and invoices of a customer: number, value and average of all, paid, pending and cancelled ones, with the first and the last date',
	calls: callsOf(
		ENDPOINTS.order.list,
		ENDPOINTS.invoice.list,
		ENDPOINTS.customer.byId,
		...customerRecord.routes,
	),
	fields: [customerRecord.field],
	async run(operation) {
		// A customer who is gone would count as one who never bought.
		const { id, code, name } = await readCard(
			operation.context,
			await customerRecord.id(operation),
		);
		const [orders, invoices] = await Promise.all(
			(['order', 'invoice'] as const).map(
				async (resource) => await readSales(operation.context, resource, { customerIds: id }),
			),
		);
		return {
			customerId: id,
			customerCode: code,
			customerName: name,
			...metricsOf(countedOnce([...orders, ...invoices])),
		};
	},
};
