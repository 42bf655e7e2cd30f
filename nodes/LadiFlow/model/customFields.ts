// Custom fields as LadiFlow stores them: read by type, and compared by meaning.
import { isEqual } from 'lodash';

import { wordOf } from '../../shared/values';
import { type DataType, FIELD_TYPES, holdsList, instantOf } from './fieldTypes';

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
	if (type === 'NUMBER') return numberIn(value) ?? value;
	if (type === 'TEXT_INPUT' || type === 'TEXT_AREA') return String(value);
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

/**
 * Whether two values of a field mean the same: texts letter by letter, so that 0912345678 is not 912345678;
 * numbers, also where LadiFlow gives them as text; dates as instants; lists entry by entry.
 *
 * @param type  undefined where nobody knows it: then as texts
 * @see         ladiflow-api.md 2.13 (how values come back)
 */
export function isSame(one: unknown, other: unknown, type?: DataType): boolean {
	const comparable = comparableOf(type);
	const [left, right] = [one, other].map((value) => (isNothing(value) ? null : comparable(value)));
	return isEqual(left, right);
}

function isNothing(value: unknown): boolean {
	return value === undefined || value === null || value === '' || isEqual(value, []);
}

/** What values of a type are compared as; what does not fit the type is compared as text. */
function comparableOf(type: DataType | undefined): (value: unknown) => unknown {
	switch (type) {
		case 'NUMBER':
			return (value) => numberIn(value) ?? String(value);
		case 'DATE':
			return (value) => instantOf(value)?.toMillis() ?? String(value);
		case 'BOOLEAN':
			return (value) => (typeof value === 'boolean' ? String(value) : wordOf(value));
		case 'LIST':
		case 'CHECK_BOX':
			return (value) => [value].flat().map(String);
		case 'TEXT_INPUT':
		case 'TEXT_AREA':
		case 'DROPDOWN':
		case 'AUTO_INCREMENT':
			return String;
		case undefined:
			return (value) => (Array.isArray(value) ? value.map(String) : String(value));
	}
}

function numberIn(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	return typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : null;
}

const DECIMAL = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;
