// Reads days and points in time as people, spreadsheets and expressions give them, where one meaning is certain.
import { DateTime } from 'luxon';

import { type Read, trimmed, type Wrong } from './values';
import { VIETNAM } from './vietnam/zone';

/** Orders ISO times by the instant they name, whatever their offsets and fractions; as text they sort wrong. */
export const byInstant = (one: string, other: string): number =>
	Date.parse(one) - Date.parse(other);

/** What a value says of a calendar and of a clock, before a zone is known. */
type Told =
	/** an instant, with the offset it was written with */
	| { instant: DateTime<true> }
	/** what a clock on a wall shows, as if in UTC */
	| { wall: DateTime<true>; dayAlone: boolean };

const YEARS = { first: 1900, last: 9999 };

const CLOCK = '(?:[T ]+(\\d\\d?:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?))?';
const YEAR_FIRST = new RegExp(
	`^(\\d{4})([-/])(\\d\\d?)\\2(\\d\\d?)${CLOCK} ?(Z|[+-]\\d\\d(?::?\\d\\d)?)?$`,
);
/** Vietnam writes the day first, a spreadsheet may write the month: a column of them is never half understood. */
const YEAR_LAST = /^\d\d?([-/.])\d\d?\1\d{4}\b/;

/**
 * A calendar day as `yyyy-mm-dd`, never shifted: the day as written. Of an instant it is the day that began with
 * it where it is written as a midnight, else the day the clock in Vietnam showed then.
 *
 * Understood are `2026-02-10` and `2026/2/10`, with a time and an offset or without; a spreadsheet's day (46063); Unix
 * time in seconds or milliseconds; dates of expressions. `20/04/2026` is not, as others write `04/20/2026`.
 */
export function readDay(value: unknown): Read<string> {
	const told = toldBy(value);
	if ('wrong' in told) return told;
	if ('wall' in told) return { value: told.wall.toFormat('yyyy-MM-dd') };
	const { instant } = told;
	const isMidnight = +instant === +instant.startOf('day');
	return { value: (isMidnight ? instant : instant.setZone(VIETNAM)).toFormat('yyyy-MM-dd') };
}

/**
 * A point in time, in any of the forms that `readDay` understands.
 *
 * @param zone     whose clock a time without an offset is meant on
 * @param dayZone  whose midnight a day alone means
 */
export function readTime(value: unknown, zone = VIETNAM, dayZone = zone): Read<DateTime<true>> {
	const told = toldBy(value);
	if ('wrong' in told) return told;
	if ('instant' in told) return { value: told.instant };
	const time = told.wall.setZone(told.dayAlone ? dayZone : zone, { keepLocalTime: true });
	return time.isValid ? { value: time } : NO_DATE;
}

const NO_DATE: Wrong = {
	wrong: 'is no date that is certain',
	advice:
		'Pick it in the editor, or give it as yyyy-mm-dd, with a time as yyyy-mm-ddThh:mm:ss, from the year 1900 on',
};

const TWO_DATES: Wrong = {
	wrong: 'is no date that is certain: it can be read with the day or the month first',
	advice:
		'Give it as yyyy-mm-dd, such as 2026-04-03 for the third of April; in an expression, {{ DateTime.fromFormat($json.day, "dd/MM/yyyy") }}',
};

function toldBy(value: unknown): Told | Wrong {
	if (DateTime.isDateTime(value)) return instantOf(value);
	if (value instanceof Date) return instantOf(DateTime.fromJSDate(value, { zone: 'utc' }));
	if (typeof value === 'number') return numbered(value);
	if (typeof value !== 'string') return NO_DATE;
	const text = trimmed(value);
	if (/^[1-9]\d*(\.\d+)?$/.test(text)) return numbered(Number(text));
	const iso = YEAR_FIRST.exec(text);
	if (iso) {
		const [, year, , month, day, clock, offset] = iso;
		return offset && !clock ? NO_DATE : written({ year, month, day, clock, offset });
	}
	return YEAR_LAST.test(text) ? TWO_DATES : NO_DATE;
}

function written({
	year,
	month,
	day,
	clock,
	offset,
}: Record<'year' | 'month' | 'day', string> & { clock?: string; offset?: string }): Told | Wrong {
	const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	// 24:00 belongs to two days.
	if (clock && /^24/.test(clock)) return NO_DATE;
	const text = `${date}T${(clock ?? '00:00').replace(/^\d:/, '0$&')}${offset ?? ''}`;
	const time = DateTime.fromISO(text, offset ? { setZone: true } : { zone: 'utc' });
	if (offset) return instantOf(time);
	return inRange(time) ? { wall: time, dayAlone: clock === undefined } : NO_DATE;
}

function instantOf(time: DateTime): Told | Wrong {
	return inRange(time) ? { instant: time } : NO_DATE;
}

const inRange = (time: DateTime): time is DateTime<true> =>
	time.isValid && time.year >= YEARS.first && time.year <= YEARS.last;

const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet, for days after February 1900. */
const SPREADSHEET = Date.UTC(1899, 11, 30);
/** From 1927 to 2099; a smaller number may be a year. */
const SERIALS = { first: 10_000, last: 73_050 };
/** From 2001 to 2099; a smaller number may be a phone. */
const SECONDS = { first: 1e9, last: 4.1e9 };
/** From 1973 to 2099. */
const MILLISECONDS = { first: 1e11, last: 4.1e12 };

const within = ({ first, last }: { first: number; last: number }, number: number) =>
	number >= first && number <= last;

/** A date that is a number: the ranges do not touch, so that each number has one meaning or none. */
function numbered(number: number): Told | Wrong {
	if (within(SERIALS, number)) {
		const seconds = Math.round((number * DAY_MS) / 1000);
		const wall = DateTime.fromMillis(SPREADSHEET + seconds * 1000, { zone: 'utc' });
		return wall.isValid ? { wall, dayAlone: Number.isInteger(number) } : NO_DATE;
	}
	if (within(SECONDS, number)) return instantOf(fromUnix(number * 1000));
	if (within(MILLISECONDS, number)) return instantOf(fromUnix(number));
	return NO_DATE;
}

const fromUnix = (milliseconds: number) =>
	DateTime.fromMillis(Math.round(milliseconds), { zone: 'utc' });
