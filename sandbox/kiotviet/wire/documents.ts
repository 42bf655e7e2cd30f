// What orders and invoices have in common on the wire: camelCase and naive in REST answers, PascalCase with offsets in
// deliveries.
import { omit, pick } from 'lodash';

import { withOffset } from '../../clock';
import { taxes } from '../domain/catalogue';
import type { DocumentLine, SaleDocument } from '../domain/records';
import { taxOf } from '../domain/terms';
import { present, type Wire } from './spelling';

/** Which optional parts of a document the reader asked for (kiotviet-api.md 3.2, 3.3). */
export interface DocumentParts {
	payments: boolean;
	delivery: boolean;
}

const HEAD = [
	'id',
	'code',
	'purchaseDate',
	'branchId',
	'branchName',
	'soldById',
	'soldByName',
	'customerId',
	'customerCode',
	'customerName',
	'total',
	'totalPayment',
	'discount',
	'status',
	'statusValue',
	'description',
	'usingCod',
] as const;

export const head = (document: SaleDocument): Wire => pick(document, HEAD);

export const UNWRITTEN = [
	'customerCode',
	'uuid',
	'orderCode',
	'retailerId',
	'createdDate',
	'modifiedDate',
];

export const withoutCodes = (lines: unknown) =>
	(lines as Wire[]).map((line) => omit(line, 'productCode', 'isMaster'));

export const paymentsOf = ({ payments }: SaleDocument) =>
	payments.map((payment) => present({ ...payment }));

export function taxesOf(line: DocumentLine, named: (tax: (typeof taxes)[number]) => Wire) {
	const tax = taxes.find(({ taxId }) => taxId === line.taxId);
	return tax && [{ taxId: tax.taxId, detailTax: taxOf(line), ...named(tax) }];
}

export function deliveredHead(document: SaleDocument): Wire {
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

export function deliveredLine(line: DocumentLine): Wire {
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
