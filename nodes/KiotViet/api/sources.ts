// Where each kind of record is read, and what it is called in messages; trigger, lists and locators share it.

/** A kind of record with the path of its list; a single one is `path/{id}`, by code `path/code/{code}`. */
export interface Source {
	path: string;
	/** in words, for messages */
	singular: string;
	plural: string;
	/** the field that tells records apart; `id` where not said */
	key?: string;
	/** the API knows no paging for its list and gives it whole */
	whole?: boolean;
	/** a code stands where the ID would: `path/{code}` */
	codeAsId?: boolean;
}

/** Spelt as the API spells it (kiotviet-api.md 3.0). */
export const SOURCES = {
	bankAccount: { path: '/BankAccounts', singular: 'bank account', plural: 'bank accounts' },
	branch: { path: '/branches', singular: 'branch', plural: 'branches' },
	brand: { path: '/trademark', singular: 'brand', plural: 'brands', key: 'tradeMarkId' },
	cashFlow: {
		path: '/cashflow',
		singular: 'cash book entry',
		plural: 'cash book entries',
	},
	category: {
		path: '/categories',
		singular: 'category',
		plural: 'categories',
		key: 'categoryId',
	},
	customer: { path: '/customers', singular: 'customer', plural: 'customers' },
	customerGroup: {
		path: '/customers/group',
		singular: 'customer group',
		plural: 'customer groups',
	},
	invoice: { path: '/invoices', singular: 'invoice', plural: 'invoices' },
	location: { path: '/locations', singular: 'location', plural: 'locations' },
	order: { path: '/orders', singular: 'order', plural: 'orders' },
	priceBook: { path: '/pricebooks', singular: 'price book', plural: 'price books' },
	product: { path: '/products', singular: 'product', plural: 'products' },
	purchaseOrder: {
		path: '/purchaseorders',
		singular: 'purchase order',
		plural: 'purchase orders',
	},
	return: { path: '/returns', singular: 'return', plural: 'returns' },
	saleChannel: { path: '/salechannel', singular: 'sale channel', plural: 'sale channels' },
	supplier: { path: '/suppliers', singular: 'supplier', plural: 'suppliers', codeAsId: true },
	supplierOrder: {
		path: '/ordersuppliers',
		singular: 'supplier order',
		plural: 'supplier orders',
	},
	surcharge: { path: '/surchages', singular: 'surcharge', plural: 'surcharges' },
	tax: { path: '/tax/detail', singular: 'tax', plural: 'taxes', key: 'taxId', whole: true },
	transfer: { path: '/transfers', singular: 'transfer', plural: 'transfers' },
	user: { path: '/users', singular: 'user', plural: 'users' },
	voucher: { path: '/voucher', singular: 'voucher', plural: 'vouchers' },
	voucherCampaign: {
		path: '/vouchercampaign',
		singular: 'voucher campaign',
		plural: 'voucher campaigns',
	},
	webhook: { path: '/webhooks', singular: 'webhook', plural: 'webhooks' },
} satisfies Record<string, Source>;
