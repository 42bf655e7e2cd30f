// Custom fields as LadiFlow stores them: read by type, merged, and compared after a write.
import { isEqual } from 'lodash';

/** One entry of a contact's `custom_fields` (ladiflow-api.md 2.13). */
export interface StoredField {
	name: string;
	data_type?: string;
	value?: unknown;
	value_number?: unknown;
	values?: unknown[];
}

/** One entry of a write. */
export interface WrittenField {
	name: string;
	value: unknown;
}

const LISTS = new Set(['LIST', 'CHECK_BOX']);
const READ_ONLY = 'AUTO_INCREMENT';

/** A field's value whatever the answer calls it; null when it is empty. */
export function valueOf(field: StoredField): unknown {
	if (LISTS.has(field.data_type ?? '') || (field.values?.length ?? 0) > 0) {
		const list = (field.values ?? (Array.isArray(field.value) ? field.value : [])).filter(
			(entry) => entry !== null && entry !== 'null',
		);
		return list.length > 0 ? list : null;
	}
	const value = field.value ?? field.value_number;
	return value === undefined || value === '' ? null : value;
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

/**
 * What to send so that fields nobody mentioned survive, whether LadiFlow merges or replaces the list.
 *
 * @param stored   the contact's fields as read just before
 * @param written  the fields to set
 */
export function merged(
	stored: StoredField[] | undefined,
	written: Record<string, unknown>,
): WrittenField[] {
	const kept = (stored ?? []).filter(
		(field) => !(field.name in written) && field.data_type !== READ_ONLY && valueOf(field) !== null,
	);
	return [
		...kept.map((field) => ({ name: field.name, value: valueOf(field) })),
		...Object.entries(written).map(([name, value]) => ({ name, value })),
	];
}

/** How a written field came back. */
export interface Comparison {
	/** not there: LadiFlow does not know the field */
	absent: string[];
	/** there with another value: another writer, or a field of another type */
	different: string[];
}

/** Compares what was sent with what is stored. An empty value and no value are the same. */
export function compare(
	written: Record<string, unknown>,
	stored: StoredField[] | undefined,
): Comparison {
	const values = valuesOf(stored);
	const result: Comparison = { absent: [], different: [] };
	for (const [name, value] of Object.entries(written)) {
		const there = values[name];
		if (isEqual(plain(value), plain(there))) continue;
		(there === undefined ? result.absent : result.different).push(name);
	}
	return result;
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
