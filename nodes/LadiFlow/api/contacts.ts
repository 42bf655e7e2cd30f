// Finds contacts, and shows them as people read them.
import type { IDataObject } from 'n8n-workflow';

import { type StoredField, valuesOf } from './customFields';
import {
	type Identity,
	identityOf,
	isPlaceholder,
	phoneForms,
	placeholderFor,
	realEmail,
} from './identity';
import { type Connection, failureKind } from './request';

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

export type MatchedBy = 'id' | 'email' | 'phone' | 'placeholder' | null;

/** What a contact may be found by, in this order. */
export type MatchBy = 'emailThenPhone' | 'email' | 'phone';

export interface Found {
	contact: StoredContact | null;
	matchedBy: MatchedBy;
}

/** More people than share a phone, or a part of one. */
const MOST_NAMESAKES = 20;

export type ShowBy = { email: string } | { phone: string } | { customer_id: string };

/**
 * Reads one contact.
 *
 * @returns null when LadiFlow says, in one of its four shapes, that there is none
 * @throws  NodeApiError when the look-up itself failed: that never counts as "none"
 * @see     ladiflow-api.md 2.5
 */
export async function show({ call }: Connection, by: ShowBy): Promise<StoredContact | null> {
	let answer: unknown;
	try {
		answer = await call({
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

/**
 * Finds a contact by its e-mail, and by its phone in whatever form it is stored.
 *
 * @see ladiflow-api.md 2.10
 */
export async function find(
	connection: Connection,
	{ email, phone }: Identity,
	by: MatchBy = 'emailThenPhone',
): Promise<Found> {
	if (email && by !== 'phone') {
		const contact = await show(connection, { email });
		if (contact) return { contact, matchedBy: 'email' };
	}
	return phone && by !== 'email'
		? await findByPhone(connection, phone)
		: { contact: null, matchedBy: null };
}

/** Whether `show` knows phones, and in which form, is open: the address made up for a phone and a search help. */
async function findByPhone(connection: Connection, phone: string): Promise<Found> {
	const [usual, ...others] = phoneForms(phone);
	const looks: Array<{ matchedBy: MatchedBy; look: () => Promise<StoredContact | null> }> = [
		{ matchedBy: 'phone', look: async () => await show(connection, { phone: usual }) },
		{
			matchedBy: 'placeholder',
			look: async () => await show(connection, { email: placeholderFor(usual) }),
		},
		{ matchedBy: 'phone', look: async () => await searchPhone(connection, phone) },
		...others.map((form) => ({
			matchedBy: 'phone' as const,
			look: async () => await show(connection, { phone: form }),
		})),
	];
	for (const { matchedBy, look } of looks) {
		const contact = await look();
		if (contact) return { contact, matchedBy };
	}
	return { contact: null, matchedBy: null };
}

/** Finds a phone with the digits that all its forms share; only the same phone counts. */
async function searchPhone(connection: Connection, phone: string): Promise<StoredContact | null> {
	const answer = (await connection.call({
		what: 'Looking up the contact',
		path: '/customer/list',
		body: { search: { name: phone.replace(/^(0|\+)/, '') }, page: 1, limit: MOST_NAMESAKES },
	})) as { items?: StoredContact[] } | null;
	const match = answer?.items?.find(
		(contact) => identityOf({ email: contact.email, phone: contact.phone }).phone === phone,
	);
	return match ? await show(connection, { customer_id: match._id }) : null;
}

/**
 * A contact as people and AI tools read it: custom fields by name with typed values, no made-up address.
 *
 * @param tagNames  names of its tags, in the order of their ids
 * @see             ladiflow-api.md 7.2 (12)
 */
export function simplified(contact: StoredContact, tagNames: string[]): IDataObject {
	return {
		id: contact._id,
		name: contact.name ?? contact.first_name,
		email: realEmail(contact.email),
		emailIsPlaceholder: isPlaceholder(contact.email ?? ''),
		phone: contact.phone ?? null,
		tags: contact.tags ?? [],
		tagNames,
		customFields: valuesOf(contact.custom_fields) as IDataObject,
		createdAt: contact.created_at,
		updatedAt: contact.updated_at,
	} as IDataObject;
}
