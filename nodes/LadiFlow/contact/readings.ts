// When the customers that this process wrote were read from the shop, so that an older reading never wins.
import type { StoredContact } from '../api/contacts';
import { valuesOf } from '../model/customFields';
import { type FieldSelection, namingOf } from '../sync/fieldSelection';
import { earliestReading, isDoubtful, isReadBefore, READ_AT } from '../sync/freshness';
import type { ShopRecord } from '../sync/shopRecord';
import type { Person } from '../sync/writeTarget';
import { LastUsed } from '../../shared/lastUsed';

const MOST = 5000;

/** By what the readings of a customer are kept. */
export interface ReadingKeys {
	/** what the contact is named by; where shops are kept apart, with the shop */
	names: string[];
	/** the custom field that holds the time */
	field: string;
}

export function readingKeys(
	{ retailer }: ShopRecord,
	{ email, phone }: Pick<Person, 'email' | 'phone'>,
	selection: FieldSelection,
): ReadingKeys {
	const names = [email, phone].filter((name) => name !== null);
	return {
		names: selection.shopsApart ? names.map((name) => `${name} ${retailer ?? ''}`) : names,
		field: namingOf(selection, retailer)(READ_AT),
	};
}

export class Readings {
	/** the last one, by each name of its contact */
	private readonly last = new LastUsed<string>(MOST);
	/** the fields for it that the account has, so that new contacts get them too */
	private readonly fields = new Set<string>();

	/**
	 * Whether a later reading was written already: by what this process wrote; where it wrote nothing yet, by what
	 * the contact tells of itself.
	 */
	isOld(record: ShopRecord, { names, field }: ReadingKeys, stored: StoredContact | null): boolean {
		const known = names.flatMap((name) => this.last.get(name) ?? []);
		if (known.length > 0) return known.some((time) => isReadBefore(earliestReading(record), time));
		if (field in valuesOf(stored?.custom_fields)) return false;
		return isDoubtful(record.readAt, stored?.updated_at, Date.now());
	}

	remember(readAt: string | null, { names }: ReadingKeys): void {
		if (readAt !== null) for (const name of names) this.last.keep(name, readAt);
	}

	/** Whether a contact can hold the time of the reading: it shows the field, or is new and others show it. */
	areKeptBy(stored: StoredContact | null, { field }: ReadingKeys): boolean {
		const shows = (stored?.custom_fields ?? []).some(({ name }) => name === field);
		if (shows) this.fields.add(field);
		return stored ? shows : this.fields.has(field);
	}
}
