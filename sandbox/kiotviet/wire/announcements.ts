// How each announcement of the shop is spelt in a webhook (kiotviet-api.md 4.4).
import type { Announcements } from '../domain/announcements';
import type { Books } from '../domain/books';
import { deliveredCategory } from './categories';
import { deliveredCustomer } from './customers';
import { deliveredInvoice } from './invoices';
import { deliveredOrder } from './orders';
import { deliveredProduct, deliveredStock } from './products';

const itself = (id: number) => id;

const SPELLING: {
	[Type in keyof Announcements]: (subject: Announcements[Type], books: Books) => unknown;
} = {
	'customer.update': deliveredCustomer,
	'customer.delete': itself,
	'order.update': deliveredOrder,
	'invoice.update': deliveredInvoice,
	'product.update': deliveredProduct,
	'product.delete': itself,
	'stock.update': ({ product, branch }, books) => deliveredStock(product, branch, books),
	'category.update': deliveredCategory,
	'category.delete': itself,
	'pricebookdetail.update': ({ priceBookId, productId, price }) => ({
		PriceBookId: priceBookId,
		ProductId: productId,
		Price: price,
	}),
};

/** What a delivery says of a record: its data, or the ID of a deleted one. */
export const deliveredData = <Type extends keyof Announcements>(
	type: Type,
	subject: Announcements[Type],
	books: Books,
): unknown => SPELLING[type](subject, books);
