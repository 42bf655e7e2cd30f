// What catch-up has handed on may still be on its way to its end when n8n dies; here it is kept how far to go back.
import { DateTime } from 'luxon';

/** A look that found something: from when it looked, and until when its finds may be under way. ISO times. */
export interface Passage {
	from: string;
	until: string;
}

/** However few were found. */
const AT_LEAST = { minutes: 15 };

/** A contact takes a handful of calls, which are paced, and others wait in the same queue. */
const SECONDS_A_RECORD = 2;

const MOST = 20;

/**
 * Adds a look and forgets those whose finds have arrived by now.
 *
 * @param count  how many records the look handed on; 0 adds nothing
 */
export function withPassage(
	passages: Passage[],
	from: DateTime<true>,
	count: number,
	now: DateTime<true>,
): Passage[] {
	const open = passages.filter(({ until }) => DateTime.fromISO(until) > now);
	if (count > 0) {
		const time = { minutes: AT_LEAST.minutes, seconds: count * SECONDS_A_RECORD };
		open.push({ from: from.toISO(), until: now.plus(time).toISO() });
	}
	while (open.length > MOST) {
		const [first, second] = open.splice(0, 2);
		open.unshift({
			from: [first.from, second.from].sort(byTime)[0],
			until: [first.until, second.until].sort(byTime)[1],
		});
	}
	return open;
}

/** From when everything has to be brought again after a crash, or null when nothing was under way. */
export function earliestPassage(passages: Passage[]): string | null {
	return passages.map(({ from }) => from).sort(byTime)[0] ?? null;
}

const byTime = (one: string, other: string) => Date.parse(one) - Date.parse(other);
