// The types of LadiFlow's custom fields: what the app calls them, what a form shows, what may be written.
import type { DateTime } from 'luxon';
import type { FieldType } from 'n8n-workflow';

import { readTime } from '../../shared/dates';
import { VIETNAM } from '../../shared/vietnam/zone';
import { type Read, readBoolean, readNumber, readText, readTexts } from '../../shared/values';

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
export type Converted = Read<unknown>;

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
const LIST: Pick<TypeRow, 'mapperType' | 'convert'> = { mapperType: 'array', convert: readTexts };

/** Every type with its names, its place in the mapper and its conversion. */
export const FIELD_TYPES: Record<DataType, TypeRow> = {
	TEXT_INPUT: { vietnamese: 'Dòng văn bản', english: 'Text line', ...TEXT },
	TEXT_AREA: { vietnamese: 'Đoạn văn bản', english: 'Text block', ...TEXT },
	NUMBER: {
		vietnamese: 'Dạng số',
		english: 'Number',
		mapperType: 'number',
		convert: readNumber,
	},
	DATE: { vietnamese: 'Ngày tháng', english: 'Date', mapperType: 'dateTime', convert: toDate },
	LIST: { vietnamese: 'Danh sách', english: 'List', ...LIST },
	BOOLEAN: {
		vietnamese: 'Boolean',
		english: 'Boolean',
		mapperType: 'boolean',
		convert: readBoolean,
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

/**
 * Makes a value fit for its field.
 *
 * @param type   undefined where nobody knows the field: the value goes as it is, if it can be written at all
 * @param value  anything but an empty value
 * @see          ladiflow-api.md 2.13, 2.14, 3.1
 */
export function convert(type: DataType | undefined, value: unknown): Converted {
	if (type) return FIELD_TYPES[type].convert(value);
	if (Array.isArray(value)) return readTexts(value);
	if (typeof value === 'boolean') return { value };
	return typeof value === 'number' ? readNumber(value) : toText(value);
}

/**
 * A point in time as people and nodes write it, and as LadiFlow stores it. Without an offset it is Vietnam time;
 * a day alone is midnight UTC, which is the same day in Vietnam.
 *
 * @returns null for what is no date
 */
export function instantOf(value: unknown): DateTime<true> | null {
	const time = timeIn(value);
	return 'value' in time ? time.value : null;
}

const timeIn = (value: unknown) => readTime(value, VIETNAM, 'utc');

function toDate(value: unknown): Converted {
	const time = timeIn(value);
	return 'value' in time ? { value: time.value.toUTC().toISO() } : time;
}

/** Several texts are one with commas between them, true and false are words. */
function toText(value: unknown): Converted {
	if (typeof value === 'boolean') return { value: String(value) };
	if (!Array.isArray(value)) return readText(value);
	const texts = readTexts(value);
	return 'value' in texts ? { value: texts.value.join(', ') } : texts;
}
