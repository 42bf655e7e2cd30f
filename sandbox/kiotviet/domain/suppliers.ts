// Suppliers (nhà cung cấp): the API only reads them, but the shop may take one off its books.
import { remove } from 'lodash';

import type { Books } from './books';
import { Missing } from './errors';

/** What a shop does with its suppliers. */
export const supplierVerbs = (books: Books) => ({
	dropsSupplier(id: number): void {
		if (remove(books.suppliers, (supplier) => supplier.id === id).length === 0)
			throw new Missing('Nhà cung cấp');
		books.removed.suppliers.push({ id, at: books.clock.stamp() });
	},
});
