// Price books (bảng giá): what a product costs for whom.
import type { Books } from './books';
import { existing } from './errors';
import type { PriceBook } from './goodsRecords';
import { changeProduct, productWithId } from './products';

/** What a shop does with its price books. */
export const priceBookVerbs = (books: Books) => ({
	/** Sets a product's price; price book 0 is the general one, which is the product's own price. */
	setsPrice(priceBookId: number, productId: number, price: number): void {
		const product = productWithId(books, productId);
		if (priceBookId === 0) {
			changeProduct(books, product.id, { basePrice: price });
			return;
		}
		const priceBook = priceBookOf(books, priceBookId);
		priceBook.prices.set(productId, price);
		priceBook.modifiedDate = books.clock.stamp();
		books.announces('pricebookdetail.update', { priceBookId, productId, price });
	},

	priceBook: (id: number): PriceBook => priceBookOf(books, id),
});

const priceBookOf = ({ priceBooks }: Books, id: number): PriceBook =>
	existing(
		priceBooks.find((priceBook) => priceBook.id === id),
		'Bảng giá',
	);
