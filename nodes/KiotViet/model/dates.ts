// KiotViet writes dates without a zone and means Vietnam time; here they get their offset, once.
import { DateTime } from 'luxon';

import { VIETNAM } from '../../shared/vietnam/zone';

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
