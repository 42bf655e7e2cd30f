// The custom fields an account has: LadiFlow has no call for that, but its contacts show them.
import { type StoredContact, show } from './contacts';
import type { StoredField } from './customFields';
import { type DataType, FIELD_TYPES } from './fieldTypes';
import { readList } from './lists';
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
}

const CONTACTS = 50;

/**
 * Learns the fields from the newest contacts. The list leaves out numbers without a value, so that one contact
 * is read by itself too.
 *
 * @see ladiflow-api.md 3.5
 */
export async function readAccountFields(connection: Connection): Promise<AccountFields> {
	const contacts = await readList<StoredContact>(
		connection,
		{
			what: 'Reading contacts',
			path: '/customer/list',
			body: { sort: { updated_at: 'DESC' } },
		},
		CONTACTS,
	);
	const [first] = contacts;
	const whole = first ? await show(connection, { customer_id: first._id }) : null;
	return {
		fields: merged(
			[...(whole ? [whole] : []), ...contacts].map((contact) => contact.custom_fields),
		),
		contacts: contacts.length,
	};
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
