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
}

/** Spelt as the API spells it (kiotviet-api.md 3.0). */
export const SOURCES = {
	bankAccount: { path: '/BankAccounts', singular: 'bank account', plural: 'bank accounts' },
	branch: { path: '/branches', singular: 'branch', plural: 'branches' },
	customer: { path: '/customers', singular: 'customer', plural: 'customers' },
	customerGroup: {
		path: '/customers/group',
		singular: 'customer group',
		plural: 'customer groups',
		whole: true,
	},
	invoice: { path: '/invoices', singular: 'invoice', plural: 'invoices' },
	order: { path: '/orders', singular: 'order', plural: 'orders' },
	product: { path: '/products', singular: 'product', plural: 'products' },
	return: { path: '/returns', singular: 'return', plural: 'returns' },
	saleChannel: { path: '/salechannel', singular: 'sale channel', plural: 'sale channels' },
	user: { path: '/users', singular: 'user', plural: 'users' },
} satisfies Record<string, Source>;
