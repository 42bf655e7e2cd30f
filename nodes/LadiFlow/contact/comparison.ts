// Compares the customers of a shop with the contacts of an account: who is right, who differs in what, who is missing.
import { maxBy, sortBy, uniq } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import type { StoredContact } from '../api/contacts';
import type { SyncOptions } from '../sync/decide';
import { readShopRecord, type ShopRecord } from '../sync/shopRecord';
import { type Person, writeTargetOf } from '../sync/writeTarget';
import { ContactIndex } from './contactIndex';
import { type Difference, differencesOf } from './differences';
import type { ApiDialect } from './dialect';
import { shopState } from './shopState';

/** Why a customer is not compared. */
type LeftOut =
	| 'guest'
	| 'noContactDetails'
	| 'deleted'
	| 'example'
	| 'sameContact'
	| 'changedSince';

/** A customer of the shop who should have a contact. */
export interface Candidate {
	record: ShopRecord;
	customer: NonNullable<ShopRecord['customer']>;
	person: Person;
	/** the items that brought the customer */
	of: number[];
}

/** What came in. */
export interface ReadCustomers {
	/** customers, each counted once, also those that are left out */
	count: number;
	candidates: Candidate[];
	leftOut: Record<LeftOut, number>;
	/** items that are no customers, with what to say of them */
	refused: Array<{ index: number; message: string }>;
}

/**
 * Reads the items of a run: customers of the KiotViet node or of the trigger, and sales with their customers beside
 * them. A customer who comes several times counts as the last one says; pure, and yields after each item.
 *
 * @param readAt    when the items were read from the shop at the earliest, ISO; for those that do not say it
 * @param shop      goes before the customer's code, null where it does not
 * @param shopName  the shop of items that do not say it
 */
export function* readCustomers(
	items: Array<{ json: IDataObject; index: number }>,
	options: SyncOptions,
	{
		readAt,
		shop,
		shopName = null,
	}: { readAt: string; shop: string | null; shopName?: string | null },
): Generator<void, ReadCustomers> {
	const leftOut = {
		guest: 0,
		noContactDetails: 0,
		deleted: 0,
		example: 0,
		sameContact: 0,
		changedSince: 0,
	};
	const refused: ReadCustomers['refused'] = [];
	const seen = new Map<string, { record: ShopRecord; isDeleted: boolean; of: number[] }>();
	for (const { json, index } of items) {
		yield;
		// With Always Output Data an empty list comes as an item without anything.
		if (Object.keys(json).length === 0) continue;
		if (isDeletedRow(json)) {
			seen.set(`deleted ${String(json.id)}`, { record: DELETED, isDeleted: true, of: [index] });
			continue;
		}
		const read = readShopRecord(json);
		if (typeof read === 'string') {
			refused.push({ index, message: read });
			continue;
		}
		const retailer = shop ?? read.retailer ?? shopName;
		const record = { ...read, retailer, readAt: read.readAt ?? readAt };
		const why = writeTargetOf(record, options);
		if ('skipped' in why && (why.skipped === 'guest' || why.skipped === 'example')) {
			leftOut[why.skipped]++;
			continue;
		}
		const key = keyOf(record);
		const before = seen.get(key);
		const isDeleted = record.deleted || record.customer?.isActive === false;
		const of = [...(before?.of ?? []), index];
		if (before && isLater(before.record, record)) before.of = of;
		else seen.set(key, { record, isDeleted, of });
	}
	const candidates: Candidate[] = [];
	for (const { record, isDeleted, of } of seen.values()) {
		const person = isDeleted ? { skipped: 'deleted' as const } : writeTargetOf(record, options);
		if ('skipped' in person) leftOut[person.skipped]++;
		else if (record.customer) {
			// What the customer says of a sale is nothing: orders are not compared.
			const alone: ShopRecord = { ...record, kind: 'customer', document: null };
			candidates.push({ record: alone, customer: record.customer, person, of });
		}
	}
	return { count: seen.size, candidates, leftOut, refused };
}

/** What Get Many gives for a customer who is deleted in the shop. */
const isDeletedRow = ({ id, deleted, record }: IDataObject) =>
	id !== undefined && deleted === true && record === undefined;

const DELETED: ShopRecord = {
	kind: 'customer',
	deleted: true,
	example: false,
	customer: null,
	document: null,
	retailer: null,
	retailerId: null,
	readAt: null,
	metrics: null,
};

function keyOf({ customer, document, retailer, retailerId }: ShopRecord): string {
	const id = customer?.id ?? document?.customerId;
	return `${retailerId ?? customer?.retailerId ?? retailer ?? ''} ${String(id)}`;
}

/** Whether one reading of a customer tells a later state than another. */
function isLater(one: ShopRecord, other: ShopRecord): boolean {
	return stateOf(one) > stateOf(other);
}

const stateOf = ({ customer }: ShopRecord) =>
	Date.parse(customer?.modifiedDate ?? customer?.createdDate ?? '') || 0;

/** A customer, the contact that a sync would write to, and what it would change there. */
export interface Pair {
	candidate: Candidate;
	contact: StoredContact;
	differences: Difference[];
}

/** Several customers of the shop who come to one contact. */
export interface Sharing {
	candidates: Candidate[];
	by: Array<'email' | 'phone'>;
	/** null where there is none yet */
	contactId: string | null;
}

export interface Compared {
	pairs: Pair[];
	missing: Candidate[];
	/** of these the customer who was changed last is compared; the others are left out */
	sharing: Sharing[];
	/** the contact was written after these customers were read */
	changedSince: Candidate[];
}

/** By what a sync decides, beside record and contact. */
export interface Rules {
	options: SyncOptions;
	/** ids of tags that every contact shall have */
	tags: string[];
	dialect: Pick<ApiDialect, 'encodings'>;
	/** whether this process wrote a later reading of the customer */
	wasReadLater(candidate: Candidate, contact: StoredContact): boolean;
}

/**
 * Compares all customers with all contacts; pure, and yields after each contact.
 *
 * @param chosen  ids of the contacts that LadiFlow finds where several share an e-mail or a phone
 */
export function* compared(
	candidates: Candidate[],
	index: ContactIndex,
	rules: Rules,
	chosen: ReadonlyMap<Candidate, string> = new Map(),
): Generator<void, Compared> {
	const found = candidates.map((candidate) => ({
		candidate,
		contact: index.withId(chosen.get(candidate) ?? '') ?? index.find(candidate.person).contact,
	}));
	const byContact = new Map<string, Candidate[]>();
	for (const { candidate, contact } of found) {
		if (!contact) continue;
		const sharers = byContact.get(contact._id);
		if (sharers) sharers.push(candidate);
		else byContact.set(contact._id, [candidate]);
	}
	const result: Compared = { pairs: [], missing: [], sharing: [], changedSince: [] };
	for (const [id, sharers] of byContact) {
		yield;
		const contact = index.withId(id);
		if (!contact) continue;
		if (sharers.length > 1) result.sharing.push(sharingOf(sharers, id));
		const candidate = lastChanged(sharers);
		const pair = pairOf(candidate, contact, rules);
		if (pair) result.pairs.push(pair);
		else result.changedSince.push(candidate);
	}
	const absent = found.flatMap(({ candidate, contact }) => (contact ? [] : [candidate]));
	for (const sharers of yield* groupsOf(absent)) {
		if (sharers.length > 1) result.sharing.push(sharingOf(sharers, null));
		result.missing.push(lastChanged(sharers));
	}
	return result;
}

/** What a sync would change of a contact; null where the contact tells of a later reading than the customer's. */
export function pairOf(
	candidate: Candidate,
	contact: StoredContact,
	{ options, tags, dialect, wasReadLater }: Rules,
): Pair | null {
	const { record, person } = candidate;
	const later = wasReadLater(candidate, contact);
	const state = shopState(record, person, contact, options, { wasReadLater: later });
	if (state.customerIsOld) return null;
	const desired = { ...state, tags: { add: tags } };
	return { candidate, contact, differences: differencesOf(person, desired, contact, dialect) };
}

/** Customers without a contact, those who would come to the same one together. */
function* groupsOf(candidates: Candidate[]): Generator<void, Candidate[][]> {
	const people = new ContactIndex(Infinity);
	for (const [number, { person }] of candidates.entries()) {
		yield;
		people.put({ _id: String(number), email: person.email ?? undefined, phone: person.phone });
	}
	const doubles = people.doubles().map(({ contacts }) => contacts.map(({ _id }) => Number(_id)));
	const together = new Set(doubles.flat());
	const alone = candidates.flatMap((_, number) => (together.has(number) ? [] : [[number]]));
	return sortBy([...doubles, ...alone], ([first]) => first).map((group) =>
		group.map((number) => candidates[number]),
	);
}

function sharingOf(candidates: Candidate[], contactId: string | null): Sharing {
	const people = candidates.map(({ person }) => person);
	const isShared = (values: Array<string | null>) => {
		const given = values.filter((value) => value !== null);
		return uniq(given).length < given.length;
	};
	return {
		candidates,
		contactId,
		by: [
			...(isShared(people.map(({ email }) => email)) ? (['email'] as const) : []),
			...(isShared(people.map(({ phone }) => phone)) ? (['phone'] as const) : []),
		],
	};
}

function lastChanged(candidates: Candidate[]): Candidate {
	return maxBy(candidates, ({ record }) => stateOf(record)) ?? candidates[0];
}
