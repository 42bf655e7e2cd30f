// Every call that KiotViet documents, and what one of them takes.

/** Spelt as the API spells them (kiotviet-api.md 3.0, 4.1). */
export const ROUTES = [
	'GET /categories',
	'POST /categories',
	'GET /categories/{id}',
	'PUT /categories/{id}',
	'DELETE /categories/{id}',
	'GET /products',
	'POST /products',
	'GET /products/{id}',
	'GET /products/code/{code}',
	'PUT /products/{id}',
	'DELETE /products/{id}',
	'GET /attributes/allwithdistinctvalue',
	'POST /listaddproducts',
	'PUT /listupdatedproducts',
	'GET /productOnHands',
	'GET /orders',
	'POST /orders',
	'GET /orders/{id}',
	'GET /orders/code/{code}',
	'PUT /orders/{id}',
	'DELETE /orders/{id}',
	'GET /customers',
	'POST /customers',
	'GET /customers/{id}',
	'GET /customers/code/{code}',
	'PUT /customers/{id}',
	'DELETE /customers/{id}',
	'POST /listaddcutomers',
	'PUT /listupdatecustomers',
	'GET /branches',
	'GET /users',
	'GET /BankAccounts',
	'GET /surchages',
	'POST /surchages',
	'PUT /surchages/{id}',
	'POST /surchages/{id}/activesurchage',
	'GET /webhooks',
	'POST /webhooks',
	'GET /webhooks/{id}',
	'DELETE /webhooks/{id}',
	'GET /invoices',
	'POST /invoices',
	'GET /invoices/{id}',
	'GET /invoices/code/{code}',
	'PUT /invoices/{id}',
	'DELETE /invoices',
	'PUT /einvoices/info',
	'GET /customers/group',
	'GET /cashflow',
	'POST /payments',
	'GET /purchaseorders',
	'POST /purchaseorders',
	'GET /purchaseorders/{id}',
	'PUT /purchaseorders/{id}',
	'DELETE /purchaseorders',
	'GET /transfers',
	'POST /transfers',
	'GET /transfers/{id}',
	'PUT /transfers/{id}',
	'DELETE /transfers/{id}',
	'GET /pricebooks',
	'GET /pricebooks/{id}',
	'POST /pricebooks/detail',
	'GET /salechannel',
	'GET /returns',
	'GET /returns/{id}',
	'GET /returns/code/{code}',
	'GET /ordersuppliers',
	'GET /ordersuppliers/{id}',
	'GET /locations',
	'GET /settings',
	'POST /coupons/setused',
	'GET /vouchercampaign',
	'GET /voucher',
	'POST /voucher',
	'POST /voucher/release/give',
	'DELETE /voucher/cancel',
	'GET /trademark',
	'GET /suppliers',
	'GET /suppliers/{id}',
	'GET /suppliers/{code}',
	'GET /tax/detail',
] as const;

export type Route = (typeof ROUTES)[number];

type ReadRoute = Extract<Route, `GET ${string}`>;
type IdRoute = Extract<Route, `${string}/{id}`>;

/** By which a list is read. */
export type ListRoute = Exclude<ReadRoute, `${string}{${string}`>;
/** By which one record is read, by its ID or its code. */
export type ReadByIdRoute = Extract<ReadRoute, IdRoute>;
export type ReadByCodeRoute = Extract<Route, `GET ${string}/{code}`>;
export type CreateRoute = Exclude<Extract<Route, `POST ${string}`>, `${string}{${string}`>;
export type UpdateRoute = Extract<IdRoute, `PUT ${string}`>;
export type DeleteRoute = Extract<IdRoute, `DELETE ${string}`>;

/** The names in a route for which a call gives values: of `GET /orders/{id}` it is `id`. */
type NameIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
	? Name | NameIn<Rest>
	: never;

/** What a call gives besides its route: a value for each name in it, and nothing else. */
export type WithParams<R extends Route> = [NameIn<R>] extends [never]
	? { params?: undefined }
	: { params: Record<NameIn<R>, string | number> };
