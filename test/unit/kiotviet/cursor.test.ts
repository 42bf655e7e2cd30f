// How far a poll goes back and how far it comes: nothing between two polls, and nothing in flight, falls through.
import fc from 'fast-check';
import { DateTime } from 'luxon';

import {
	advanced,
	type Cursor,
	type Knowledge,
	type Listed,
	windowStart,
} from '../../../nodes/KiotViet/trigger/cursor';

const SINCE = DateTime.fromISO('2026-11-23T10:00:00.000+07:00') as DateTime<true>;
const at = (minutes: number) => SINCE.plus({ minutes }) as DateTime<true>;
const iso = (minutes: number) => at(minutes).toISO();
const minutesOf = (time: string | DateTime) =>
	(+(typeof time === 'string' ? DateTime.fromISO(time) : time) - +SINCE) / 60_000;

const cursorAt = (minutes: number, inFlight: Cursor['inFlight'] = []): Cursor => ({
	since: iso(0),
	position: iso(minutes),
	inFlight,
});
const running: Knowledge = { progress: 'end', retryFrom: null };
const started: Knowledge = { progress: 'nothing', retryFrom: null };
const listed = (changes: Partial<Listed> = {}): Listed => ({
	complete: true,
	last: null,
	timestamp: null,
	handedOn: 0,
	...changes,
});

describe('a poll goes back', () => {
	it('a little way before the cursor, further after a start, and not at all within an unfinished list', () => {
		expect(minutesOf(windowStart(cursorAt(60), running))).toBe(58);
		expect(minutesOf(windowStart(cursorAt(60), started))).toBe(45);
		expect(minutesOf(windowStart(cursorAt(60), { ...running, progress: 'part' }))).toBe(60);
	});

	it('to what was in flight when n8n ended, once', () => {
		const cursor = cursorAt(600, [{ from: iso(30), until: iso(700) }]);
		expect(minutesOf(windowStart(cursor, started))).toBe(30);
		expect(minutesOf(windowStart(cursor, running))).toBe(598);
		expect(advanced(cursor, at(30), started, listed(), at(601)).inFlight).toEqual([]);
		expect(advanced(cursor, at(598), running, listed(), at(601)).inFlight).toHaveLength(1);
	});

	it('to what has to be read again, and never behind its beginning', () => {
		const again = { ...running, retryFrom: iso(20) };
		expect(minutesOf(windowStart(cursorAt(600), again))).toBe(18);
		expect(minutesOf(windowStart(cursorAt(600), { ...again, retryFrom: iso(-50) }))).toBe(0);
	});
});

describe('the cursor', () => {
	it('moves to KiotViet’s own time, else to the last change', () => {
		const list = listed({ last: iso(70), timestamp: iso(80) });
		expect(minutesOf(advanced(cursorAt(60), at(58), running, list, at(90)).position)).toBe(80);
		const without = { ...list, timestamp: null };
		expect(minutesOf(advanced(cursorAt(60), at(58), running, without, at(90)).position)).toBe(70);
	});

	it('does not move over what has to be read again, nor by a part that kept no order', () => {
		const list = listed({ timestamp: iso(80) });
		const again = { ...running, retryFrom: iso(65) };
		expect(minutesOf(advanced(cursorAt(60), at(58), again, list, at(90)).position)).toBe(65);
		const part = listed({ complete: false, timestamp: iso(80) });
		expect(minutesOf(advanced(cursorAt(60), at(58), running, part, at(90)).position)).toBe(60);
	});
});

it('whatever polls find, a start goes back to the earliest of it that may still be in flight', () => {
	const poll = fc.record({
		minutes: fc.integer({ min: 1, max: 10 }),
		handedOn: fc.integer({ min: 0, max: 300 }),
	});
	fc.assert(
		fc.property(fc.array(poll, { minLength: 1, maxLength: 60 }), (polls) => {
			let cursor = cursorAt(0);
			let now = 0;
			const finds: Array<{ from: number; until: number }> = [];
			for (const { minutes, handedOn } of polls) {
				now += minutes;
				const from = windowStart(cursor, running);
				if (handedOn > 0) finds.push({ from: minutesOf(from), until: now + 15 + handedOn / 30 });
				const list = listed({ timestamp: iso(now), handedOn });
				cursor = advanced(cursor, from, running, list, at(now));
			}
			expect(cursor.inFlight.length).toBeLessThanOrEqual(20);
			const open = finds.filter(({ until }) => until > now).map(({ from }) => from);
			const back = minutesOf(windowStart(cursor, started));
			expect(back).toBeLessThanOrEqual(Math.min(now, ...open));
			expect(back).toBeGreaterThanOrEqual(0);
		}),
	);
});
