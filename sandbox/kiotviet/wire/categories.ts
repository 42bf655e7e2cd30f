// How product groups look on the wire.
import { withOffset } from '../../clock';
import type { Books } from '../domain/books';
import { childrenOf } from '../domain/categories';
import type { Category } from '../domain/goodsRecords';
import { present, typeName, type Wire } from './spelling';

/** A product group; with `children` as a tree or a single one gives it. */
export function restCategory(category: Category, books: Books, withChildren = false): Wire {
	const { id, name, ...rest } = category;
	const children = childrenOf(books, id);
	return present({
		categoryId: id,
		categoryName: name,
		...rest,
		hasChild: children.length > 0,
		children: withChildren ? children.map((child) => restCategory(child, books, true)) : undefined,
	});
}

/** The data of a `category.update` delivery, where the ID is `Id` (kiotviet-api.md 4.4). */
export function deliveredCategory(category: Category, books: Books): Wire {
	return present({
		__type: typeName('Category'),
		Id: category.id,
		Name: category.name,
		ParentId: category.parentId,
		IsDeleted: false,
		CreatedDate: withOffset(category.createdDate),
		ModifiedDate: category.modifiedDate && withOffset(category.modifiedDate),
		RetailerId: category.retailerId,
		Rank: category.rank,
		HasChild: childrenOf(books, category.id).length > 0,
	});
}
