// KiotViet writes dates without a zone and means Vietnam time; here they get their offset, once.
import { DateTime } from 'luxon';

/** Vietnam has one zone and no daylight saving (kiotviet-api.md 2.4). */
export const VIETNAM = 'UTC+7';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** Whether a text is one of KiotViet's date forms, with or without an offset. */
export function isDateTime(text: string): boolean {
	return DATE_TIME.test(text);
}

/**
 * Reads a date of the API or of a webhook; without an offset it is Vietnam time.
 *
 * @returns  the instant in Vietnam's zone, or null for anything that is no date
 * @see      kiotviet-api.md 2.4
 */
export function readDate(text: string | undefined | null): DateTime<true> | null {
	if (!text) return null;
	const date = DateTime.fromISO(text, { zone: VIETNAM });
	return date.isValid ? date : null;
}

/** ISO 8601 with milliseconds and offset, e.g. `2026-11-23T10:00:03.147+07:00`. */
export function withOffset(date: DateTime<true>): string {
	return date.setZone(VIETNAM).toISO({ suppressMilliseconds: false }) ?? '';
}

/** The form requests take: Vietnam time without an offset, e.g. `2026-10-07T14:40:00.000`. */
export function requestTime(date: DateTime<true>): string {
	return date.setZone(VIETNAM).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
}

/**
 * Reads a time picked in n8n's editor or given by an expression. The editor writes no offset and means the
 * workflow's zone; with an offset the text names an instant by itself.
 *
 * @param zone  the workflow's zone, as n8n names it
 * @returns     null for anything that is no date
 */
export function pickedTime(picked: unknown, zone: string): DateTime<true> | null {
	const text = picked instanceof Date ? picked.toISOString() : String(picked).trim();
	const date = DateTime.fromISO(text, { zone });
	return date.isValid ? date : null;
}

/**
 * Reads a calendar day, such as a birthday. Without an offset it is the day as written, never shifted;
 * with one it is the day the clock in Vietnam showed at that instant.
 *
 * @returns  e.g. `1995-04-20`, or null for anything that is no date
 */
export function pickedDay(picked: unknown): string | null {
	return pickedTime(picked, VIETNAM)?.setZone(VIETNAM).toISODate() ?? null;
}
