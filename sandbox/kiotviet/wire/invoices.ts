// How invoices look on the wire.
import { omit, sumBy, upperFirst } from 'lodash';

import { withOffset } from '../../clock';
import { saleChannels } from '../domain/catalogue';
import type { DocumentLine, Invoice, Payment } from '../domain/records';
import { subTotalOf, taxOf } from '../domain/terms';
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

/** An invoice as REST gives it, with the extras seen live (kiotviet-api.md 3.3). */
export function restInvoice(
	invoice: Invoice,
	parts: DocumentParts & { saleChannel: boolean },
): Wire {
	return present({
		...head(invoice),
		uuid: invoice.uuid,
		orderCode: invoice.orderCode,
		totalTax: sumBy(invoice.lines, taxOf),
		payments: parts.payments ? paymentsOf(invoice) : undefined,
		invoiceOrderSurcharges: invoice.surcharges,
		invoiceDetails: invoice.lines.map((line) =>
			present({
				...restLine(line),
				serialNumbers: line.serialNumbers ?? '',
				returnQuantity: 0,
				invoiceDetailTaxs: taxesOf(line, ({ taxName, value }) => ({ name: taxName, value })),
			}),
		),
		invoiceDelivery:
			parts.delivery && invoice.delivery ? present({ ...invoice.delivery }) : undefined,
		SaleChannel: parts.saleChannel ? saleChannel(invoice) : undefined,
		retailerId: invoice.retailerId,
		createdDate: invoice.createdDate,
		modifiedDate: invoice.modifiedDate,
	});
}

function restLine(line: DocumentLine): Wire {
	return {
		productId: line.productId,
		productCode: line.productCode,
		productName: line.productName,
		categoryId: line.categoryId,
		categoryName: line.categoryName,
		quantity: line.quantity,
		price: line.price,
		discount: line.discount,
		discountRatio: line.discountRatio,
		usePoint: true,
		subTotal: subTotalOf(line),
		note: line.note ?? '',
	};
}

function saleChannel(invoice: Invoice): Wire | undefined {
	const channel = saleChannels.find(({ id }) => id === invoice.saleChannelId);
	if (!channel) return undefined;
	return {
		IsNotDelete: true,
		RetailerId: invoice.retailerId,
		Position: 1,
		IsActivate: true,
		CreatedBy: 31001,
		CreatedDate: '2025-01-01T00:00:00.0000000',
		Id: channel.id,
		Name: channel.name,
	};
}

/** An invoice as writing one answers it; its delivery part has another name then (kiotviet-api.md 3.3). */
export function writtenInvoice(invoice: Invoice): Wire {
	const rest = restInvoice(invoice, { payments: false, delivery: true, saleChannel: false });
	return present({
		...omit(rest, [...UNWRITTEN, 'invoiceDelivery']),
		saleChannelId: invoice.saleChannelId,
		method: invoice.payments.at(-1)?.method,
		invoiceDetails: withoutCodes(rest.invoiceDetails),
		deliveryDetail: rest.invoiceDelivery,
	});
}

/** The data of an `invoice.update` delivery: no order code, no customer phone (kiotviet-api.md 4.4). */
export function deliveredInvoice(invoice: Invoice): Wire {
	const { delivery } = invoice;
	return present({
		__type: typeName('Invoice'),
		...deliveredHead(invoice),
		BranchName: invoice.branchName,
		InvoiceDetails: invoice.lines.map(deliveredLine),
		Payments: invoice.payments.map(deliveredPayment),
		InvoiceDelivery: delivery
			? present({
					DeliveryCode: delivery.deliveryCode,
					Status: delivery.status,
					StatusValue: delivery.statusValue,
					Type: delivery.type,
					Price: delivery.price,
					Receiver: delivery.receiver,
					ContactNumber: delivery.contactNumber,
					Address: delivery.address,
					LocationName: delivery.locationName,
					Weight: delivery.weight,
				})
			: undefined,
	});
}

function deliveredPayment(payment: Payment): Wire {
	return present({
		...Object.fromEntries(Object.entries(payment).map(([key, value]) => [upperFirst(key), value])),
		Description: '',
		TransDate: withOffset(payment.transDate),
	});
}
