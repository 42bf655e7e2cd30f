// The mapping from KiotViet to LadiFlow (ladiflow-api.md 8.2), as data: the sync, the forms, the set-up check and the
// documentation are made from it. A new field is a row in `customer.ts`, `orderMetrics.ts` or `document.ts`.
import { CUSTOMER, CUSTOMER_EXTRAS, PROFILE, READING, SHOP } from './customer';
import { DOCUMENT, DOCUMENT_EXTRAS, SEPARATE_ORDER } from './document';
import { ORDER_COUNT, ORDER_METRICS } from './orderMetrics';
import type { Row } from './row';

/** Every field that a sync can write, by what decides whether it is written. */
export const MAPPING = {
	profile: PROFILE,
	customer: CUSTOMER,
	shop: SHOP,
	document: DOCUMENT,
	customerExtras: CUSTOMER_EXTRAS,
	orderCount: ORDER_COUNT,
	orderMetrics: ORDER_METRICS,
	documentExtras: DOCUMENT_EXTRAS,
	reading: READING,
	separateOrder: SEPARATE_ORDER,
} satisfies Record<string, Row[]>;

export type Group = keyof typeof MAPPING;

const GROUPS = Object.keys(MAPPING) as Group[];

/** A row with what decides whether it is written. */
export interface GroupedRow {
	group: Group;
	row: Row;
}

/** The rows of some groups, or all of them, in the table's order. */
export function rowsOf(groups: Group[] = GROUPS): GroupedRow[] {
	return GROUPS.flatMap((group) =>
		groups.includes(group) ? MAPPING[group].map((row) => ({ group, row })) : [],
	);
}
