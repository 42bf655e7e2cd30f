// The types of LadiFlow's custom fields: what the app calls them, what a form shows, what may be written.
import { DateTime } from 'luxon';
import type { FieldType } from 'n8n-workflow';

/** A custom field's `data_type` (ladiflow-api.md 3.1). */
export type DataType =
	| 'TEXT_INPUT'
	| 'TEXT_AREA'
	| 'NUMBER'
	| 'DATE'
	| 'LIST'
	| 'BOOLEAN'
	| 'DROPDOWN'
	| 'CHECK_BOX'
	| 'AUTO_INCREMENT';

/** A value that can be written, or what is wrong with it as the end of a sentence about the field. */
export type Converted = { value: unknown } | { wrong: string; advice: string };

interface TypeRow {
	/** as the app's form "Tạo trường tuỳ chỉnh" calls it */
	vietnamese: string;
	english: string;
	/** how n8n's mapper shows it */
	mapperType: FieldType;
	/** takes what people and other nodes give; never called with an empty value */
	convert(value: unknown): Converted;
}

const TEXT: Pick<TypeRow, 'mapperType' | 'convert'> = { mapperType: 'string', convert: toText };
const LIST: Pick<TypeRow, 'mapperType' | 'convert'> = { mapperType: 'array', convert: toList };

/** Every type with its names, its place in the mapper and its conversion. */
export const FIELD_TYPES: Record<DataType, TypeRow> = {
	TEXT_INPUT: { vietnamese: 'Dòng văn bản', english: 'Text line', ...TEXT },
	TEXT_AREA: { vietnamese: 'Đoạn văn bản', english: 'Text block', ...TEXT },
	NUMBER: {
		vietnamese: 'Dạng số',
		english: 'Number',
		mapperType: 'number',
		convert: toNumber,
	},
	DATE: { vietnamese: 'Ngày tháng', english: 'Date', mapperType: 'dateTime', convert: toDate },
	LIST: { vietnamese: 'Danh sách', english: 'List', ...LIST },
	BOOLEAN: {
		vietnamese: 'Boolean',
		english: 'Boolean',
		mapperType: 'boolean',
		convert: toBoolean,
	},
	DROPDOWN: { vietnamese: 'Hộp chọn', english: 'Dropdown', ...TEXT },
	CHECK_BOX: { vietnamese: 'Hộp kiểm', english: 'Check box', ...LIST },
	AUTO_INCREMENT: {
		vietnamese: 'Tự tăng',
		english: 'Auto increment',
		mapperType: 'string',
		convert: () => ({
			wrong: 'is counted by LadiFlow itself and cannot be written',
			advice: 'Take the field out',
		}),
	},
};

/** Whether the type holds several values. */
export function holdsList(type: DataType | undefined): boolean {
	return type === 'LIST' || type === 'CHECK_BOX';
}

/** Whether a value says nothing: a write leaves it out, and only the list of fields to clear empties a field. */
export function isEmpty(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		(typeof value === 'string' && value.trim() === '') ||
		(Array.isArray(value) && value.every(isEmpty))
	);
}

/**
 * Makes a value fit for its field.
 *
 * @param type   undefined where nobody knows the field: the value goes as it is, if it can be written at all
 * @param value  anything but an empty value
 * @see          ladiflow-api.md 2.13, 2.14, 3.1
 */
export function convert(type: DataType | undefined, value: unknown): Converted {
	if (type) return FIELD_TYPES[type].convert(value);
	if (Array.isArray(value)) return toList(value);
	return typeof value === 'number' || typeof value === 'boolean' ? { value } : toText(value);
}

/**
 * Reads a point in time as people and nodes write it. Without an offset it is Vietnam time; a day alone is
 * midnight UTC, which is the same day in Vietnam.
 *
 * @returns null for what is no date, and for forms such as 04/05/2026 that two countries read differently
 */
export function instantOf(value: unknown): DateTime<true> | null {
	if (DateTime.isDateTime(value)) return valid(value);
	if (value instanceof Date) return valid(DateTime.fromJSDate(value));
	if (typeof value === 'number') return valid(DateTime.fromMillis(value));
	if (typeof value !== 'string') return null;
	const text = value.trim();
	if (/^\d{4}-\d\d?-\d\d?$/.test(text)) {
		return valid(DateTime.fromFormat(text, 'yyyy-M-d', { zone: 'utc' }));
	}
	if (!/^\d{4}-\d\d-\d\d[T ]\d/.test(text)) return null;
	return valid(DateTime.fromISO(text.replace(' ', 'T'), { zone: 'UTC+7', setZone: true }));
}

/** A day as `yyyy-mm-dd`, the one that is in the text or, for a point in time, Vietnam's; null for no date. */
export function dayOf(value: unknown): string | null {
	const time = instantOf(value);
	if (!time) return null;
	const dayAlone = typeof value === 'string' && !/[T ]\d/.test(value.trim());
	return time.setZone(dayAlone ? 'utc' : 'UTC+7').toISODate();
}

function valid(time: DateTime): DateTime<true> | null {
	return time.isValid ? (time as DateTime<true>) : null;
}

function toText(value: unknown): Converted {
	if (Array.isArray(value)) {
		const list = toList(value);
		return 'value' in list ? { value: (list.value as string[]).join(', ') } : list;
	}
	if (DateTime.isDateTime(value) || value instanceof Date) {
		return { value: instantOf(value)?.toUTC().toISO() ?? '' };
	}
	if (typeof value === 'object') {
		return { wrong: 'takes a text, not an object', advice: 'Pick one value out of the object' };
	}
	return { value: String(value) };
}

/** In Vietnam 335.000 is 335 thousand: a text that could mean two numbers is none. */
function toNumber(value: unknown): Converted {
	if (typeof value === 'number' && Number.isFinite(value)) return { value };
	const text = typeof value === 'string' ? value.trim() : '';
	const plain = /^[+-]?\d+(\.\d+)?$/.test(text) && !/^[+-]?\d{1,3}\.\d{3}$/.test(text);
	if (plain) return { value: Number(text) };
	return {
		wrong: 'takes a number',
		advice: 'Write it with digits and without separators, such as 335000',
	};
}

function toDate(value: unknown): Converted {
	const time = instantOf(value)?.toUTC();
	if (time && time.year >= 1900 && time.year <= 9999) return { value: time.toISO() };
	return {
		wrong: 'takes a date',
		advice: 'Write it as 2026-02-10 or 2026-02-10T15:30:00+07:00, from the year 1900 on',
	};
}

const YES = new Set(['true', '1', 'yes', 'có']);
const NO = new Set(['false', '0', 'no', 'không']);

function toBoolean(value: unknown): Converted {
	const text = wordOf(value);
	if (YES.has(text)) return { value: true };
	if (NO.has(text)) return { value: false };
	return { wrong: 'takes yes or no', advice: 'Write true or false' };
}

/** A value as one word to compare with others; empty for what is none. */
export function wordOf(value: unknown): string {
	return typeof value === 'object' ? '' : String(value).trim().normalize('NFC').toLowerCase();
}

function toList(value: unknown): Converted {
	const entries = Array.isArray(value) ? value : entriesOf(value);
	const list = entries.filter((entry) => !isEmpty(entry));
	const scalars = list.every((entry) => ['string', 'number', 'boolean'].includes(typeof entry));
	if (scalars) return { value: list.map((entry) => String(entry).trim()) };
	return {
		wrong: 'takes a list of texts',
		advice: 'Give an array of texts, or texts separated by commas',
	};
}

/** A text may be a list in JSON, or entries separated by commas or line breaks. */
function entriesOf(value: unknown): unknown[] {
	if (typeof value !== 'string') return [value];
	if (value.trim().startsWith('[')) {
		try {
			const list: unknown = JSON.parse(value);
			if (Array.isArray(list)) return list;
		} catch {
			return value.split(/[,\n]/);
		}
	}
	return value.split(/[,\n]/);
}
