// When the customers that this process wrote were read from the shop, so that an older reading never wins.
import type { StoredContact } from '../api/contacts';
import { valuesOf } from '../model/customFields';
import { earliestReading, isDoubtful, isReadBefore, READ_AT } from '../sync/freshness';
import type { ShopRecord } from '../sync/shopRecord';
import { LastUsed } from '../../shared/lastUsed';

const MOST = 5000;

export class Readings {
	/** the last one, by each name of its contact */
	private readonly last = new LastUsed<string>(MOST);
	/** the account has the field for it, so that new contacts get it too */
	private hasField = false;

	/**
	 * Whether a later reading was written already: by what this process wrote; where it wrote nothing yet, by what
	 * the contact tells of itself.
	 *
	 * @param names  what the contact is named by
	 */
	isOld(record: ShopRecord, names: string[], stored: StoredContact | null): boolean {
		const known = names.flatMap((name) => this.last.get(name) ?? []);
		if (known.length > 0) return known.some((time) => isReadBefore(earliestReading(record), time));
		if (READ_AT in valuesOf(stored?.custom_fields)) return false;
		return isDoubtful(record.readAt, stored?.updated_at, Date.now());
	}

	remember(readAt: string | null, names: string[]): void {
		if (readAt !== null) for (const name of names) this.last.keep(name, readAt);
	}

	/** Whether a contact can hold the time of the reading: it shows the field, or is new and others show it. */
	areKeptBy(stored: StoredContact | null): boolean {
		const shows = (stored?.custom_fields ?? []).some(({ name }) => name === READ_AT);
		this.hasField ||= shows;
		return stored ? shows : this.hasField;
	}
}
