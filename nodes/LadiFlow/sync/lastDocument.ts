// Which of two documents is the customer's last one: the same answer in whatever order they arrive.
import { editOf } from '../../shared/documentCode';
import type { SaleDocument } from './mapping/row';
import { timeOf, utc } from './times';

/** A document as far as its age goes; times as ISO. */
export interface DocumentAge {
	id: string;
	code: string;
	createdAt: string | null;
	updatedAt: string | null;
	/** the number of its shop, where several shops' documents are compared: codes are unique within a shop only */
	shop?: string;
}

/** The age of a sale. */
export function ageOf(document: SaleDocument): DocumentAge {
	return {
		id: String(document.id ?? ''),
		code: document.code ?? '',
		createdAt: utc(document.purchaseDate ?? document.createdDate) ?? null,
		updatedAt: utc(document.modifiedDate ?? document.createdDate) ?? null,
	};
}

/** The document that a contact's order fields hold, or null when they hold none. */
export function storedDocument(values: Record<string, unknown>): DocumentAge | null {
	const createdAt = timeOf(values.last_order_created_at);
	const updatedAt = timeOf(values.last_order_updated_at);
	if (createdAt === null && updatedAt === null) return null;
	return {
		id: String(values.last_order_id ?? ''),
		code: String(values.last_order_code ?? ''),
		createdAt,
		updatedAt,
	};
}

/**
 * Whether a document is at least as new as the stored one.
 *
 * An edited invoice (HD000789.01) is newer than what it replaces, whatever the dates; a document is
 * never older than an earlier state of itself; otherwise the later sale counts, at equal times the
 * invoice before the order it was made from.
 *
 * @see ladiflow-api.md 8.3 rules 1 and 5, kiotviet-api.md 5.7
 */
export function isAtLeastAsNew(document: DocumentAge, stored: DocumentAge | null): boolean {
	if (!stored) return true;
	if (document.shop && stored.shop && document.shop !== stored.shop)
		return isLater(document, stored);
	if (document.code === stored.code && document.id === stored.id) {
		return time(document.updatedAt) >= time(stored.updatedAt);
	}
	const own = editOf(document.code);
	const other = editOf(stored.code);
	if (own.base !== '' && own.base === other.base && own.edit !== other.edit) {
		return own.edit > other.edit;
	}
	return isLater(document, stored);
}

/** By business date; at equal times the invoice, then what changed last. */
function isLater(document: DocumentAge, stored: DocumentAge): boolean {
	const order = [
		time(document.createdAt) - time(stored.createdAt),
		rank(document.code) - rank(stored.code),
		time(document.updatedAt) - time(stored.updatedAt),
		Number(document.id) - Number(stored.id),
	].find((difference) => difference !== 0 && !Number.isNaN(difference));
	return (order ?? 0) >= 0;
}

/** Whether an order's code is at least as high as the stored one; used where orders are kept apart. */
export function isCodeAtLeast(code: string, stored: unknown): boolean {
	if (typeof stored !== 'string' || stored === '') return true;
	return code.localeCompare(stored, 'en', { numeric: true }) >= 0;
}

const rank = (code: string) => (code.startsWith('DH') ? 0 : 1);

const time = (iso: string | null) => (iso === null ? 0 : Date.parse(iso));
