// The account's custom fields: which a fresh account has, and how each type keeps what is written into it.
import { DateTime } from 'luxon';

import type { Switches } from '../switches';

/** Types of custom fields, ladiflow-api.md 3.1. */
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

/** A defined field; `id` is what links a stored value to it. */
export interface FieldDefinition {
	id: string;
	name: string;
	type: DataType;
}

/** What a contact holds in a field: one value, or a list for the list types. */
export type FieldValue = string | number | boolean | string[];

/** The fields present in every account (ladiflow-api.md 3.4). */
const AUTO: Record<string, DataType> = {
	last_order_id: 'TEXT_INPUT',
	last_order_code: 'TEXT_INPUT',
	last_order_status: 'TEXT_INPUT',
	last_order_total: 'NUMBER',
	last_order_discount_total: 'NUMBER',
	last_order_shipping_fee: 'NUMBER',
	last_order_discount_note: 'TEXT_INPUT',
	last_order_discount_code: 'TEXT_INPUT',
	last_order_shipping_status: 'TEXT_INPUT',
	last_order_shipping_address: 'TEXT_INPUT',
	last_order_payment_method: 'TEXT_INPUT',
	last_order_payment_status: 'TEXT_INPUT',
	last_order_created_at: 'DATE',
	last_order_updated_at: 'DATE',
	last_order_product_names: 'LIST',
	last_order_product_ids: 'LIST',
	last_order_product_skus: 'LIST',
	last_order_tracking_code: 'TEXT_INPUT',
};

/** The three fields LadiFlow's KiotViet page asks for, and this package's own (ladiflow-api.md 3.4, 8.2). */
const MADE_BY_HAND: Record<string, DataType> = {
	debt: 'NUMBER',
	last_total_payment_amount: 'NUMBER',
	last_retailer_id: 'TEXT_INPUT',
	kv_customer_code: 'TEXT_INPUT',
	kv_customer_groups: 'TEXT_INPUT',
	kv_reward_point: 'NUMBER',
	kv_total_invoiced: 'NUMBER',
	kv_total_revenue: 'NUMBER',
	kv_total_order: 'NUMBER',
	kv_total_order_value: 'NUMBER',
	kv_avg_order_value: 'NUMBER',
	kv_total_pending_order: 'NUMBER',
	kv_total_pending_order_value: 'NUMBER',
	kv_avg_pending_order_value: 'NUMBER',
	kv_total_paid_order: 'NUMBER',
	kv_total_paid_order_value: 'NUMBER',
	kv_avg_paid_order_value: 'NUMBER',
	kv_total_cancel_order: 'NUMBER',
	kv_total_cancel_order_value: 'NUMBER',
	kv_avg_cancel_order_value: 'NUMBER',
	kv_first_order_created_at: 'DATE',
	kv_last_order_created_at: 'DATE',
	kv_last_branch_name: 'TEXT_INPUT',
	kv_last_purchase_order_code: 'TEXT_INPUT',
	kv_last_purchase_order_status: 'TEXT_INPUT',
	kv_read_at: 'TEXT_INPUT',
};

/** What a fresh account of the sandbox defines. */
export const FRESH_FIELDS: Record<string, DataType> = { ...AUTO, ...MADE_BY_HAND };

/** Whether the type carries `values` instead of `value` on the wire (ladiflow-api.md 2.13). */
export const holdsList = (type: DataType): boolean =>
	type === 'LIST' || type === 'CHECK_BOX' || type === 'DROPDOWN';

/** One entry of a written `custom_fields`, as it came. */
export interface WrittenField {
	name?: unknown;
	value?: unknown;
	values?: unknown;
}

type Readings = Pick<Switches, 'listForm' | 'dateForm' | 'emptyValues'>;

/** Whether a written value is an empty one that clears what is stored (ladiflow-api.md 2.13). */
export function clears(value: unknown, { emptyValues }: Pick<Switches, 'emptyValues'>): boolean {
	if (emptyValues === 'ignored') return false;
	if (value === null) return emptyValues !== 'onlyTextClears';
	return value === '' && emptyValues !== 'onlyNullClears';
}

/**
 * What a field keeps of a written value; null clears it, undefined means the value is of no use and is dropped
 * in silence (ladiflow-api.md 2.14).
 */
export function keptValue(
	type: DataType,
	entry: WrittenField,
	readings: Readings,
): FieldValue | null | undefined {
	const { value } = entry;
	if (value === null || value === '') return clears(value, readings) ? null : undefined;
	if (type === 'AUTO_INCREMENT') return undefined;
	if (type === 'DROPDOWN') return typeof value === 'object' ? undefined : [String(value)];
	if (holdsList(type)) return keptList(entry, readings);
	if (typeof value === 'object' || value === undefined) return undefined;
	if (type === 'NUMBER') {
		const number = Number(value);
		return Number.isFinite(number) ? number : undefined;
	}
	if (type === 'BOOLEAN') {
		if (typeof value === 'boolean') return value;
		return value === 'true' ? true : value === 'false' ? false : undefined;
	}
	if (type === 'DATE') return keptDate(String(value), readings.dateForm);
	return String(value);
}

/** A date as the account keeps it: ISO 8601 UTC; undefined for what it cannot read. */
export function keptDate(value: string, form: Switches['dateForm']): string | undefined {
	const time =
		form === 'iso'
			? DateTime.fromISO(value, { zone: 'utc' })
			: DateTime.fromFormat(value, 'MM/dd/yyyy', { zone: 'utc' });
	return time.isValid ? (time.toISO() as string) : undefined;
}

function keptList(
	{ value, values }: WrittenField,
	{ listForm, emptyValues }: Readings,
): string[] | undefined {
	const list = {
		array: Array.isArray(value) ? value : [value],
		text: typeof value === 'string' ? value.split(',').map((entry) => entry.trim()) : undefined,
		values: Array.isArray(values) ? values : undefined,
	}[listForm];
	if (list?.length === 0 && emptyValues === 'ignored') return undefined;
	return list?.filter((entry) => entry !== undefined).map(String);
}
