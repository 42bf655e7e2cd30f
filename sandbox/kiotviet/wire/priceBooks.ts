// How price books look on the wire.
import type { Books } from '../domain/books';
import type { PriceBook } from '../domain/goodsRecords';
import { present, type Wire } from './spelling';

export function restPriceBook(
	priceBook: PriceBook,
	{ groups, users }: Books,
	parts: { branches: boolean; groups: boolean; users: boolean },
): Wire {
	const { id: priceBookId, name, isActive, isGlobal, startDate, endDate } = priceBook;
	const relation = (index: number) => ({ id: priceBookId * 10 + index, priceBookId });
	return present({
		id: priceBookId,
		name,
		isActive,
		isGlobal,
		startDate,
		endDate,
		forAllCusGroup: priceBook.forAllCusGroup,
		forAllUser: priceBook.forAllUser,
		priceBookBranches: parts.branches
			? priceBook.branchIds.map((branchId, index) => ({ ...relation(index), branchId }))
			: undefined,
		priceBookCustomerGroups: parts.groups
			? priceBook.customerGroupIds.map((customerGroupId, index) => ({
					...relation(index),
					customerGroupId,
					customerGroupName: groups.find(({ id }) => id === customerGroupId)?.name,
				}))
			: undefined,
		priceBookUsers: parts.users
			? priceBook.userIds.map((userId, index) => ({
					...relation(index),
					userId,
					userName: users.find(({ id }) => id === userId)?.userName,
				}))
			: undefined,
	});
}
