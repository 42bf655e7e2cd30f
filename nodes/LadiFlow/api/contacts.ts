// Finds and writes contacts: look up, merge, write, check. One writer a contact at a time.
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { compare, merged, type StoredField, valuesOf } from './customFields';
import { emailOf, isPlaceholder, phoneForms, placeholderFor } from './identity';
import { callLadiFlow, failureKind } from './request';

/** A contact as LadiFlow stores it; only what this package reads is named. */
export interface StoredContact {
	_id: string;
	email?: string;
	phone?: string | null;
	tags?: string[];
	custom_fields?: StoredField[];
	external_customer_id?: string | null;
	created_at?: string;
	updated_at?: string;
	[field: string]: unknown;
}

export type MatchedBy = 'email' | 'phone' | 'placeholder' | null;

/** Who is meant; at least one of the two. */
export interface Identity {
	email: string | null;
	phone: string | null;
	/** the id in the shop; only tells whether a changed e-mail belongs to the same person */
	externalId?: string;
}

/** What to write: decided anew each time the stored contact was read. */
export interface Write {
	native: IDataObject;
	customFields: Record<string, unknown>;
}

export interface WriteResult {
	contactId: string;
	email: string | null;
	phone: string | null;
	isNew: boolean | null;
	matchedBy: MatchedBy;
	written: IDataObject;
	missingCustomFields: string[];
	notes: string[];
	contact: IDataObject;
}

const MOST_ROUNDS = 3;

/**
 * Reads one contact.
 *
 * @returns null when LadiFlow says, in one of its four shapes, that there is none
 * @throws  NodeApiError when the look-up itself failed: that never counts as "none"
 * @see     ladiflow-api.md 2.5
 */
export async function show(
	context: IExecuteFunctions,
	by: { email: string } | { phone: string } | { customer_id: string },
): Promise<StoredContact | null> {
	let answer: unknown;
	try {
		answer = await callLadiFlow(context, {
			what: 'Looking up the contact',
			path: '/customer/show',
			body: by,
		});
	} catch (error) {
		if (failureKind(error) === 'notFound') return null;
		return await Promise.reject(error);
	}
	const contact = (answer as { customer?: StoredContact | null } | null)?.customer;
	return contact?._id ? contact : null;
}

/** Finds a contact by e-mail, then by phone in its forms, then by the address made up for the phone. */
export async function find(
	context: IExecuteFunctions,
	{ email, phone }: Identity,
): Promise<{ contact: StoredContact | null; matchedBy: MatchedBy }> {
	if (email) {
		const contact = await show(context, { email });
		if (contact) return { contact, matchedBy: 'email' };
	}
	if (phone) {
		for (const form of phoneForms(phone)) {
			const contact = await show(context, { phone: form });
			if (contact) return { contact, matchedBy: 'phone' };
		}
		const contact = await show(context, { email: placeholderFor(phone) });
		if (contact) return { contact, matchedBy: 'placeholder' };
	}
	return { contact: null, matchedBy: null };
}

/**
 * Writes a contact and proves it: what another writer did in between is merged and written again, what
 * LadiFlow did not keep is named. Call it in turn with other writers of the same contact.
 *
 * @param decide  what to write, from the stored contact (null: a new one); asked again each round
 * @param tags    ids to add; those the contact has are kept
 * @see           ladiflow-api.md 2.10, 2.12, 2.13
 */
export async function write(
	context: IExecuteFunctions,
	identity: Identity,
	tags: string[],
	decide: (stored: StoredContact | null) => Write,
): Promise<WriteResult> {
	const notes: string[] = [];
	const found = await find(context, identity);
	const { matchedBy } = found;
	let stored = found.contact;
	const wasThere = stored !== null;
	let answer: StoredContact | null = null;
	for (let round = 1; ; round++) {
		const { native, customFields } = decide(stored);
		const email = emailToWrite(identity, stored, notes);
		const allTags = [...new Set([...(stored?.tags ?? []), ...tags])];
		answer = (await callLadiFlow(context, {
			what: 'Writing the contact',
			path: stored ? '/customer/update' : '/customer/create-or-update',
			body: {
				...native,
				...(stored ? { _id: stored._id } : {}),
				...(email ? { email } : {}),
				...(identity.phone ? { phone: identity.phone } : {}),
				...(allTags.length > 0 ? { tags: allTags } : {}),
				custom_fields: merged(stored?.custom_fields, customFields),
			},
		})) as StoredContact | null;
		const before = stored;
		stored = await afterWrite(context, answer, before, identity);
		const { absent, different } = compare(customFields, stored.custom_fields);
		const overwritten =
			different.length > 0 ||
			(absent.length > 1 && absent.length === Object.keys(customFields).length);
		const wanted = decide(stored).customFields;
		const stillOurs = different.some((name) => name in wanted) || different.length === 0;
		if (overwritten && stillOurs && round < MOST_ROUNDS) continue;
		if (email && stored.email !== email) {
			notes.push('LadiFlow did not take the new e-mail address; the contact keeps the old one');
		}
		return {
			contactId: stored._id,
			email: shownEmail(stored.email),
			phone: stored.phone ?? null,
			isNew: wasThere ? false : isNew(answer),
			matchedBy,
			written: { ...native, ...(customFields as IDataObject) },
			missingCustomFields: [...absent, ...different.filter((name) => name in wanted)].filter(
				(name) => customFields[name] !== '',
			),
			notes,
			contact: simplified(stored),
		};
	}
}

async function afterWrite(
	context: IExecuteFunctions,
	answer: StoredContact | null,
	before: StoredContact | null,
	identity: Identity,
): Promise<StoredContact> {
	const id = answer?._id ?? before?._id;
	const stored = id
		? await show(context, { customer_id: id })
		: (await find(context, identity)).contact;
	if (stored) return stored;
	return await Promise.reject(
		new Error(
			'LadiFlow accepted the contact but cannot find it again; nothing is sure, run the item again',
		),
	);
}

/**
 * The e-mail to send. A made-up address gives way to a real one; another real one only to that of
 * the same person in the shop.
 */
function emailToWrite(
	{ email, externalId }: Identity,
	stored: StoredContact | null,
	notes: string[],
): string | null {
	const present = stored?.email ?? null;
	if (!present || !email || email === present.toLowerCase()) return email ?? present;
	if (isPlaceholder(present)) return email;
	if (externalId && stored?.external_customer_id === externalId) return email;
	const note = 'The contact with this phone has another e-mail address, which was kept';
	if (!notes.includes(note)) notes.push(note);
	return present;
}

function isNew(answer: StoredContact | null): boolean | null {
	if (typeof answer?.isNewSubscriber === 'boolean') return answer.isNewSubscriber;
	if (!answer?.created_at || !answer.updated_at) return null;
	return Math.abs(Date.parse(answer.updated_at) - Date.parse(answer.created_at)) <= 2000;
}

function shownEmail(email: string | undefined): string | null {
	return email && !isPlaceholder(email) ? emailOf(email) : null;
}

/** A contact as people read it: custom fields by name, no made-up address. */
export function simplified(contact: StoredContact): IDataObject {
	const { _id, phone, tags, created_at, updated_at } = contact;
	return {
		id: _id,
		name: contact.name ?? contact.first_name,
		email: shownEmail(contact.email),
		phone,
		tags,
		customFields: valuesOf(contact.custom_fields) as IDataObject,
		createdAt: created_at,
		updatedAt: updated_at,
	} as IDataObject;
}
