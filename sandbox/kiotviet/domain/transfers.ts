// Transfers (chuyển hàng): goods that go from one branch to another.
import type { Books } from './books';
import { existing, malformed, refused } from './errors';
import { TRANSFER, type Transfer, type TransferLine } from './goodsRecords';
import { announceStock } from './stock';
import { given, productOf } from './terms';

/** A transfer as the shop types it. */
export interface TransferTerms {
	fromBranchId?: number;
	toBranchId?: number;
	isDraft?: boolean;
	code?: string;
	description?: string;
	status?: number;
	lines?: Array<{
		productId?: number;
		productCode?: string;
		sendQuantity: number;
		receivedQuantity?: number;
		price?: number;
	}>;
}

/** What a shop does with its transfers. */
export const transferVerbs = (books: Books) => ({
	/** Sends goods to another branch: they leave at once, and arrive as far as they were received. */
	moves(terms: TransferTerms): Transfer {
		const [creator] = books.users;
		const now = books.clock.stamp();
		const transfer: Transfer = {
			id: books.nextId('transfer'),
			code: terms.code ?? books.nextCode('TRF'),
			fromBranchId: 0,
			toBranchId: 0,
			description: '',
			isDraft: false,
			status: TRANSFER.completed,
			transferredDate: now,
			lines: [],
			createdById: creator.id,
			createdByName: creator.givenName,
			retailerId: books.retailerId,
			createdDate: now,
		};
		const { fromBranchId, toBranchId, lines } = terms;
		if (fromBranchId === undefined || toBranchId === undefined || !lines)
			throw malformed('Phiếu chuyển hàng phải có chi nhánh và hàng hóa');
		write(books, transfer, terms);
		books.transfers.set(transfer.id, transfer);
		announce(books, transfer);
		return transfer;
	},

	changesTransfer(id: number, terms: TransferTerms): Transfer {
		const transfer = transferOf(books, id);
		const before = { ...transfer };
		write(books, transfer, terms);
		transfer.modifiedDate = books.clock.stamp();
		announce(books, before, transfer);
		return transfer;
	},

	dropsTransfer(id: number): void {
		const transfer = transferOf(books, id);
		books.transfers.delete(id);
		announce(books, transfer);
	},

	transfer: (id: number): Transfer => transferOf(books, id),
});

const transferOf = ({ transfers }: Books, id: number): Transfer =>
	existing(transfers.get(id), 'Phiếu chuyển hàng');

function write(books: Books, transfer: Transfer, { lines, ...terms }: TransferTerms): void {
	const { fromBranchId = transfer.fromBranchId, toBranchId = transfer.toBranchId } = terms;
	books.branch(fromBranchId);
	books.branch(toBranchId);
	if (fromBranchId === toBranchId)
		throw refused('Chi nhánh chuyển và chi nhánh nhận phải khác nhau');
	const written = lines?.map((line): TransferLine => {
		const product = productOf(books.products, line);
		return {
			productId: product.id,
			productCode: product.code,
			productName: product.fullName,
			sendQuantity: line.sendQuantity,
			receivedQuantity: line.receivedQuantity ?? 0,
			price: line.price ?? product.basePrice,
		};
	});
	Object.assign(transfer, given({ ...terms, lines: written }));
	if (terms.isDraft !== undefined && terms.status === undefined)
		transfer.status = terms.isDraft ? TRANSFER.draft : TRANSFER.completed;
	if (transfer.lines.some(({ receivedQuantity }) => receivedQuantity > 0))
		transfer.receivedDate ??= books.clock.stamp();
}

function announce(books: Books, ...transfers: Transfer[]): void {
	announceStock(
		books,
		transfers
			.filter(({ isDraft }) => !isDraft)
			.flatMap(({ fromBranchId, toBranchId, lines }) =>
				lines.flatMap(
					({ productId }): Array<[number, number]> => [
						[productId, fromBranchId],
						[productId, toBranchId],
					],
				),
			),
	);
}
