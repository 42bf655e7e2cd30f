// Whether what was read of a customer is the latest that is known: an older reading must not win.
import type { ShopRecord } from './shopRecord';
import { timeOf } from './times';

/** Tells every n8n process how fresh the figures of a contact are; a text, since a date may keep its day only. */
export const READ_AT = 'kv_read_at';

/** So long before its run began an item may have been read that does not say when. */
const READ_BEFORE_RUN = 5 * 60_000;

/** @param begun  when the run of the node began, milliseconds; live sales since then count, as they are read later */
export function readSince(begun: number): string {
	return new Date(begun - READ_BEFORE_RUN).toISOString();
}

/** From when on a record may have been read; null where nobody knows it. */
export function earliestReading({ readAt, readSince: since }: ShopRecord): string | null {
	return readAt ?? since ?? null;
}

/** Whether a customer was read before another time that a contact holds; ISO times. */
export function isReadBefore(readAt: string | null, other: unknown): boolean {
	const held = timeOf(other);
	return readAt !== null && held !== null && Date.parse(readAt) < Date.parse(held);
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
	return (
		readAt !== null && now - Date.parse(readAt) > OLD_READING && isReadBefore(readAt, updatedAt)
	);
}
