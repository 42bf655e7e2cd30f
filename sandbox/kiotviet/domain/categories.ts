// Product groups (nhóm hàng): a tree of three levels at most.
import { remove } from 'lodash';

import type { Books } from './books';
import { existing, refused } from './errors';
import type { Category } from './goodsRecords';
import { given } from './terms';

const LONGEST_NAME = 125;
const DEEPEST = 3;

type Card = { name?: string; parentId?: number };

/** What a shop does with its product groups. */
export const categoryVerbs = (books: Books) => ({
	addsCategory({ name, parentId }: Card & { name: string }): Category {
		checkCard(books, { name, parentId });
		const category: Category = {
			id: books.nextId('category'),
			name,
			parentId,
			rank: books.categories.length,
			retailerId: books.retailerId,
			createdDate: books.clock.stamp(),
		};
		books.categories.push(category);
		books.announces('category.update', category);
		return category;
	},

	changesCategory(id: number, patch: Card): Category {
		const category = categoryOf(books, id);
		checkCard(books, patch, id);
		Object.assign(category, given(patch));
		category.modifiedDate = books.clock.stamp();
		for (const product of books.products)
			if (product.categoryId === id) product.categoryName = category.name;
		books.announces('category.update', category);
		return category;
	},

	dropsCategory(id: number): void {
		const category = categoryOf(books, id);
		if (childrenOf(books, id).length > 0) throw refused('Nhóm hàng đang chứa nhóm hàng con');
		if (books.products.some(({ categoryId }) => categoryId === id))
			throw refused('Nhóm hàng đang được sử dụng');
		remove(books.categories, category);
		books.removed.categories.push({ id, at: books.clock.stamp() });
		books.announces('category.delete', id);
	},

	category: (id: number): Category => categoryOf(books, id),
});

export const categoryOf = ({ categories }: Books, id: number): Category =>
	existing(
		categories.find((category) => category.id === id),
		'Nhóm hàng',
	);

export const childrenOf = ({ categories }: Books, id: number): Category[] =>
	categories.filter(({ parentId }) => parentId === id);

function checkCard(books: Books, { name, parentId }: Card, id?: number): void {
	if (name === '') throw refused('Tên nhóm hàng không được để trống');
	if ((name ?? '').length > LONGEST_NAME)
		throw refused(`Tên nhóm hàng không được quá ${LONGEST_NAME} ký tự`);
	let level = 1;
	for (let above = parentId; above !== undefined; above = categoryOf(books, above).parentId) {
		if (above === id) throw refused('Nhóm hàng cha không hợp lệ');
		level += 1;
	}
	if (level > DEEPEST) throw refused(`Chỉ cho phép tối đa ${DEEPEST} cấp`);
}
