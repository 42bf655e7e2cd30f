// Which fields a sync writes and under which names: all or chosen ones, renamed, and a shop's figures under names of
// their own; pure.
import { READ_AT } from './freshness';
import { type Group, type GroupedRow, rowsOf } from './mapping';
import { text } from './mapping/row';
import type { ShopRecord } from './shopRecord';

export interface FieldSelection {
	/** write orders to kv_last_purchase_order_* instead of last_order_* */
	ordersApart: boolean;
	/** write the optional kv_* fields */
	kvFields: boolean;
	/** write what each customer ordered and bought, counted */
	orderMetrics?: boolean;
	/** the mapping's names of the fields to write, as `chosenFields` gives them; without it the switches decide */
	fields?: ReadonlySet<string>;
	/** the account's names of custom fields, by the mapping's */
	renamed?: ReadonlyMap<string, string>;
	/** put the shop behind the names of the fields that hold one shop's figures */
	shopsApart?: boolean;
}

/** The number of the shop that the contact's last sale is of, or that wrote last. */
const SHOP_ID = 'last_retailer_id';

/** What a shop knows of its customer: another shop knows something else of the same person. */
const OF_ONE_SHOP: Group[] = [
	'customer',
	'customerExtras',
	'orderCount',
	'orderMetrics',
	'reading',
	'separateOrder',
];

const SHOPS_OWN = new Set(rowsOf(OF_ONE_SHOP).map(({ row }) => row.target));

const SWITCHES: Partial<Record<Group, (selection: FieldSelection) => boolean>> = {
	customerExtras: ({ kvFields }) => kvFields,
	documentExtras: ({ kvFields }) => kvFields,
	orderCount: ({ kvFields, orderMetrics = false }) => kvFields || orderMetrics,
	orderMetrics: ({ orderMetrics = false }) => orderMetrics,
	separateOrder: ({ ordersApart }) => ordersApart,
};

/** Fields without which nobody could tell later which sale is the last one. */
const TELL_THE_LAST: Partial<Record<Group, string[]>> = {
	document: ['last_order_id', 'last_order_code', 'last_order_created_at', 'last_order_updated_at'],
	separateOrder: ['kv_last_purchase_order_code'],
};
const TOLD_BY: Partial<Record<Group, Group>> = { documentExtras: 'document' };

/** What a user can choose among; the name has two fields, and the time of the reading is not a matter of taste. */
export const CHOOSABLE: GroupedRow[] = rowsOf().filter(
	({ row }) => row.target !== 'full_name' && row.target !== READ_AT,
);

/** The names of all custom fields, as the mapping has them. */
export const CUSTOM_FIELDS: string[] = rowsOf().flatMap(({ row }) => (row.type ? row.target : []));

/** The chosen fields with what belongs to them. */
export function chosenFields(names: string[]): Set<string> {
	const chosen = new Set([...names, READ_AT]);
	if (chosen.has('first_name')) chosen.add('full_name');
	for (const { group, row } of rowsOf()) {
		if (!names.includes(row.target)) continue;
		for (const name of TELL_THE_LAST[TOLD_BY[group] ?? group] ?? []) chosen.add(name);
	}
	return chosen;
}

/** Whether the options let a field be written, whatever the record holds. */
export function isSelected({ group, row }: GroupedRow, selection: FieldSelection): boolean {
	if (selection.fields) return selection.fields.has(row.target);
	return SWITCHES[group]?.(selection) ?? true;
}

/** The account's name of a custom field. */
export type Naming = (target: string) => string;

/**
 * How the account calls the mapping's custom fields.
 *
 * @param shop  the shop's name in the credential; null where nobody says it
 */
export function namingOf({ renamed, shopsApart }: FieldSelection, shop: string | null): Naming {
	return (target) => {
		const name = renamed?.get(target) ?? target;
		return shopsApart && shop ? ofShop(target, name, shop) : name;
	};
}

/** The name of a field with the shop behind it, where the field holds one shop's figures. */
export function ofShop(target: string, name: string, shop: string): string {
	return SHOPS_OWN.has(target) ? `${name}_${shop}` : name;
}

/** What a contact holds, by the mapping's names instead of the account's. */
export function byTarget(values: Record<string, unknown>, naming: Naming): Record<string, unknown> {
	return Object.fromEntries(
		CUSTOM_FIELDS.flatMap((target): Array<[string, unknown]> => {
			const name = naming(target);
			return name in values ? [[target, values[name]]] : [];
		}),
	);
}

/** The number of the shop that a record is of; undefined where the record does not tell. */
export function shopIdOf({ customer, retailerId }: ShopRecord): string | undefined {
	return text(customer?.retailerId ?? retailerId);
}

/**
 * The number of another shop whose figures a contact holds under the names that a record will be written to; null
 * where there is none.
 */
export function otherShopIn(
	record: ShopRecord,
	values: Record<string, unknown>,
	selection: FieldSelection,
): string | null {
	if (selection.shopsApart) return null;
	const held = text(values[namingOf(selection, record.retailer)(SHOP_ID)]);
	const own = shopIdOf(record);
	return held && own && held !== own ? held : null;
}
