// What lies in which branch, always computed from the documents so that no figure is ever counted up.
import type { Books } from './books';
import { PURCHASE, type Product } from './goodsRecords';
import { INVOICE } from './records';

/** Orders whose goods are kept for the customer: neither completed nor cancelled. */
const OPEN_ORDERS = [1, 2, 5];

/** Everything that brings goods or takes them away. */
type Movements = Pick<Books, 'invoices' | 'orders' | 'returns' | 'purchases' | 'transfers'>;

/** A product's stock and what of it customers ordered, in a branch. */
export const stockOf = (product: Product, branchId: number, movements: Movements) => ({
	onHand: onHand(product, branchId, movements),
	reserved: reserved(product, branchId, movements),
});

/** A product's stock in a branch (Tồn kho). */
function onHand(product: Product, branchId: number, movements: Movements): number {
	return (product.counted.get(branchId) ?? 0) + moved(product.id, branchId, movements);
}

/** How much of the stock is ordered by customers (Khách đặt). */
function reserved(product: Product, branchId: number, { orders }: Movements): number {
	const open = [...orders.values()].filter(
		(order) => OPEN_ORDERS.includes(order.status) && order.branchId === branchId,
	);
	return quantityIn(open, product.id);
}

/** Makes the stock of a branch what was counted on the shelf, whatever the documents say. */
export function count(
	product: Product,
	branchId: number,
	counted: number,
	movements: Movements,
): void {
	product.counted.set(branchId, counted - moved(product.id, branchId, movements));
}

/**
 * What came into a branch, less what left it: sales that are not cancelled, goods that came back, purchases
 * that are completed, transfers that are no drafts. A transfer leaves when it is sent and arrives as far as it
 * was received.
 */
function moved(
	productId: number,
	branchId: number,
	{ invoices, returns, purchases, transfers }: Movements,
): number {
	const here = <T extends { branchId: number }>(documents: ReadonlyMap<number, T>) =>
		[...documents.values()].filter((document) => document.branchId === branchId);
	const sold = here(invoices).filter(({ status }) => status !== INVOICE.cancelled);
	const bought = here(purchases).filter(({ status }) => status === PURCHASE.completed);
	let total =
		quantityIn(bought, productId) +
		quantityIn(here(returns), productId) -
		quantityIn(sold, productId);
	for (const transfer of transfers.values()) {
		if (transfer.isDraft) continue;
		for (const line of transfer.lines) {
			if (line.productId !== productId) continue;
			if (transfer.fromBranchId === branchId) total -= line.sendQuantity;
			if (transfer.toBranchId === branchId) total += line.receivedQuantity;
		}
	}
	return total;
}

function quantityIn(
	documents: Array<{ lines: Array<{ productId: number; quantity: number }> }>,
	productId: number,
): number {
	return documents
		.flatMap(({ lines }) => lines)
		.filter((line) => line.productId === productId)
		.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Tells of each place whose stock may have changed, a product in a branch, once. */
export function announceStock(books: Books, places: Array<[productId: number, branchId: number]>) {
	for (const place of new Set(places.map((one) => one.join()))) {
		const [productId, branchId] = place.split(',').map(Number);
		const product = books.products.find(({ id }) => id === productId);
		if (product) books.announces('stock.update', { product, branch: books.branch(branchId) });
	}
}
