// The custom fields worth having: what LadiFlow's own integrations fill and what this package writes. Forms offer
// them and the set-up check asks for them, also where the account does not show them yet.
import { FIELD_TYPES, type DataType } from '../model/fieldTypes';
import { READ_AT } from './freshness';
import { type Group, rowsOf } from './mapping';

export type ExpectedGroup = 'order' | 'kiotViet' | 'extra' | 'metrics';

export interface ExpectedField {
	name: string;
	type: DataType;
	/** what to call it on LadiFlow's screen (Tên hiển thị) */
	label: string;
	group: ExpectedGroup;
	/** a second group that asks for it */
	alsoIn?: ExpectedGroup;
}

/** The groups as forms name them. */
export const EXPECTED_GROUPS: Record<ExpectedGroup, string> = {
	order: 'LadiFlow order field',
	kiotViet: 'KiotViet field',
	extra: 'KiotViet extra',
	metrics: 'Order metric',
};

/** Fields of LadiFlow's orders that no shop record fills (ladiflow-api.md 3.4). */
const UNFILLED: ExpectedField[] = [
	{
		name: 'last_order_discount_code',
		type: 'TEXT_INPUT',
		label: 'Mã giảm giá đơn gần nhất',
		group: 'order',
	},
];

/** All of them; names, types and labels come from the mapping. */
export const EXPECTED_FIELDS: ExpectedField[] = [
	...rowsOf().flatMap(({ group, row: { target, type, label } }): ExpectedField[] =>
		type && label ? [{ name: target, type, label, ...groupOf(group, target) }] : [],
	),
	...UNFILLED,
];

/** How to make a field, in the words of LadiFlow's screens. */
export function howToCreate({
	name,
	type,
	label,
}: Pick<ExpectedField, 'name' | 'type' | 'label'>): string {
	const { vietnamese, english } = FIELD_TYPES[type];
	return (
		`Cài đặt → Trường tuỳ chỉnh → + Tạo trường tuỳ chỉnh (Settings → Custom fields → Create): ` +
		`Tên hiển thị (display name) "${label}", Tên trường (identifier) "${name}", ` +
		`Kiểu dữ liệu (type) "${vietnamese}" (${english})`
	);
}

function groupOf(group: Group, name: string): Pick<ExpectedField, 'group' | 'alsoIn'> {
	if (group === 'orderMetrics') return { group: 'metrics' };
	if (group === 'orderCount') return { group: 'extra', alsoIn: 'metrics' };
	// Written wherever it exists, whatever the options say.
	if (name === READ_AT) return { group: 'kiotViet' };
	if (name.startsWith('kv_')) return { group: 'extra' };
	return { group: name.startsWith('last_order_') ? 'order' : 'kiotViet' };
}
