// Which of two documents is the customer's last one: the same answer in whatever order they arrive.

/** A document as far as its age goes; times as ISO. */
export interface DocumentAge {
	id: string;
	code: string;
	createdAt: string | null;
	updatedAt: string | null;
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
	if (document.code === stored.code && document.id === stored.id) {
		return time(document.updatedAt) >= time(stored.updatedAt);
	}
	const [base, edit] = editOf(document.code);
	const [storedBase, storedEdit] = editOf(stored.code);
	if (base !== '' && base === storedBase && edit !== storedEdit) return edit > storedEdit;
	const order = [
		time(document.createdAt) - time(stored.createdAt),
		rank(document.code) - rank(stored.code),
		time(document.updatedAt) - time(stored.updatedAt),
		Number(document.id) - Number(stored.id),
	].find((difference) => difference !== 0 && !Number.isNaN(difference));
	return (order ?? 0) >= 0;
}

/** Whether a customer was read before another time that a contact holds; ISO times. */
export function isReadBefore(readAt: string | null, other: unknown): boolean {
	const held = timeOf(other);
	return readAt !== null && held !== null && time(readAt) < time(held);
}

/** From this age on a reading comes from a retry by hand, or from a run that waited. */
const OLD_READING = 10 * 60_000;

/**
 * Whether a reading may be older than what a contact holds, where nothing tells for sure: an old one, and the
 * contact was changed since. A fresh one counts, whatever changed the contact in the second between.
 *
 * @param now  milliseconds
 */
export function isDoubtful(readAt: string | null, updatedAt: unknown, now: number): boolean {
	return readAt !== null && now - time(readAt) > OLD_READING && isReadBefore(readAt, updatedAt);
}

/** Whether an order's code is at least as high as the stored one; used where orders are kept apart. */
export function isCodeAtLeast(code: string, stored: unknown): boolean {
	if (typeof stored !== 'string' || stored === '') return true;
	return code.localeCompare(stored, 'en', { numeric: true }) >= 0;
}

function editOf(code: string): [string, number] {
	const [base, edit] = code.split('.');
	return [base, Number(edit ?? 0) || 0];
}

const rank = (code: string) => (code.startsWith('DH') ? 0 : 1);

const time = (iso: string | null) => (iso === null ? 0 : Date.parse(iso));

function timeOf(value: unknown): string | null {
	return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null;
}
