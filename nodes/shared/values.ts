// The one strict reader of what people, spreadsheets and expressions give: a value is understood, or it is refused.
import { isPlainObject } from 'lodash';
import { DateTime } from 'luxon';

/**
 * A value as it was meant; or what is wrong with it, as the end of a sentence about its field
 * (`"Price" is no number`), and what to do. Neither text repeats the value: it may be somebody's data.
 */
export type Read<T> = { value: T } | Wrong;

export interface Wrong {
	wrong: string;
	advice: string;
}

/** What no screen shows and people do not type, yet copying brings along. */
const UNSEEN = /[\s\u200b-\u200f\u2060\ufeff\u00ad]/;

/** A text without the spaces and invisible characters around it; in one walk, however long the text is. */
export function trimmed(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && UNSEEN.test(text[start])) start += 1;
	while (end > start && UNSEEN.test(text[end - 1])) end -= 1;
	return text.slice(start, end);
}

/** Whether a value says nothing: null, a blank text, a list of nothing. `0` and `false` are values, `{}` is one. */
export function isNothing(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return trimmed(value) === '';
	return Array.isArray(value) && value.every(isNothing);
}

/** What is left of a value that was lost before it came here. */
const LOST = /\[object \w+\]|^(null|undefined|NaN|Invalid Date(Time)?)$/;

/**
 * A text. Numbers are taken as they are written, points in time as ISO 8601 in UTC; objects, lists and truth
 * values are none, and neither is `[object Object]`.
 */
export function readText(value: unknown): Read<string> {
	if (typeof value === 'string') return textOf(trimmed(value));
	if (typeof value === 'number' || typeof value === 'bigint') return digitsOf(value);
	if (value instanceof Date) return textOf(DateTime.fromJSDate(value).toUTC().toISO() ?? '');
	if (DateTime.isDateTime(value)) return textOf(value.toUTC().toISO() ?? '');
	if (typeof value === 'boolean') {
		return { wrong: 'takes a text, not true or false', advice: 'Give a text' };
	}
	if (isNothing(value)) return NOTHING;
	return {
		wrong: `takes a text, not ${Array.isArray(value) ? 'a list' : 'an object'}`,
		advice: 'Pick one value out of it, such as {{ $json.customer.name }}',
	};
}

const NOTHING: Wrong = { wrong: 'is empty', advice: 'Give a value' };

function textOf(text: string): Read<string> {
	if (text === '') return NOTHING;
	if (!LOST.test(text)) return { value: text };
	return {
		wrong: 'holds what is left of a lost value, such as "[object Object]" or "undefined"',
		advice: 'Let the expression pick one value, such as {{ $json.customer.name }}',
	};
}

/** A number as text, where JavaScript has kept all of its digits. */
function digitsOf(value: number | bigint): Read<string> {
	const text = String(value);
	const isWhole = typeof value === 'bigint' || Math.abs(value) <= Number.MAX_SAFE_INTEGER;
	if (isWhole && /^-?\d+(\.\d+)?$/.test(text)) return { value: text };
	return {
		wrong: 'is a number that does not keep all of its digits',
		advice: 'Give it as text, with quotation marks around the digits',
	};
}

const YES = new Set(['true', '1', 'yes', 'có', 'đúng']);
const NO = new Set(['false', '0', 'no', 'không', 'sai']);

/** Yes or no, also as 1 and 0 and in the words of both languages, in capitals or not; no other word. */
export function readBoolean(value: unknown): Read<boolean> {
	const word = wordOf(value);
	if (YES.has(word)) return { value: true };
	if (NO.has(word)) return { value: false };
	return {
		wrong: 'is neither yes nor no',
		advice:
			'Give true or false; 1 and 0, yes and no, có and không, đúng and sai are understood too',
	};
}

/** A value as one word to compare with others: in small letters, `ó` as one letter; empty for what is no word. */
export function wordOf(value: unknown): string {
	if (!['string', 'number', 'boolean'].includes(typeof value)) return '';
	return trimmed(String(value)).normalize('NFC').toLowerCase();
}

/** What a thousands separator looks like; `150.000` would be read as a hundred and fifty. */
const SEPARATED = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

/** A number, also as text of digits with a point. In Vietnam 335.000 is 335 thousand: what may be two is none. */
export function readNumber(value: unknown): Read<number> {
	const text = typeof value === 'string' ? trimmed(value) : '';
	if (SEPARATED.test(text)) {
		return {
			wrong: 'can be read as thousands or as a fraction',
			advice:
				'Write it without a thousands separator, such as 150000; a fraction of three digits with one more zero, such as 1.2550',
		};
	}
	const number = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : value;
	if (typeof number === 'number' && Math.abs(number) <= Number.MAX_SAFE_INTEGER) {
		return { value: number === 0 ? 0 : number };
	}
	return {
		wrong: 'is no number',
		advice: 'Write it with digits only, such as 150000 or 1.5, without a thousands separator',
	};
}

/** A whole number from `least` on. */
export function readInteger(value: unknown, least = -Infinity): Read<number> {
	const number = readNumber(value);
	if ('value' in number && Number.isInteger(number.value) && number.value >= least) return number;
	const atLeast = least > 0 ? ` above ${least - 1}` : ` of ${least} or more`;
	const from = Number.isFinite(least) ? atLeast : '';
	return {
		wrong: `is no whole number${from}`,
		advice: `Give a whole number${from}, in digits`,
	};
}

/** An ID: a whole number above 0. */
export function readId(value: unknown): Read<number> {
	const id = typeof value === 'string' ? trimmed(value) : value;
	if (typeof id === 'number' ? isId(id) : typeof id === 'string' && /^\d{1,15}$/.test(id)) {
		const number = Number(id);
		if (isId(number)) return { value: number };
	}
	return { wrong: 'is no ID: an ID is a whole number', advice: 'Give the ID, in digits only' };
}

const isId = (id: number) => Number.isSafeInteger(id) && id > 0;

/**
 * A list of which every entry is read in one way: an array, JSON text of one, a text with commas or line breaks,
 * or one value. Entries that say nothing are dropped; a list without any other is empty. An entry that cannot be
 * read refuses the list.
 */
export function readList<T>(value: unknown, read: (entry: unknown) => Read<T>): Read<T[]> {
	const entries = entriesOf(value);
	if (!entries) return NO_LIST;
	const list: T[] = [];
	for (const entry of entries) {
		if (isNothing(entry) && !Array.isArray(entry)) continue;
		const one = typeof entry === 'string' && isLikeJson(trimmed(entry)) ? NO_LIST : read(entry);
		if ('wrong' in one) return one;
		list.push(one.value);
	}
	return { value: list };
}

/** A list of texts, as `readList` and `readText` read them. */
export function readTexts(value: unknown): Read<string[]> {
	const list = readList(value, readText);
	if ('value' in list || list === NO_LIST) return list;
	return { ...list, wrong: list.wrong.replace(/^takes a text, not/, 'takes a list of texts, not') };
}

/** One name: a text that is no piece of JSON, which would become the name as it is written. */
export function readName(value: unknown): Read<string> {
	const text = readText(value);
	if ('wrong' in text || !isLikeJson(text.value)) return text;
	return {
		wrong: 'holds a piece of JSON, not a name',
		advice: 'Pick one value out of it, such as {{ $json.customer.name }}',
	};
}

const NO_LIST: Wrong = {
	wrong: 'is no list that can be read',
	advice: 'Give an array of texts, such as ["A", "B"], or texts with commas between them',
};

/** A piece of JSON, or a text that is still in quotation marks: written as it is, it would become a name. */
function isLikeJson(text: string): boolean {
	if (/^[[{]\s*["'{[\]}]/.test(text) || /^"[^"]*"?$/.test(text)) return true;
	if (!text.endsWith(']')) return false;
	return (
		/["'}\]]$/.test(text.slice(0, -1).trimEnd()) || (text.startsWith('[') && text.includes(','))
	);
}

/** The entries of a list in any of its shapes; null for what only looks like one. */
function entriesOf(value: unknown): unknown[] | null {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	const text = trimmed(value);
	const list = text.startsWith('[') ? parsed(text) : undefined;
	if (Array.isArray(list)) return list;
	return /^[[{]/.test(text) && isLikeJson(text) ? null : text.split(/[,\r\n]/);
}

/** An object, also as JSON text. */
export function readObject(value: unknown): Read<Record<string, unknown>> {
	const object = typeof value === 'string' ? parsed(trimmed(value)) : value;
	if (isPlainObject(object)) return { value: object as Record<string, unknown> };
	return { wrong: 'is no object', advice: 'Give an object, or JSON text of one' };
}

/** A list of objects, also as JSON text; one object is a list of one. An entry that is none refuses the list. */
export function readObjects(value: unknown): Read<Array<Record<string, unknown>>> {
	const given = typeof value === 'string' ? parsed(trimmed(value)) : value;
	const list: Array<Record<string, unknown>> = [];
	for (const entry of Array.isArray(given) ? given : [given]) {
		if (!isPlainObject(entry)) {
			return {
				wrong: 'is no list of objects',
				advice: 'Give an array of objects; an entry may be null or text for this item',
			};
		}
		list.push(entry as Record<string, unknown>);
	}
	return { value: list };
}

/** What JSON text says; undefined where it is none. */
function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
