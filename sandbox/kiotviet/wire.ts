// How the shop's records look on the wire: camelCase and naive in REST answers, PascalCase with offsets in deliveries.
import { omit, omitBy, sumBy, upperFirst } from 'lodash';

import { withOffset } from '../clock';
import type {
	Customer,
	DocumentLine,
	Invoice,
	Order,
	Payment,
	Return,
	SaleDocument,
} from './records';
import { saleChannels, taxes } from './catalogue';
import { subTotalOf, taxOf } from './terms';

export type Wire = Record<string, unknown>;

/** Leaves out what is not there, as KiotViet leaves nulls out (kiotviet-api.md 2.3). */
export function present(record: Wire): Wire {
	return omitBy(record, (value) => value === undefined || value === null);
}

/** Which optional parts of a customer the reader asked for (kiotviet-api.md 3.1). */
export interface CustomerParts {
	totals: boolean;
	groups: boolean;
	social: boolean;
}

/** A customer as REST gives it (kiotviet-api.md 3.1). */
export function restCustomer(customer: Customer, parts: CustomerParts): Wire {
	const { groups, totalInvoiced, totalRevenue, totalPoint, psidFacebook, ...always } = customer;
	return present({
		...always,
		...(parts.totals ? { totalInvoiced, totalRevenue, totalPoint } : {}),
		...(parts.groups ? { groups } : {}),
		...(parts.social ? { psidFacebook } : {}),
	});
}

const STANDING = ['debt', 'totalInvoiced', 'totalRevenue', 'totalPoint', 'rewardPoint'];

/** A customer as creating and changing one answers it: the card, and its groups by number (kiotviet-api.md 3.1). */
export function writtenCustomer(
	customer: Customer,
	allGroups: Array<{ id: number; name: string }>,
): Wire {
	const { id, code, name } = customer;
	const card = omit(customer, [...STANDING, 'groups']);
	const details = groupDetails(customer, allGroups);
	return present({
		id,
		code,
		name,
		...card,
		customerGroupDetails: details.length > 0 ? details : undefined,
	});
}

/** A customer's place in each of the groups it belongs to (kiotviet-api.md 3.1, 3.5). */
export function groupDetails(
	{ id, groups = '' }: Customer,
	allGroups: Array<{ id: number; name: string }>,
) {
	const names = groups.split(', ');
	return allGroups
		.filter(({ name }) => names.includes(name))
		.map((group) => ({ id: id * 10 + (group.id % 10), customerId: id, groupId: group.id }));
}

/** Which optional parts of a document the reader asked for (kiotviet-api.md 3.2, 3.3). */
interface DocumentParts {
	payments: boolean;
	delivery: boolean;
}

function head(document: SaleDocument): Wire {
	const {
		id,
		code,
		purchaseDate,
		branchId,
		branchName,
		soldById,
		soldByName,
		customerId,
		customerCode,
		customerName,
		total,
		totalPayment,
		discount,
		status,
		statusValue,
		description,
		usingCod,
	} = document;
	return {
		id,
		code,
		purchaseDate,
		branchId,
		branchName,
		soldById,
		soldByName,
		customerId,
		customerCode,
		customerName,
		total,
		totalPayment,
		discount,
		status,
		statusValue,
		description,
		usingCod,
	};
}

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

const UNWRITTEN = [
	'customerCode',
	'uuid',
	'orderCode',
	'retailerId',
	'createdDate',
	'modifiedDate',
];

const withoutCodes = (lines: unknown) =>
	(lines as Wire[]).map((line) => omit(line, 'productCode', 'isMaster'));

/** An order as creating and changing one answers it: without dates and codes, with the way of payment (OFF 2.5.3). */
export function writtenOrder(order: Order): Wire {
	const rest = restOrder(order, { payments: true, delivery: true, surcharges: true });
	return present({
		...omit(rest, UNWRITTEN),
		method: order.payments.at(-1)?.method,
		orderDetails: withoutCodes(rest.orderDetails),
	});
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

const paymentsOf = ({ payments }: SaleDocument) =>
	payments.map((payment) => present({ ...payment }));

function taxesOf(line: DocumentLine, named: (tax: (typeof taxes)[number]) => Wire) {
	const tax = taxes.find(({ taxId }) => taxId === line.taxId);
	return tax && [{ taxId: tax.taxId, detailTax: taxOf(line), ...named(tax) }];
}

/** A return as REST gives it (kiotviet-api.md 3.5). */
export function restReturn(goodsBack: Return, parts: { payments: boolean }): Wire {
	const { lines, payments, ...always } = goodsBack;
	return present({
		...always,
		payments: parts.payments ? payments.map((payment) => present({ ...payment })) : undefined,
		returnDetails: lines.map(({ productId, productCode, productName, quantity, price, note }) => ({
			productId,
			productCode,
			productName,
			quantity,
			price,
			note: note ?? '',
		})),
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

const TYPE_NAMESPACE = 'KiotViet.OmniChannelCore.Api.Shared';
export const typeName = (word: string) =>
	`${TYPE_NAMESPACE}.Model.Webhook${word}UpdateRes, ${TYPE_NAMESPACE}`;

/** The data of a `customer.update` delivery: no debt, no totals, no created date (kiotviet-api.md 4.4). */
export function deliveredCustomer(customer: Customer): Wire {
	return present({
		__type: typeName('Customer'),
		Id: customer.id,
		Code: customer.code,
		Name: customer.name,
		Gender: customer.gender,
		BirthDate: customer.birthDate && withOffset(customer.birthDate),
		ContactNumber: customer.contactNumber,
		Address: customer.address,
		LocationName: customer.locationName,
		Email: customer.email,
		ModifiedDate: withOffset(customer.modifiedDate ?? customer.createdDate),
		Type: customer.type,
		Organization: customer.organization,
		TaxCode: customer.taxCode,
		Comments: customer.comments,
	});
}

function deliveredHead(document: SaleDocument): Wire {
	return {
		Id: document.id,
		Code: document.code,
		PurchaseDate: withOffset(document.purchaseDate),
		BranchId: document.branchId,
		SoldById: document.soldById,
		SoldByName: document.soldByName,
		CustomerId: document.customerId,
		CustomerCode: document.customerCode,
		CustomerName: document.customerName,
		Total: document.total,
		TotalPayment: document.totalPayment,
		Discount: document.discount,
		DiscountRatio: 0,
		Status: document.status,
		StatusValue: document.statusValue,
		Description: document.description,
		UsingCod: document.usingCod,
		ModifiedDate: withOffset(document.modifiedDate ?? document.createdDate),
	};
}

function deliveredLine(line: DocumentLine): Wire {
	return {
		ProductId: line.productId,
		ProductCode: line.productCode,
		ProductName: line.productName,
		Quantity: line.quantity,
		Price: line.price,
		Discount: line.discount,
		DiscountRatio: 0,
	};
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

const DECIMAL_KEYS = new Set([
	'Total',
	'TotalPayment',
	'Discount',
	'Price',
	'Amount',
	'Quantity',
	'Cost',
	'OnHand',
]);

/**
 * Prints a delivery's JSON as .NET does: compact, decimals with a fraction (`335000.0`). Parsing and printing it
 * again gives other bytes, so a receiver that signs what it re-serialised is found out (kiotviet-api.md 4.5).
 */
export function deliveredJson(value: unknown, key = ''): string {
	if (Array.isArray(value)) return `[${value.map((entry) => deliveredJson(entry)).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		const fields = Object.entries(value).filter(([, field]) => field !== undefined);
		return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${deliveredJson(field, name)}`).join(',')}}`;
	}
	if (typeof value === 'number' && Number.isInteger(value) && DECIMAL_KEYS.has(key))
		return `${value}.0`;
	return JSON.stringify(value);
}
