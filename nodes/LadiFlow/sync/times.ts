// Times as the fields of a contact hold them.
import { DateTime } from 'luxon';

import { VIETNAM } from '../../shared/vietnam/zone';

/** A time as LadiFlow stores it: ISO 8601 in UTC with milliseconds; undefined for none. */
export function utc(date: string | undefined): string | undefined {
	if (!date) return undefined;
	const time = DateTime.fromISO(date, { zone: VIETNAM });
	return time.isValid ? time.toUTC().toISO() : undefined;
}

/** What a contact's field holds of a time; null where it holds none. */
export function timeOf(value: unknown): string | null {
	return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null;
}
