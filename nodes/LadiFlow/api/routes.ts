// Every call that LadiFlow documents.

/** Spelt as the API spells them (ladiflow-api.md 2.0). */
export const ROUTES = [
	'POST /customer/create',
	'POST /customer/update',
	'POST /customer/create-or-update',
	'POST /customer/show',
	'POST /customer/list',
	'POST /customer/create-tag',
	'POST /customer/list-tag',
	'POST /sequence/list',
	'POST /sequence/subscribe',
	'POST /trigger/list',
	'POST /flow/get-cost',
	'POST /flow/list-transaction',
	'POST /hooks/catch/{id}',
] as const;

export type Route = (typeof ROUTES)[number];

/** A call with the key; a catch hook takes none, and has an address of its own (ladiflow-api.md 2.9). */
export type KeyRoute = Exclude<Route, `${string}/hooks/${string}`>;
