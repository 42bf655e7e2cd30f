// The sandbox's clock, so that no two records ever carry the same time and dates look as KiotViet prints them.
import { DateTime, Duration, type DurationLike } from 'luxon';

/** The zone of every KiotViet date that carries no offset (kiotviet-api.md 2.4). */
export const VIETNAM = 'Asia/Ho_Chi_Minh';

/** A Vietnam time without offset and with seven fraction digits: `2026-03-01T08:21:36.0000000`. Sorts as text. */
export type NaiveTime = string;

/** Prints a time the way REST records carry it (kiotviet-api.md 2.4). */
export function naiveTime(time: DateTime): NaiveTime {
	return time.setZone(VIETNAM).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'0000'");
}

/** Prints a naive Vietnam time the way webhooks carry it: the same digits with `+07:00`. */
export function withOffset(time: NaiveTime): string {
	return `${time}+07:00`;
}

/**
 * Reads a time as KiotViet would: without an offset it is Vietnam time, with one the offset counts.
 *
 * @returns null when the text is no ISO date or date-time
 */
export function readTime(text: string): DateTime | null {
	const time = DateTime.fromISO(text, { zone: VIETNAM });
	return time.isValid ? time : null;
}

/** Turns a naive Vietnam time into ISO 8601 UTC with milliseconds, as LadiFlow keeps dates. */
export function utcOf(time: NaiveTime): string {
	return DateTime.fromISO(time, { zone: VIETNAM }).toUTC().toISO() as string;
}

/** A wall clock that never gives the same millisecond twice. */
export class Clock {
	private last = 0;

	private ahead = 0;

	/** The present, at least one millisecond after the last one handed out. */
	now(): DateTime {
		this.last = Math.max(Date.now() + this.ahead, this.last + 1);
		return DateTime.fromMillis(this.last, { zone: VIETNAM });
	}

	/** Lets time pass that nobody has to wait for; from then on the clock goes ahead of the real one. */
	jumps(time: DurationLike): void {
		this.ahead += Duration.fromDurationLike(time).toMillis();
	}

	/** The present as KiotViet stamps records. */
	stamp(): NaiveTime {
		return naiveTime(this.now());
	}
}
