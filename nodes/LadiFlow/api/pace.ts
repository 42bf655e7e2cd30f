// How fast one account is asked: evenly, after a small head start, and slower once it says "too many".

/** So many requests may leave at once after a rest; a single sale never waits. */
const HEAD_START = 10;
const SLOWEST = 16;
const RECOVERY = 0.95;
const FIRST_HOLD = 1000;
const LONGEST_HOLD = 120_000;

/**
 * The places in the stream of requests to one account. Gives waits and never waits itself; `now` is in
 * milliseconds.
 *
 * @see ladiflow-api.md 1.2, rules 3 and 4 (no limit is published)
 */
export class Pace {
	/** when the stream is even again, were nothing more sent */
	private evenAt = 0;
	private heldUntil = 0;
	private rested = true;
	/** 1 is the chosen pace, 2 half of it */
	private slowness = 1;

	/**
	 * Takes the next place.
	 *
	 * @param perSecond  the chosen pace; 0 for none
	 * @returns          milliseconds to wait for it
	 */
	takePlace(now: number, perSecond: number): number {
		if (perSecond <= 0) return Math.max(0, this.heldUntil - now);
		const interval = (1000 / perSecond) * this.slowness;
		const headStart = (HEAD_START - 1) * interval;
		if (!this.rested) this.evenAt = Math.max(this.evenAt, this.heldUntil + headStart);
		this.rested = true;
		const place = Math.max(now, this.evenAt - headStart, this.heldUntil);
		this.evenAt = Math.max(this.evenAt, place) + interval;
		return place - now;
	}

	/** Whether a place that was taken before counts no more, because everything was put off since. */
	isHeld(now: number): boolean {
		return this.heldUntil > now;
	}

	/**
	 * Puts everything off: LadiFlow is receiving too many requests.
	 *
	 * @param asked  milliseconds that LadiFlow asked for, null when it did not say
	 */
	hold(now: number, asked: number | null): void {
		const wait = Math.min(asked ?? FIRST_HOLD * this.slowness, LONGEST_HOLD);
		this.heldUntil = Math.max(this.heldUntil, now + wait);
		this.slowness = Math.min(SLOWEST, this.slowness * 2);
		// A rest that LadiFlow ordered gives no head start.
		this.rested = false;
	}

	/** LadiFlow answered: the chosen pace comes back little by little. */
	answered(): void {
		this.slowness = Math.max(1, this.slowness * RECOVERY);
	}
}
