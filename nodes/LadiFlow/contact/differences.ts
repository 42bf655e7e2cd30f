// What a write would change of a contact: where that is nothing, there is nothing to write.
import type { IDataObject } from 'n8n-workflow';

import type { StoredContact } from '../api/contacts';
import { EXPECTED_FIELDS } from '../sync/expectedFields';
import { isSame, typesShownBy, valuesOf } from '../model/customFields';
import { dayOnly } from '../model/encodings';
import { CLEARABLE, isKept } from '../model/nativeFields';
import type { ApiDialect } from './dialect';
import { email } from './facets/email';
import type { DesiredState, WriteTarget } from './facet';

export interface Difference {
	/** LadiFlow's name of a field of the contact, or of a custom field */
	field: string;
	isCustom: boolean;
	/** undefined and null where the contact has none */
	stored: unknown;
	desired: unknown;
}

const EXPECTED = new Map(EXPECTED_FIELDS.map(({ name, type }) => [name, type]));

/** What a write sends and no record shows (ladiflow-api.md 2.11). */
const NEVER_SHOWN = new Set(['full_name', 'lang']);

/**
 * What of a desired state a contact does not hold; pure. Without a difference a write would leave the contact as it is.
 *
 * @param dialect  of the account, where it is known: an account may keep only the day of a time
 */
export function differencesOf(
	target: WriteTarget,
	desired: DesiredState,
	observed: StoredContact,
	dialect?: Pick<ApiDialect, 'encodings'>,
): Difference[] {
	const found: Difference[] = [];
	const compare = (
		field: string,
		stored: unknown,
		wanted: unknown,
		same: boolean,
		isCustom = false,
	) => {
		if (!same) found.push({ field, isCustom, stored, desired: wanted });
	};
	const { email: address } = email(target).plan({ number: 1, observed, desired });
	if (address) {
		const same = String(address).toLowerCase() === String(observed.email ?? '').toLowerCase();
		compare('email', observed.email, address, same);
	}
	const phone = target.phone && (target.phoneToStore ?? target.phone);
	if (phone) compare('phone', observed.phone, phone, observed.phone === phone);
	for (const [name, value] of Object.entries(desired.native)) {
		if (NEVER_SHOWN.has(name) && !(name in observed)) continue;
		compare(name, observed[name], value, isKept(name, value, observed[name]));
	}
	const values = valuesOf(observed.custom_fields);
	const types = new Map([...EXPECTED, ...typesShownBy(observed.custom_fields)]);
	const daysOnly = dialect !== undefined && dialect.encodings.date > 0;
	for (const [name, value] of Object.entries(desired.customFields)) {
		const type = types.get(name);
		const same =
			isSame(value, values[name], type) ||
			(daysOnly && type === 'DATE' && isSame(dayOnly(value), values[name], type));
		compare(name, values[name], value, same, true);
	}
	for (const name of desired.clear ?? []) {
		const stored = values[name] ?? observed[name];
		compare(name, stored, null, isSame(stored, null), !CLEARABLE.has(name));
	}
	const { add = [], remove = [], replace } = desired.tags ?? {};
	const tags = observed.tags ?? [];
	const tagsStay =
		add.every((id) => tags.includes(id)) &&
		!tags.some((id) => remove.includes(id) || (replace && !add.includes(id)));
	compare('tags', tags, add as unknown as IDataObject, tagsStay);
	return found;
}
