// A whole KiotViet shop: what people do in it, in their words, over one set of books, and the webhooks that tell of it.
import type { Faults } from '../faults';
import type { Switches } from '../switches';
import { Deliveries } from './deliveries';
import { Books } from './domain/books';
import { categoryVerbs } from './domain/categories';
import { customerVerbs } from './domain/customers';
import { invoiceVerbs } from './domain/invoices';
import { orderVerbs } from './domain/orders';
import { priceBookVerbs } from './domain/priceBooks';
import { productVerbs } from './domain/products';
import { purchaseVerbs } from './domain/purchases';
import { returnVerbs } from './domain/returns';
import { supplierVerbs } from './domain/suppliers';
import { transferVerbs } from './domain/transfers';
import { WebhookRegistry, type WebhookRecord } from './domain/webhooks';
import { deliveredData } from './wire/announcements';

/** What stands in the shop's books, what people do in the shop, and what becomes of the webhooks. */
export type Shop = ReturnType<typeof openShop>;

/** Opens a shop with the staff and the goods of `catalogue.ts`, and no customer yet. */
export function openShop(retailer: string, retailerId: number, switches: Switches, faults: Faults) {
	const books: Books = new Books(retailerId, switches, (type, subject) =>
		queue.queue(type, [deliveredData(type, subject, books)]),
	);
	const { clock, products } = books;
	const registry = new WebhookRegistry(clock, switches, retailerId);
	const queue = new Deliveries(registry, switches, faults, clock, retailerId);

	return {
		retailer,
		retailerId,
		books,
		clock,
		branches: books.branches,
		users: books.users,
		groups: books.groups,
		bankAccounts: books.bankAccounts,
		settings: books.settings,
		customers: books.customers,
		orders: books.orders,
		invoices: books.invoices,
		returns: books.returns,
		surcharges: books.surcharges,
		vouchers: books.vouchers,
		products,
		removedCustomers: books.removed.customers,
		removedBranches: books.removed.branches,
		identitiesEverUsed: books.identitiesEverUsed,

		...customerVerbs(books),
		...orderVerbs(books),
		...invoiceVerbs(books),
		...returnVerbs(books),

		/** What the shop sells, and how it comes by it. */
		goods: {
			products,
			categories: books.categories,
			brands: books.brands,
			suppliers: books.suppliers,
			supplierOrders: books.supplierOrders,
			priceBooks: books.priceBooks,
			purchases: books.purchases,
			transfers: books.transfers,
			removed: books.removed,
			...productVerbs(books),
			...categoryVerbs(books),
			...supplierVerbs(books),
			...priceBookVerbs(books),
			...purchaseVerbs(books),
			...transferVerbs(books),
		},

		registry,
		webhooks: registry.records,
		deliveries: queue.log,
		/** KiotViet's patience; settable. */
		deliveryRules: queue.rules,
		get isHoldingDeliveries(): boolean {
			return queue.isHolding;
		},

		/** What KiotViet does to a registration after a stop code. */
		turnsWebhookOff: (type: string): void => registry.turnOff(type),

		/** Another program takes a webhook type of this shop. */
		letsAnotherOwnerRegister: (
			type: string,
			url = 'https://other-app.example.com/kv',
		): WebhookRecord =>
			registry.register({
				Webhook: { Type: type, Url: url, IsActive: true, Description: 'Other integration' },
			}),

		/** Announces something that the shop keeps no records of, such as a branch, as KiotViet spells it. */
		announces: (type: string, items: unknown[]): void => queue.queue(type, items),

		deliversAgain: (deliveryId?: string): void => queue.again(deliveryId),
		holdsDeliveries: (): void => queue.hold(),
		releasesDeliveries: (order: 'as-is' | 'reversed' = 'as-is'): void => queue.release(order),
		settled: async (): Promise<void> => await queue.settled(),
		/** Ends all that is under way. */
		closes: async (): Promise<void> => await queue.stop(),
	};
}
