// How orders look on the wire.
import { omit, sumBy } from 'lodash';

import type { Order } from '../domain/records';
import { taxOf } from '../domain/terms';
import {
	deliveredHead,
	deliveredLine,
	head,
	paymentsOf,
	taxesOf,
	UNWRITTEN,
	withoutCodes,
	type DocumentParts,
} from './documents';
import { present, typeName, type Wire } from './spelling';

/** An order as REST gives it (kiotviet-api.md 3.2); its delivery part has no status. */
export function restOrder(order: Order, parts: DocumentParts & { surcharges: boolean }): Wire {
	const { delivery } = order;
	return present({
		...head(order),
		discountRatio: 0,
		totalTax: sumBy(order.lines, taxOf),
		saleChannelId: order.saleChannelId,
		payments: parts.payments ? paymentsOf(order) : undefined,
		orderDetails: order.lines.map((line) =>
			present({
				productId: line.productId,
				productCode: line.productCode,
				productName: line.productName,
				isMaster: line.isMaster ?? true,
				quantity: line.quantity,
				price: line.price,
				discount: line.discount,
				discountRatio: line.discountRatio,
				note: line.note ?? '',
				orderDetailTaxs: taxesOf(line, ({ taxName, value }) => ({ taxName, taxValue: value })),
			}),
		),
		orderDelivery:
			parts.delivery && delivery ? present(omit(delivery, 'status', 'statusValue')) : undefined,
		invoiceOrderSurcharges: parts.surcharges ? order.surcharges : undefined,
		retailerId: order.retailerId,
		createdDate: order.createdDate,
		modifiedDate: order.modifiedDate,
	});
}

/** An order as creating and changing one answers it: without dates and codes, with the way of payment (kiotviet-api.md 3.2). */
export function writtenOrder(order: Order): Wire {
	const rest = restOrder(order, { payments: true, delivery: true, surcharges: true });
	return present({
		...omit(rest, UNWRITTEN),
		method: order.payments.at(-1)?.method,
		orderDetails: withoutCodes(rest.orderDetails),
	});
}

/** The data of an `order.update` delivery: no branch name, payments or delivery part (kiotviet-api.md 4.4). */
export function deliveredOrder(order: Order): Wire {
	return present({
		__type: typeName('Order'),
		...deliveredHead(order),
		OrderDetails: order.lines.map(deliveredLine),
		SaleChannelId: order.saleChannelId,
	});
}
