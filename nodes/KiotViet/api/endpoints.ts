// Where each kind of record is read, and what it is called in messages; trigger, lists and record pickers share it.

import type { ListRoute, ReadByCodeRoute, ReadByIdRoute, Route } from './routes';

/** A kind of record, with the routes by which it is read. */
export interface Endpoint {
	list: ListRoute;
	byId?: ReadByIdRoute;
	byCode?: ReadByCodeRoute;
	/** in words, for messages */
	singular: string;
	plural: string;
	/** the field that tells records apart; `id` where not said */
	key?: string;
	/** the API knows no paging for its list and gives it whole */
	whole?: boolean;
	/** how its list finds a code: by a filter that is not exact, or only by reading all of it */
	codesBy?: 'filter' | 'reading';
	/** what its list is asked where a call does not say otherwise */
	unlessAsked?: Record<string, string>;
}

/** Spelt as the API spells it (kiotviet-api.md 3.0). */
export const ENDPOINTS = {
	bankAccount: { list: 'GET /BankAccounts', singular: 'bank account', plural: 'bank accounts' },
	branch: { list: 'GET /branches', singular: 'branch', plural: 'branches' },
	brand: { list: 'GET /trademark', singular: 'brand', plural: 'brands', key: 'tradeMarkId' },
	cashFlow: {
		list: 'GET /cashflow',
		singular: 'cash book entry',
		plural: 'cash book entries',
		// Without both dates it gives some days only, as if they were all (kiotviet-api.md 3.5).
		unlessAsked: { startDate: '2000-01-01T00:00:00.000', endDate: '2099-12-31T23:59:59.999' },
	},
	category: {
		list: 'GET /categories',
		byId: 'GET /categories/{id}',
		singular: 'category',
		plural: 'categories',
		key: 'categoryId',
		// The order of KiotViet's own screen, and the one that its manual shows.
		unlessAsked: { orderBy: 'name' },
	},
	customer: {
		list: 'GET /customers',
		byId: 'GET /customers/{id}',
		byCode: 'GET /customers/code/{code}',
		singular: 'customer',
		plural: 'customers',
		codesBy: 'filter',
	},
	customerGroup: {
		list: 'GET /customers/group',
		singular: 'customer group',
		plural: 'customer groups',
	},
	invoice: {
		list: 'GET /invoices',
		byId: 'GET /invoices/{id}',
		byCode: 'GET /invoices/code/{code}',
		singular: 'invoice',
		plural: 'invoices',
	},
	location: { list: 'GET /locations', singular: 'location', plural: 'locations' },
	order: {
		list: 'GET /orders',
		byId: 'GET /orders/{id}',
		byCode: 'GET /orders/code/{code}',
		singular: 'order',
		plural: 'orders',
	},
	priceBook: {
		list: 'GET /pricebooks',
		byId: 'GET /pricebooks/{id}',
		singular: 'price book',
		plural: 'price books',
	},
	product: {
		list: 'GET /products',
		byId: 'GET /products/{id}',
		byCode: 'GET /products/code/{code}',
		singular: 'product',
		plural: 'products',
		codesBy: 'reading',
	},
	purchaseOrder: {
		list: 'GET /purchaseorders',
		byId: 'GET /purchaseorders/{id}',
		singular: 'purchase order',
		plural: 'purchase orders',
	},
	return: {
		list: 'GET /returns',
		byId: 'GET /returns/{id}',
		byCode: 'GET /returns/code/{code}',
		singular: 'return',
		plural: 'returns',
	},
	saleChannel: { list: 'GET /salechannel', singular: 'sale channel', plural: 'sale channels' },
	supplier: {
		list: 'GET /suppliers',
		byId: 'GET /suppliers/{id}',
		byCode: 'GET /suppliers/{code}',
		singular: 'supplier',
		plural: 'suppliers',
		codesBy: 'filter',
	},
	supplierOrder: {
		list: 'GET /ordersuppliers',
		byId: 'GET /ordersuppliers/{id}',
		singular: 'supplier order',
		plural: 'supplier orders',
	},
	surcharge: { list: 'GET /surchages', singular: 'surcharge', plural: 'surcharges' },
	tax: { list: 'GET /tax/detail', singular: 'tax', plural: 'taxes', key: 'taxId', whole: true },
	transfer: {
		list: 'GET /transfers',
		byId: 'GET /transfers/{id}',
		singular: 'transfer',
		plural: 'transfers',
	},
	user: { list: 'GET /users', singular: 'user', plural: 'users' },
	voucher: { list: 'GET /voucher', singular: 'voucher', plural: 'vouchers' },
	voucherCampaign: {
		list: 'GET /vouchercampaign',
		singular: 'voucher campaign',
		plural: 'voucher campaigns',
	},
	webhook: {
		list: 'GET /webhooks',
		byId: 'GET /webhooks/{id}',
		singular: 'webhook',
		plural: 'webhooks',
	},
} satisfies Record<string, Endpoint>;

/** A kind of record of which one can be read. */
export type RecordEndpoint = Endpoint & Required<Pick<Endpoint, 'byId'>>;

export const isRecordEndpoint = (endpoint: Endpoint): endpoint is RecordEndpoint =>
	endpoint.byId !== undefined;

/** A kind of record whose list can be asked for what changed since a time. */
export interface ListedKind extends RecordEndpoint {
	/** what its list is asked for besides the plain records, so that it shows what reading each one shows */
	includes: Record<string, string | number | boolean>;
}

/** The list of customers with all that it can show of each (kiotviet-api.md 3.1). */
export const WHOLE_CUSTOMERS: ListedKind = {
	...ENDPOINTS.customer,
	includes: { includeTotal: true, includeCustomerGroup: true, includeCustomerSocial: true },
};

/** The routes by which a code becomes an ID; a code that KiotViet cannot read by code costs more. */
export function lookUpRoutes({ list, byId, byCode, codesBy }: Endpoint): Route[] {
	if (!byCode) return [];
	return [byCode, ...(codesBy && byId ? [list, byId] : [])];
}

/** The routes by which a record is read, by its ID or its code. */
export function readRoutes(endpoint: RecordEndpoint): Route[] {
	return [...new Set([endpoint.byId, ...lookUpRoutes(endpoint)])];
}
