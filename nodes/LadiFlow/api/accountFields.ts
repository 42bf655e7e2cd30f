// The custom fields an account has: LadiFlow has no call for that, but its contacts show them.
import { uniq } from 'lodash';

import { listContacts, show, type StoredContact } from './contacts';
import { type StoredField, valuesOf } from '../model/customFields';
import { type DataType, FIELD_TYPES } from '../model/fieldTypes';
import type { Connection } from './request';

/** A custom field as the account's contacts show it. */
export interface AccountField {
	name: string;
	/** undefined where no contact tells */
	type: DataType | undefined;
	/** whether values are linked to a definition; segments and flows see only those */
	isDefined: boolean;
}

/** What could be seen. */
export interface AccountFields {
	fields: AccountField[];
	/** how many contacts were looked at; with none nothing can be known */
	contacts: number;
	/** numbers of the KiotViet shops that wrote to these contacts; left out where nobody looked for them */
	shops?: string[];
}

const CONTACTS = 50;

/** So long what was seen counts; a field that was not among it is looked for at once. */
const FIELDS_AGE = 5 * 60_000;

/** What this process saw lately of an account's fields. */
export class KnownFields {
	private seen: AccountFields | null = null;
	private readAt = 0;

	/** @param now  milliseconds, for tests */
	constructor(private readonly now: () => number = Date.now) {}

	/** @returns null where one of the names was not seen, or all was seen too long ago */
	with(names: string[]): AccountFields | null {
		if (this.now() - this.readAt >= FIELDS_AGE) this.seen = null;
		const knows = (name: string) => this.seen?.fields.some((field) => field.name === name);
		return names.every(knows) ? this.seen : null;
	}

	keep(seen: AccountFields): AccountFields {
		this.seen = seen;
		this.readAt = this.now();
		return seen;
	}
}

/**
 * Learns the fields from the newest contacts. The list leaves out numbers without a value, so that one contact
 * is read by itself too.
 *
 * @see ladiflow-api.md 3.5
 */
export async function readAccountFields(connection: Connection): Promise<AccountFields> {
	const contacts = await listContacts(
		connection,
		'Reading contacts',
		{ sort: { updated_at: 'DESC' } },
		CONTACTS,
	);
	const [first] = contacts;
	const whole = first ? await show(connection, { customer_id: first._id }) : null;
	return {
		fields: merged(
			[...(whole ? [whole] : []), ...contacts].map((contact) => contact.custom_fields),
		),
		contacts: contacts.length,
		shops: shopsIn(contacts),
	};
}

/** By the field in which LadiFlow's own link and the sync keep a shop's number (ladiflow-api.md 3.4). */
function shopsIn(contacts: StoredContact[]): string[] {
	const numbers = contacts.flatMap(
		({ custom_fields: fields }) => valuesOf(fields).last_retailer_id ?? [],
	);
	return uniq(numbers.map(String));
}

/** The types of the fields that are known, by name. */
export function typesOf({ fields }: AccountFields): Map<string, DataType> {
	return new Map(fields.flatMap(({ name, type }) => (type ? [[name, type] as const] : [])));
}

/** Merges what several contacts show: one that is older may lack newer fields. */
export function merged(records: Array<StoredField[] | undefined>): AccountField[] {
	const found = new Map<string, AccountField>();
	for (const { name, data_type, custom_field_id } of records.flatMap((fields) => fields ?? [])) {
		const type = data_type && data_type in FIELD_TYPES ? (data_type as DataType) : undefined;
		const known = found.get(name);
		found.set(name, {
			name,
			type: known?.type ?? type,
			isDefined: (known?.isDefined ?? false) || Boolean(custom_field_id),
		});
	}
	return [...found.values()];
}
