// How the shop's records look on the wire: camelCase and naive in REST answers, PascalCase with offsets in deliveries.
import { omit, omitBy, upperFirst } from 'lodash';

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
import { type Product, saleChannels } from './catalogue';

type Wire = Record<string, unknown>;

/** Leaves out what is not there, as KiotViet leaves nulls out (kiotviet-api.md 2.3). */
function present(record: Wire): Wire {
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
	const { id, code, name, groups } = customer;
	const card = omit(customer, [...STANDING, 'groups']);
	const names = (groups ?? '').split(', ');
	const details = allGroups
		.filter(({ name }) => names.includes(name))
		.map((group) => ({ id: id * 10 + (group.id % 10), customerId: id, groupId: group.id }));
	return present({
		id,
		code,
		name,
		...card,
		customerGroupDetails: details.length > 0 ? details : undefined,
	});
}

/** A product as REST gives it, without the parts that a list must be asked for (kiotviet-api.md 3.5). */
export function restProduct(product: Product, retailerId: number): Wire {
	return present({
		...product,
		retailerId,
		fullName: product.name,
		type: 2,
		allowsSale: true,
		hasVariants: false,
		isActive: true,
	});
}

/** Which optional parts of a document the reader asked for (kiotviet-api.md 3.2, 3.3). */
export interface DocumentParts {
	payments: boolean;
	delivery: boolean;
	saleChannel: boolean;
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
export function restOrder(order: Order, parts: DocumentParts): Wire {
	const { delivery } = order;
	return present({
		...head(order),
		discountRatio: 0,
		totalTax: 0,
		saleChannelId: order.saleChannelId,
		payments: parts.payments ? order.payments.map((payment) => present({ ...payment })) : undefined,
		orderDetails: order.lines.map((line) => ({
			productId: line.productId,
			productCode: line.productCode,
			productName: line.productName,
			isMaster: true,
			quantity: line.quantity,
			price: line.price,
			discount: line.discount,
			note: line.note ?? '',
		})),
		orderDelivery:
			parts.delivery && delivery
				? present({ ...delivery, status: undefined, statusValue: undefined })
				: undefined,
		retailerId: order.retailerId,
		createdDate: order.createdDate,
		modifiedDate: order.modifiedDate,
	});
}

/** An invoice as REST gives it, with the extras seen live (kiotviet-api.md 3.3). */
export function restInvoice(invoice: Invoice, parts: DocumentParts): Wire {
	return present({
		...head(invoice),
		uuid: invoice.uuid,
		orderCode: invoice.orderCode,
		totalTax: 0,
		payments: parts.payments
			? invoice.payments.map((payment) => present({ ...payment }))
			: undefined,
		invoiceOrderSurcharges: [],
		invoiceDetails: invoice.lines.map((line) => ({
			...restLine(line),
			serialNumbers: '',
			returnQuantity: 0,
		})),
		invoiceDelivery:
			parts.delivery && invoice.delivery ? present({ ...invoice.delivery }) : undefined,
		SaleChannel: parts.saleChannel ? saleChannel(invoice) : undefined,
		retailerId: invoice.retailerId,
		createdDate: invoice.createdDate,
		modifiedDate: invoice.modifiedDate,
	});
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
		usePoint: true,
		subTotal: line.quantity * (line.price - line.discount),
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
const typeName = (word: string) =>
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
