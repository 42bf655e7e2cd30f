// Decides how far back a poll goes for one kind of record, how far it came, and what may still be in flight.
import { DateTime } from 'luxon';

import { byInstant } from '../../shared/dates';
import { readDate, withOffset } from '../model/dates';

/** How far one kind of record was polled; ISO times with offset, by KiotViet's clock. */
export interface Cursor {
	/** when the trigger began to watch this kind */
	since: string;
	/** up to where its changes were found */
	position: string;
	/** polls whose finds may still be on their way through the workflow */
	inFlight: InFlight[];
}

/** A poll that found something: from when it listed, and until when its finds may be in flight. ISO times. */
export interface InFlight {
	from: string;
	until: string;
}

/** How far this process has scanned a kind's changes. */
export type ScanProgress = 'nothing' | 'part' | 'end';

/** What this process knows of a kind. */
export interface Knowledge {
	progress: ScanProgress;
	/** ISO time from which records have to be read again, or null */
	retryFrom: string | null;
	/** ISO time of the earliest change that is under way, null where none is; left out where that is not known */
	underWay?: string | null;
}

/** What a list gave. */
export interface Listed {
	/** it was read to its end */
	complete: boolean;
	/** ISO time of its last change, null where it has none or did not keep the order */
	last: string | null;
	/** KiotViet's clock when it was read */
	timestamp: string | null;
	/** how many of its changes were handed on */
	handedOn: number;
}

/** How far a poll goes back before the cursor, so that late commits are found. */
const OVERLAP = { minutes: 2 };

/** How far the first poll after a start goes back: what was in flight when the process ended comes again. */
const OVERLAP_AFTER_START = { minutes: 15 };

/** An unfinished list goes on where it stopped. */
const OVERLAPS = { nothing: OVERLAP_AFTER_START, part: { minutes: 0 }, end: OVERLAP };

/** Without any cursor, a record older than this is not taken for new. */
const NEW_AT_MOST = { days: 1 };

/** What finds need for their way to its end, however few they are. */
const AT_LEAST = { minutes: 15 };

/** A contact takes a handful of calls, which are paced, and others wait in the same queue. */
const SECONDS_A_RECORD = 2;

const MOST_IN_FLIGHT = 20;

/** How long so many changes may be on their way through the workflow, in milliseconds. */
export function longestWay(count: number): number {
	return AT_LEAST.minutes * 60_000 + count * SECONDS_A_RECORD * 1_000;
}

/**
 * From when on a poll lists what changed: with an overlap before the cursor; the first poll after a start also
 * with what was in flight when n8n ended; and with what has to be read again. Never from before the beginning.
 */
export function windowStart(
	{ since, position, inFlight }: Cursor,
	{ progress, retryFrom }: Knowledge,
): DateTime<true> {
	return DateTime.max(
		DateTime.min(
			DateTime.fromISO(position).minus(OVERLAPS[progress]),
			...(progress === 'nothing' ? times(earliestInFlight(inFlight)) : []),
			...times(retryFrom).map((time) => time.minus(OVERLAP)),
		),
		DateTime.fromISO(since),
	) as DateTime<true>;
}

/**
 * The cursor after a poll. It moves to the end of what was listed and stays before a record that has to be read
 * again, so that the record comes again also after a crash; where a part kept no order, it does not move.
 *
 * @param from  as `windowStart` gave it
 */
export function advanced(
	cursor: Cursor,
	from: DateTime<true>,
	{ progress, retryFrom, underWay }: Knowledge,
	{ complete, last, timestamp, handedOn }: Listed,
	now: DateTime<true>,
): Cursor {
	const next = complete
		? (readDate(timestamp) ?? (DateTime.max(from, ...times(last)) as DateTime<true>))
		: readDate(last);
	const position = next
		? withOffset(DateTime.min(next, ...times(retryFrom)) as DateTime<true>)
		: cursor.position;
	return { since: cursor.since, position, inFlight: withInFlight(open(), from, handedOn, now) };

	function open(): InFlight[] {
		if (underWay === null) return [];
		if (underWay !== undefined) {
			const began = DateTime.fromISO(underWay).minus(OVERLAP) as DateTime<true>;
			return [{ from: began.toISO(), until: now.plus(AT_LEAST).toISO() }];
		}
		// The first poll after a start began with what was in flight before it.
		return progress === 'nothing' ? [] : cursor.inFlight;
	}
}

/** From when on a record that a webhook tells of can be new. */
export function newSince(cursor: Cursor | undefined, now = DateTime.now()): string {
	const bound = cursor
		? DateTime.fromISO(cursor.position).minus(OVERLAP_AFTER_START)
		: now.minus(NEW_AT_MOST);
	const since = cursor ? DateTime.fromISO(cursor.since) : now.minus({ minutes: 10 });
	return DateTime.max(bound, since).toISO() ?? '';
}

/**
 * Adds a poll and forgets those whose finds have arrived by now.
 *
 * @param count  how many records the poll handed on; 0 adds nothing
 */
function withInFlight(
	inFlight: InFlight[],
	from: DateTime<true>,
	count: number,
	now: DateTime<true>,
): InFlight[] {
	const open = inFlight.filter(({ until }) => DateTime.fromISO(until) > now);
	if (count > 0) {
		open.push({ from: from.toISO(), until: now.plus(longestWay(count)).toISO() });
	}
	while (open.length > MOST_IN_FLIGHT) {
		const [first, second] = open.splice(0, 2);
		open.unshift({
			from: [first.from, second.from].sort(byInstant)[0],
			until: [first.until, second.until].sort(byInstant)[1],
		});
	}
	return open;
}

/** From when everything has to be brought again after a crash, or null when nothing was in flight. */
function earliestInFlight(inFlight: InFlight[]): string | null {
	return inFlight.map(({ from }) => from).sort(byInstant)[0] ?? null;
}

const times = (iso: string | null) => (iso === null ? [] : [DateTime.fromISO(iso)]);
