// What the shop has to tell the world, as records: how each is spelt for a webhook is another's business.
import type { Branch } from './catalogue';
import type { Category, Product } from './goodsRecords';
import type { Customer, Invoice, Order } from './records';

/** What each type of webhook is about (kiotviet-api.md 4.2); a deletion tells the ID. */
export interface Announcements {
	'customer.update': Customer;
	'customer.delete': number;
	'order.update': Order;
	'invoice.update': Invoice;
	'product.update': Product;
	'product.delete': number;
	'stock.update': { product: Product; branch: Branch };
	'category.update': Category;
	'category.delete': number;
	'pricebookdetail.update': { priceBookId: number; productId: number; price: number };
}

export type Announce = <Type extends keyof Announcements>(
	type: Type,
	subject: Announcements[Type],
) => void;
