// Counts what one customer ordered and bought.
import { readCustomer } from '../../api/customers';
import { readSales } from '../../metrics/reading';
import { countedOnce, metricsOf } from '../../metrics/sales';
import { CUSTOMER_LOOK_UPS } from '../locators';
import type { Operation } from '../operation';
import { customerField, customerId } from './card';

export const getOrderMetrics: Operation = {
	value: 'getOrderMetrics',
	name: 'Get Order Metrics',
	action: 'Get the order metrics of a customer',
	description:
		'Count the orders and invoices of a customer: number, value and average of all, paid, pending and cancelled ones, with the first and the last date',
	calls: ['GET /orders', 'GET /invoices', 'GET /customers/{id}', ...CUSTOMER_LOOK_UPS],
	fields: [customerField],
	async run(operation) {
		// A customer who is gone would count as one who never bought.
		const { id, code, name } = await readCustomer(operation.context, await customerId(operation));
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
