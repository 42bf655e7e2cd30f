// Writes contacts and proves it: merge, write, read back, write again where something did not stick.
import type { IDataObject } from 'n8n-workflow';

import { find, type Found, type MatchedBy, show, type StoredContact } from './contacts';
import type { DataType } from './fieldTypes';
import { type Identity, isPlaceholder } from './identity';
import { CLEARABLE } from './nativeFields';
import type { Connection } from './request';
import { type Habits, newHabits, Settling, type Unsettled } from './settling';

/** What to write: decided anew each time the stored contact was read. */
export interface Wish {
	/** fields of the contact itself, by LadiFlow's names */
	native: IDataObject;
	customFields: Record<string, unknown>;
	/** names of native and custom fields to empty */
	clear?: string[];
	/** the e-mail address shall become this one, whoever has written it */
	newEmail?: string;
}

export interface TagWish {
	/** ids to add */
	add?: string[];
	/** ids to take away */
	remove?: string[];
	/** the contact shall have the added ones only */
	replace?: boolean;
}

/** Who is written to. */
export interface Person extends Identity {
	/** the phone as it shall be stored, where that is not its usual form */
	phoneToStore?: string;
	/** the id in the shop; only tells whether a changed e-mail belongs to the same person */
	externalId?: string;
}

export interface WriteResult extends Unsettled {
	matchedBy: MatchedBy;
	/** null when LadiFlow does not let it be known */
	isNew: boolean | null;
	/** fields that were sent because they were wished for */
	written: IDataObject;
	/** ids of tags that should be there and are not */
	missingTags: string[];
	/** ids of tags that should be gone and are not */
	keptTags: string[];
	notes: string[];
	contact: StoredContact;
}

const MOST_ROUNDS = 8;

/** What was learned about each account, for as long as the process lives. */
const habits = new Map<string, Habits>();

/**
 * Writes a contact. Custom fields and tags that nobody mentioned stay, whether LadiFlow merges or replaces
 * them; what another writer did in between is merged and written again; what LadiFlow did not keep is named.
 * Call it in turn with other writers of the same contact.
 *
 * @param found    the contact as just looked up; `contact: null` for one that is to be created
 * @param decide   what to write, from the stored contact (null: a new one); asked again each round
 * @param options  `types` of custom fields that a contact's record may not show; `create` refuses to update
 * @throws         NodeApiError with LadiFlow's own message
 * @see            ladiflow-api.md 2.10 to 2.13
 */
export async function write(
	connection: Connection,
	person: Person,
	found: Found,
	decide: (stored: StoredContact | null) => Wish,
	tags: TagWish = {},
	options: { types?: ReadonlyMap<string, DataType>; create?: boolean } = {},
): Promise<WriteResult> {
	const learned = habits.get(connection.account) ?? newHabits();
	habits.set(connection.account, learned);
	const settling = new Settling(learned, options.types);
	const notes = new Set<string>();
	let stored = found.contact;
	let isNew: boolean | null = found.contact ? false : null;
	for (let round = 1; ; round++) {
		const wish = decide(stored);
		const email = emailToWrite(person, stored, wish, notes);
		const clear = wish.clear ?? [];
		const native = { ...wish.native, ...emptied(clear, round) };
		const custom_fields = settling.plan(stored?.custom_fields, {
			values: wish.customFields,
			clear: clear.filter((name) => !CLEARABLE.has(name)),
		});
		const allTags = tagsToWrite(stored?.tags ?? [], tags);
		const answer = (await connection.call({
			what: 'Writing the contact',
			...destination(stored, options.create ?? false),
			body: {
				...native,
				...(stored ? { _id: stored._id } : {}),
				...(email ? { email } : {}),
				...(person.phone ? { phone: person.phoneToStore ?? person.phone } : {}),
				...(allTags ? { tags: allTags } : {}),
				...(custom_fields.length > 0 ? { custom_fields } : {}),
			},
		})) as StoredContact | null;
		isNew ??= newFlag(answer);
		const after = await readBack(connection, answer, stored, person);
		const again = settling.judge(after.custom_fields);
		const result = judgedTags(after, tags);
		const full = clear.filter((name) => CLEARABLE.has(name) && !isEmptyNative(after[name]));
		stored = after;
		if (round < MOST_ROUNDS && (again || (round < TAG_ROUNDS && result.missingTags.length > 0))) {
			continue;
		}
		if (round < EMPTY_NATIVES.length && full.length > 0) continue;
		if (email && after.email?.toLowerCase() !== email.toLowerCase()) {
			notes.add('LadiFlow did not take the new e-mail address; the contact keeps the old one');
		}
		const unsettled = settling.unsettled(after.custom_fields);
		return {
			matchedBy: found.matchedBy,
			isNew,
			written: { ...wish.native, ...(wish.customFields as IDataObject) },
			...unsettled,
			notCleared: [...full, ...unsettled.notCleared],
			...result,
			notes: [...notes],
			contact: after,
		};
	}
}

/** The result where there is nothing to write. */
export function unchanged(contact: StoredContact, matchedBy: MatchedBy): WriteResult {
	return {
		matchedBy,
		isNew: false,
		written: {},
		missing: [],
		notCleared: [],
		lost: [],
		daysOnly: [],
		missingTags: [],
		keptTags: [],
		notes: [],
		contact,
	};
}

/** Which empty value clears is open (ladiflow-api.md 2.13): one after the other is tried. */
const EMPTY_NATIVES = ['', null];
const TAG_ROUNDS = 2;

function emptied(clear: string[], round: number): IDataObject {
	const empty = EMPTY_NATIVES[(round - 1) % EMPTY_NATIVES.length];
	return Object.fromEntries(
		clear.filter((name) => CLEARABLE.has(name)).map((name) => [name, empty]),
	);
}

function isEmptyNative(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

function destination(stored: StoredContact | null, create: boolean) {
	if (stored) return { path: '/customer/update' };
	if (create) return { path: '/customer/create', repeatable: false };
	return { path: '/customer/create-or-update' };
}

/** The ids to send; null to send none, since an empty list may take all tags away (ladiflow-api.md 2.12). */
function tagsToWrite(
	stored: string[],
	{ add = [], remove = [], replace }: TagWish,
): string[] | null {
	const kept = replace ? [] : stored.filter((id) => !remove.includes(id));
	const all = [...new Set([...kept, ...add])];
	return all.length > 0 || stored.length > all.length ? all : null;
}

function judgedTags({ tags = [] }: StoredContact, { add = [], remove = [], replace }: TagWish) {
	return {
		missingTags: add.filter((id) => !tags.includes(id)),
		keptTags: replace
			? tags.filter((id) => !add.includes(id))
			: remove.filter((id) => tags.includes(id)),
	};
}

async function readBack(
	connection: Connection,
	answer: StoredContact | null,
	before: StoredContact | null,
	person: Person,
): Promise<StoredContact> {
	const id = answer?._id ?? before?._id;
	const stored = id
		? await show(connection, { customer_id: id })
		: (await find(connection, person)).contact;
	if (stored) return stored;
	return await Promise.reject(
		new Error(
			'LadiFlow accepted the contact but cannot find it again; nothing is sure, run the item again',
		),
	);
}

/**
 * The e-mail to send. A made-up address gives way to a real one; another real one only to that of the same
 * person in the shop, or when the write is about the address.
 */
function emailToWrite(
	{ email, externalId }: Person,
	stored: StoredContact | null,
	{ newEmail }: Wish,
	notes: Set<string>,
): string | null {
	const present = stored?.email ?? null;
	if (newEmail) return newEmail;
	if (!present || !email || email === present.toLowerCase()) return email ?? present;
	if (isPlaceholder(present)) return email;
	if (externalId && stored?.external_customer_id === externalId) return email;
	notes.add('The contact with this phone has another e-mail address, which was kept');
	return present;
}

function newFlag(answer: StoredContact | null): boolean | null {
	if (typeof answer?.isNewSubscriber === 'boolean') return answer.isNewSubscriber;
	if (!answer?.created_at || !answer.updated_at) return null;
	return Math.abs(Date.parse(answer.updated_at) - Date.parse(answer.created_at)) <= 2000;
}
