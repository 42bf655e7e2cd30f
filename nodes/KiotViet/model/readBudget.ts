// How many reads of a shop's hour are spent, so that reading what a change lacks leaves some for finding changes.

/** What KiotViet allows in an hour (kiotviet-api.md 2.1). */
const QUOTA = 5000;

/** With so many left, details are read sparingly. */
const KEPT_FOR_LISTS = 500;

/** No detail waits longer for the one before it, whatever is left: KiotViet may count otherwise. */
const LONGEST_STEP = 60_000;

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The reads of one key in the last hour, by minutes. Times are in milliseconds, by a clock that only goes on. */
export class ReadBudget {
	private readonly minutes = new Map<number, number>();
	private nextDetail = -Infinity;

	spend(now: number): void {
		const minute = Math.floor(now / MINUTE);
		this.minutes.set(minute, (this.minutes.get(minute) ?? 0) + 1);
		for (const [old] of this.minutes) {
			if (old > minute - HOUR / MINUTE) break;
			this.minutes.delete(old);
		}
	}

	spent(now: number): number {
		const since = Math.floor(now / MINUTE) - HOUR / MINUTE;
		let count = 0;
		for (const [minute, reads] of this.minutes) if (minute > since) count += reads;
		return count;
	}

	/**
	 * How long the next read of a detail has to wait: not at all as long as enough is left, else so that details alone
	 * would need more than an hour for what is left.
	 */
	waitForDetail(now: number): number {
		const left = QUOTA - this.spent(now);
		if (left > KEPT_FOR_LISTS) return 0;
		const at = Math.max(now, this.nextDetail);
		this.nextDetail = at + Math.min(LONGEST_STEP, HOUR / Math.max(1, left));
		return at - now;
	}
}
