// Gathers deliveries that come close together, so that many changes become one run: n8n pays for each run, not for each change.
import type { Change } from '../events/change';

/** Milliseconds that a delivery which comes alone waits for others. */
export const ALONE = 50;

/** Milliseconds; no change waits longer for others that may come. */
export const LONGEST = 1_000;

/**
 * Milliseconds; so long at most a change of a great burst waits for earlier runs. It would wait behind them anyway,
 * and each run holds memory of n8n while it waits.
 */
export const LONGEST_IN_A_BURST = 10_000;

/** Milliseconds for each delivery of the last second, beyond those that one sale is told by. */
const FOR_EACH = 100;

/** The sale itself, its customer, its order. */
const OF_ONE_SALE = 3;

/** A box leaves at once when it holds so many; a delivery is never split. */
export const MOST_IN_A_BOX = 100;

/** Each run holds memory of n8n while it lasts, so a box waits for earlier runs, though no longer than it may: a slow workflow is no burst. */
const MOST_RUNS = 4;

/** Milliseconds after which a box that waits for runs looks again. */
const LOOK_AGAIN = 50;

/** What a box's leaving is decided from. */
interface Waiting {
	/** how many changes it holds */
	count: number;
	/** how long it has been open, ms */
	age: number;
	/** deliveries of the last second, those in the box too */
	recent: number;
	/** runs of this trigger that are under way in this process */
	runs: number;
}

/**
 * How long a box stays open before its leaving is decided again.
 *
 * @returns milliseconds; 0 when it leaves
 */
export function staysOpen({ count, age, recent, runs }: Waiting): number {
	if (count >= MOST_IN_A_BOX) return 0;
	const gathers = Math.min(LONGEST, Math.max(ALONE, FOR_EACH * (recent - OF_ONE_SALE)));
	if (age < gathers) return Math.min(gathers - age, ALONE);
	const longest = gathers === LONGEST ? LONGEST_IN_A_BURST : LONGEST;
	return runs >= MOST_RUNS && age < longest ? Math.min(LOOK_AGAIN, longest - age) : 0;
}

/** So many arrivals make the longest wait; more need not be counted. */
const ARRIVALS_KEPT = OF_ONE_SALE + LONGEST / FOR_EACH;

/** A clock, as tests set it. */
export interface Clock {
	/** milliseconds of a clock that nobody sets back */
	now(): number;
	sleep(milliseconds: number): Promise<void>;
}

interface Box {
	opened: number;
	/** by version, in the order in which the versions came first */
	changes: Map<string, Change>;
	/** lets the delivery that opened it go on at once */
	leave: () => void;
}

/** Where the deliveries of one trigger wait for each other, in this process. */
export class Inbox {
	private box: Box | null = null;

	private arrivals: number[] = [];

	constructor(
		private readonly clock: Clock,
		private readonly runs: () => number,
	) {}

	/**
	 * Puts a delivery's changes with those that came just before. Each version is in a box once, as it came last.
	 *
	 * @returns  what leaves as one run, to the delivery that opened the box; null to all others
	 */
	async gather(changes: Change[]): Promise<Change[] | null> {
		const opened = this.clock.now();
		this.arrivals = [...this.arrivals, opened].slice(-ARRIVALS_KEPT);
		if (this.box) {
			put(this.box, changes);
			if (this.box.changes.size >= MOST_IN_A_BOX) this.close(this.box);
			return null;
		}
		let isClosed = false;
		let leave = () => {};
		const closed = new Promise<void>((resolve) => {
			leave = () => {
				isClosed = true;
				resolve();
			};
		});
		const box: Box = { opened, changes: new Map(), leave };
		put(box, changes);
		this.box = box;
		for (;;) {
			const wait = isClosed ? 0 : staysOpen(this.waiting(box));
			if (wait === 0) break;
			await Promise.race([closed, this.clock.sleep(wait)]);
		}
		this.close(box);
		return [...box.changes.values()];
	}

	/** What comes from now on opens another box. */
	private close(box: Box): void {
		if (this.box === box) this.box = null;
		box.leave();
	}

	private waiting({ opened, changes }: Box): Waiting {
		const now = this.clock.now();
		return {
			count: changes.size,
			age: now - opened,
			recent: this.arrivals.filter((at) => now - at < LONGEST).length,
			runs: this.runs(),
		};
	}
}

function put({ changes }: Box, added: Change[]): void {
	for (const change of added) changes.set(change.keys.version, change);
}
