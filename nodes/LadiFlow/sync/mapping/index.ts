// The mapping from KiotViet to LadiFlow (ladiflow-api.md 8.2), as data: the sync, the forms, the set-up check and the
// documentation are made from it. A new field is a row in `customer.ts` or `document.ts`.
import { CUSTOMER, CUSTOMER_EXTRAS, PROFILE, READING } from './customer';
import { DOCUMENT, DOCUMENT_EXTRAS, SEPARATE_ORDER } from './document';
import type { Row } from './row';

/** Every field that a sync can write, by what decides whether it is written. */
export const MAPPING = {
	profile: PROFILE,
	customer: CUSTOMER,
	document: DOCUMENT,
	customerExtras: CUSTOMER_EXTRAS,
	documentExtras: DOCUMENT_EXTRAS,
	reading: READING,
	separateOrder: SEPARATE_ORDER,
} satisfies Record<string, Row[]>;

export type Group = keyof typeof MAPPING;

/** The rows of some groups, in the table's order. */
export function rowsOf(groups: Group[]): Row[] {
	return (Object.keys(MAPPING) as Group[]).flatMap((group) =>
		groups.includes(group) ? MAPPING[group] : [],
	);
}
