// Invoices at the border: what an order becomes, and the one spelling of what KiotViet answers.
import { castArray, isNil, omit, omitBy, pick } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { type Order, recordIn } from './records';

/**
 * The body that makes an invoice of a whole order: its lines with their taxes, its discount, surcharges,
 * delivery, customer, seller, branch and channel. Nothing is paid with it.
 *
 * @see kiotviet-api.md 3.2 (the order), 3.3 (`orderId` of a new invoice)
 */
export function invoiceFrom(order: Order): IDataObject {
	const { id, orderDetails = [], orderDelivery, invoiceOrderSurcharges = [] } = order;
	const surcharges = invoiceOrderSurcharges.map(({ surchargeId, price }) => ({
		id: surchargeId,
		price,
	}));
	return {
		...pick(order, ['branchId', 'customerId', 'soldById', 'saleChannelId', 'discount']),
		orderId: id,
		invoiceDetails: castArray(orderDetails).map((line) => ({
			...pick(line, [
				'productId',
				'productCode',
				'productName',
				'quantity',
				'price',
				'discount',
				'discountRatio',
				'note',
			]),
			...taxesOf(line.orderDetailTaxs),
		})),
		...(surcharges.length > 0 ? { surchages: surcharges } : {}),
		...(orderDelivery ? { deliveryDetail: omitBy({ ...orderDelivery }, isNil) } : {}),
	};
}

/** The body of a new invoice: nothing is paid unless it says so, and one with a delivery is a delivery sale. */
export function newInvoice(body: IDataObject): IDataObject {
	return { totalPayment: 0, ...body, usingCod: 'deliveryDetail' in body };
}

/** The invoice in the answer to a write, which calls its delivery by another name than every other answer. */
export function invoiceIn(answer: unknown): IDataObject {
	const invoice: IDataObject = recordIn(answer);
	if (invoice.deliveryDetail === undefined) return invoice;
	return { ...omit(invoice, 'deliveryDetail'), invoiceDelivery: invoice.deliveryDetail };
}

function taxesOf(taxes: Array<{ taxId?: number }> = []): IDataObject {
	return taxes.length > 0 ? { InvoiceDetailTaxs: [{ TaxId: taxes[0].taxId }] } : {};
}
