// Writes a shop record to its contact: Sync From KiotViet for each item, Compare With KiotViet for what differs.
import { type Found, show, type StoredContact } from '../api/contacts';
import { accountOf, findContact } from '../contact/account';
import { alreadyRight } from '../contact/alreadyRight';
import type { DesiredState } from '../contact/facet';
import type { Listed } from '../contact/knownContacts';
import { reconcile, type WriteResult } from '../contact/reconcile';
import { readingKeys } from '../contact/readings';
import { shopState } from '../contact/shopState';
import { valuesOf } from '../model/customFields';
import type { DataType } from '../model/fieldTypes';
import { emailOf, identityOf } from '../model/identity';
import type { Decision, SyncOptions } from '../sync/decide';
import { namingOf, otherShopIn } from '../sync/fieldSelection';
import type { ShopRecord } from '../sync/shopRecord';
import type { Person } from '../sync/writeTarget';
import { tagsIn, wantsRecord, withContact, withTags } from './contactWrite';
import type { Item } from './operation';
import { typesBy } from './syncForm';

/** What came of it, and the names of tags that do not exist. */
export interface Synced {
	result: WriteResult<Decision & DesiredState>;
	unknown: string[];
	/** the number of another shop whose figures were there, under the names that were written */
	otherShop: string | null;
}

/** Fields beside those of the mapping, converted. */
export interface OwnFields {
	values: Record<string, unknown>;
	types: ReadonlyMap<string, DataType>;
}

/** A contact as it was found, with what is to be said of it where the list shows that it is right. */
type LookedUp = Found & { right?: Synced };

/**
 * Looks the contact up, locks it, decides by what it holds then, and writes. Where the account's contacts are known
 * by their list, one that is right is not asked for, and one that a look-up shows to be right is not written.
 *
 * @param person  as `writeTargetOf` names the record's customer
 * @param tags    as the form gives them
 * @param byList  what is known by the list may be believed
 * @param own     what the user writes beside the shop's own
 * @throws        NodeApiError with LadiFlow's own message
 */
export async function syncRecord(
	item: Item,
	record: ShopRecord,
	person: Person,
	options: SyncOptions,
	tags: unknown,
	byList = false,
	own: OwnFields = { values: {}, types: new Map() },
): Promise<Synced> {
	const { connection } = item;
	const { readings, contacts } = accountOf(connection);
	const keys = readingKeys(record, person, options);
	const types = new Map([...typesBy(namingOf(options, record.retailer)), ...own.types]);

	const stateFor = (stored: StoredContact | null, wasReadLater: boolean, add: string[]) => {
		const keepsTime = readings.areKeptBy(stored, keys);
		const state = shopState(record, person, stored, options, { wasReadLater, keepsTime });
		const isLatest = !state.stale && !state.customerIsOld;
		const customFields = isLatest ? { ...state.customFields, ...own.values } : state.customFields;
		return { ...state, customFields, tags: { add } };
	};
	const rightAlready = async (found: Listed): Promise<Synced | null> => {
		if (!byList || !contacts.areListed) return null;
		const { ids, unknown } = await tagsIn(item, tags);
		const wasReadLater = readings.isOld(record, keys, found.contact);
		const state = stateFor(found.contact, wasReadLater, ids);
		const result = alreadyRight(person, state, found, (name) => contacts.lacks(name));
		return result && { result, unknown, otherShop: null };
	};
	const lookUp = async (): Promise<LookedUp> => {
		const listed = byList ? contacts.find(person, record.readAt) : null;
		if (!listed) return await findContact(connection, person);
		const right = await rightAlready(listed);
		if (right && !contacts.isToBeChecked()) return { ...listed, right };
		const contact = await show(connection, { customer_id: listed.contact._id });
		if (!contact || !isOf(contact, person)) return await findContact(connection, person);
		const found = { ...listed, contact };
		if (right && !(await rightAlready(found))) contacts.forget();
		return found;
	};
	const written = async (found: Found): Promise<Synced> => {
		const wasReadLater = readings.isOld(record, keys, found.contact);
		const write = async (to: Found, add: string[]) =>
			await reconcile(connection, person, to, (stored) => stateFor(stored, wasReadLater, add), {
				types,
				whole: wantsRecord(item),
			});
		const synced = await withTags(item, tags, found, write);
		contacts.learn(Object.keys(synced.result.desired.customFields), synced.result.missing);
		const before = valuesOf(found.contact?.custom_fields);
		return { ...synced, otherShop: otherShopIn(record, before, options) };
	};
	return await withContact(item, person, lookUp, async (found) => {
		const { contact, matchedBy, right } = found;
		const synced =
			right ?? (contact && (await rightAlready({ contact, matchedBy }))) ?? (await written(found));
		if (!synced.result.desired.customerIsOld) readings.remember(record.readAt, keys);
		return synced;
	});
}

/** Whether a contact that was listed as a person's is so still. */
function isOf(contact: StoredContact, { email, phone }: Person): boolean {
	const its = identityOf({ email: contact.email, phone: contact.phone });
	return email ? emailOf(contact.email) === email : its.phone === phone;
}
