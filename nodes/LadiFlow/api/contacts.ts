// Finds contacts, and shows them as people read them.
import type { IDataObject } from 'n8n-workflow';

import { type StoredField, valuesOf } from './customFields';
import { type Identity, isPlaceholder, phoneForms, placeholderFor, realEmail } from './identity';
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
 * Finds a contact by its e-mail, by its phone in every form it may be stored in, and by the address that
 * LadiFlow made up for the phone.
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
	if (phone && by !== 'email') {
		for (const form of phoneForms(phone)) {
			const contact = await show(connection, { phone: form });
			if (contact) return { contact, matchedBy: 'phone' };
			const madeUp = await show(connection, { email: placeholderFor(form) });
			if (madeUp) return { contact: madeUp, matchedBy: 'placeholder' };
		}
	}
	return { contact: null, matchedBy: null };
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
