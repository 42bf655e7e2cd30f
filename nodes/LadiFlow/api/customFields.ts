// Custom fields as LadiFlow stores them: read by type, and compared by meaning.
import { isEqual } from 'lodash';

import { type DataType, FIELD_TYPES, holdsList } from './fieldTypes';

/** One entry of a contact's `custom_fields` (ladiflow-api.md 2.13). */
export interface StoredField {
	name: string;
	data_type?: string;
	custom_field_id?: string;
	value?: unknown;
	value_number?: unknown;
	values?: unknown[];
}

/** One entry of a write. */
export interface WrittenField {
	name: string;
	value?: unknown;
	values?: unknown;
}

/** A field's value whatever the answer calls it, typed where the type is known; null when it is empty. */
export function valueOf(field: StoredField): unknown {
	const type = field.data_type as DataType | undefined;
	if (holdsList(type) || (field.values?.length ?? 0) > 0) {
		const list = (field.values ?? (Array.isArray(field.value) ? field.value : [])).filter(
			(entry) => entry !== null && entry !== 'null' && entry !== '',
		);
		if (list.length === 0) return null;
		return type === 'DROPDOWN' && list.length === 1 ? list[0] : list;
	}
	const value = field.value ?? field.value_number;
	if (value === undefined || value === null || value === '') return null;
	if (type === 'NUMBER' && typeof value === 'string') {
		return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
	}
	if (type === 'BOOLEAN' && typeof value === 'string') {
		return value === 'true' ? true : value === 'false' ? false : value;
	}
	return value;
}

/** All fields with a value, by name. */
export function valuesOf(fields: StoredField[] | undefined): Record<string, unknown> {
	const values: Record<string, unknown> = {};
	for (const field of fields ?? []) {
		const value = valueOf(field);
		if (value !== null) values[field.name] = value;
	}
	return values;
}

/** The types that a contact's fields show, by name. */
export function typesShownBy(fields: StoredField[] | undefined): Array<[string, DataType]> {
	return (fields ?? []).flatMap(
		({ name, data_type }): Array<[string, DataType]> =>
			data_type && data_type in FIELD_TYPES ? [[name, data_type as DataType]] : [],
	);
}

/** Whether two values mean the same: numbers and their texts, a time in two notations, lists entry by entry. */
export function isSame(one: unknown, other: unknown): boolean {
	return isEqual(plain(one), plain(other));
}

/** Numbers as numbers, times as instants, empties as null, lists as lists of text. */
function plain(value: unknown): unknown {
	if (value === undefined || value === null || value === '') return null;
	if (Array.isArray(value)) return value.length > 0 ? value.map(String) : null;
	if (typeof value === 'boolean') return String(value);
	if (typeof value === 'number') return value;
	const text = String(value);
	if (/^\d{4}-\d\d-\d\dT/.test(text)) return Date.parse(text);
	return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
