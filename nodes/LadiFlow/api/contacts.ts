// Finds contacts, and shows them as people read them.
import type { IDataObject } from 'n8n-workflow';

import { phoneForms } from '../../shared/vietnam/phones';
import { type StoredField, valuesOf } from '../model/customFields';
import {
	type Identity,
	identityOf,
	isPlaceholder,
	placeholderFor,
	realEmail,
} from '../model/identity';
import { PAGE_SIZE, readList } from './pagination';
import { type Connection, failureKind } from './request';
import type { KeyRoute, Route } from './routes';

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

/** The calls about contacts. */
export const CONTACT = {
	show: 'POST /customer/show',
	list: 'POST /customer/list',
	create: 'POST /customer/create',
	update: 'POST /customer/update',
	upsert: 'POST /customer/create-or-update',
} as const satisfies Record<string, KeyRoute>;

/** What finding a contact may call. */
export const FIND_CALLS: Route[] = [CONTACT.show, CONTACT.list];

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
			route: CONTACT.show,
			body: by,
		});
	} catch (error) {
		if (failureKind(error) === 'notFound') return null;
		return await Promise.reject(error);
	}
	const contact = (answer as { customer?: StoredContact | null } | null)?.customer;
	return contact?._id ? contact : null;
}

/** A way to look for a phone: by `show` in a form of it, by the address made up for it, by search. */
export type PhoneLook = 'usual' | 'placeholder' | 'search' | 'international' | 'bare';

/** All ways, in their order; which of them find something is open (ladiflow-api.md 2.10). */
export const PHONE_LOOKS: PhoneLook[] = ['usual', 'placeholder', 'search', 'international', 'bare'];

/** What is known of the ways on an account. */
export interface LookPlan {
	/**
	 * Which ways find whatever any way finds.
	 *
	 * @param byEmail  the contact was looked for by its e-mail before
	 */
	looks(byEmail: boolean): PhoneLook[];
	/** Whether the other ways shall be tried too, to see that they find nothing. */
	isDoubted(): boolean;
	/** Another way found a contact after all. */
	contradict(): void;
}

const ALL_WAYS: LookPlan = {
	looks: () => PHONE_LOOKS,
	isDoubted: () => false,
	contradict: () => {},
};

/**
 * Finds a contact by its e-mail, and by its phone in whatever form it is stored.
 *
 * @param plan  of the account; without it all ways are tried
 * @see         ladiflow-api.md 2.10
 */
export async function find(
	connection: Connection,
	{ email, phone }: Identity,
	by: MatchBy = 'emailThenPhone',
	plan: LookPlan = ALL_WAYS,
): Promise<Found> {
	const byEmail = email !== null && by !== 'phone';
	if (byEmail) {
		const contact = await show(connection, { email });
		if (contact) return { contact, matchedBy: 'email' };
	}
	return phone && by !== 'email'
		? await findByPhone(connection, phone, plan, byEmail)
		: { contact: null, matchedBy: null };
}

/** Tries the ways of the plan, and all others where a search leaves the choice or the end open. */
async function findByPhone(
	connection: Connection,
	phone: string,
	plan: LookPlan,
	byEmail: boolean,
): Promise<Found> {
	const planned = plan.looks(byEmail);
	const tried = new Set<PhoneLook>();
	let searched: Searched | null = null;
	const look = async (way: PhoneLook): Promise<StoredContact | null> => {
		tried.add(way);
		if (way !== 'search') return await showBy(connection, way, phone);
		searched ??= await searchPhone(connection, phone);
		const [first] = searched.matches;
		return first ? await show(connection, { customer_id: first }) : null;
	};
	const among = async (ways: PhoneLook[]): Promise<Found | null> => {
		for (const way of ways) {
			const contact = await look(way);
			if (contact) return { contact, matchedBy: way === 'placeholder' ? way : 'phone' };
		}
		return null;
	};
	for (const way of planned) {
		if (way === 'search' && planned.length < PHONE_LOOKS.length) {
			searched = await searchPhone(connection, phone);
			if (!searched.isWhole || searched.matches.length > 1) {
				return (await among(PHONE_LOOKS.filter((other) => !tried.has(other)))) ?? NOBODY;
			}
		}
		const found = await among([way]);
		if (found) return found;
	}
	const others = PHONE_LOOKS.filter((way) => !tried.has(way));
	if (others.length === 0 || !plan.isDoubted()) return NOBODY;
	const missed = await among(others);
	if (missed) plan.contradict();
	return missed ?? NOBODY;
}

const NOBODY: Found = { contact: null, matchedBy: null };

/** By `show`; null also for a form that the phone does not have. */
async function showBy(
	connection: Connection,
	way: Exclude<PhoneLook, 'search'>,
	phone: string,
): Promise<StoredContact | null> {
	const [usual, international, bare] = phoneForms(phone);
	if (way === 'placeholder') return await show(connection, { email: placeholderFor(usual) });
	const form = { usual, international, bare }[way];
	return form ? await show(connection, { phone: form }) : null;
}

/** What a search for a phone found. */
interface Searched {
	/** ids of contacts with the phone, or with the address made up for it */
	matches: string[];
	/** nothing that was found is on another page */
	isWhole: boolean;
}

/** Finds a phone with the digits that all its forms share; only the same phone counts. */
async function searchPhone(connection: Connection, phone: string): Promise<Searched> {
	const { contacts, isWhole } = await searchContacts(connection, digitsOf(phone));
	const matches = contacts.filter(
		({ email, phone: stored }) =>
			identityOf({ email, phone: stored }).phone === phone || email === placeholderFor(phone),
	);
	return { matches: matches.map(({ _id }) => _id), isWhole };
}

/** The digits that all forms of a phone share. */
export function digitsOf(phone: string): string {
	return phone.replace(/^(0|\+)/, '');
}

/** Searches contacts by a text of their name, e-mail or phone (ladiflow-api.md 2.6). */
export async function searchContacts(
	connection: Connection,
	text: string,
): Promise<{ contacts: StoredContact[]; isWhole: boolean }> {
	const what = 'Looking up the contact';
	const query = { search: { name: text } };
	const answer = (await connection.call({
		what,
		route: CONTACT.list,
		body: { ...query, page: 1, limit: MOST_NAMESAKES },
	})) as { items?: StoredContact[]; total?: unknown } | null;
	const contacts = answer?.items ?? [];
	if (contacts.length >= Number(answer?.total ?? NaN)) return { contacts, isWhole: true };
	// Pages may begin at 0, or be shorter than asked for.
	return {
		contacts: await listContacts(connection, what, query, MOST_NAMESAKES),
		isWhole: false,
	};
}

/**
 * Lists contacts.
 *
 * @param what    the call in words, for messages
 * @param query   search, order and tags (ladiflow-api.md 2.6)
 * @param wanted  how many at most; null for all
 * @param kept    what of a contact is held in memory
 */
export async function listContacts(
	connection: Connection,
	what: string,
	query: IDataObject,
	wanted: number | null,
	kept?: (contact: StoredContact) => StoredContact,
): Promise<StoredContact[]> {
	return await readList<StoredContact>(
		connection,
		{ what, route: CONTACT.list, body: query },
		wanted,
		kept,
	);
}

/**
 * Asks how long the list of all contacts is.
 *
 * @returns `total` is null where the answer does not say; `pageSize` is how many come at once
 */
export async function countContacts({
	call,
}: Connection): Promise<{ total: number | null; pageSize: number }> {
	const answer = (await call({
		what: 'Counting contacts',
		route: CONTACT.list,
		body: { page: 1, limit: PAGE_SIZE },
	})) as { items?: unknown[]; total?: unknown } | null;
	const total = Number(answer?.total ?? NaN);
	return { total: Number.isFinite(total) ? total : null, pageSize: answer?.items?.length ?? 0 };
}

/**
 * A contact as people and AI tools read it: custom fields by name with typed values, no made-up address.
 *
 * @param tagNames  names of its tags, in the order of their ids
 * @see             ladiflow-api.md 2.5, 2.13 (how values come back)
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
