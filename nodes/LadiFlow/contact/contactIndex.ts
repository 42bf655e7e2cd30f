// The contacts of an account in memory, as its lists show them: found by whatever a person may be known by.
import { pick, pickBy, sortBy } from 'lodash';

import { isNothing } from '../../shared/values';
import { phoneOf } from '../../shared/vietnam/phones';
import type { Found, StoredContact } from '../api/contacts';
import { type StoredField, valueOf } from '../model/customFields';
import {
	emailOf,
	type Identity,
	identityOf,
	isPlaceholder,
	placeholderFor,
} from '../model/identity';
import { CLEARABLE, NAMES } from '../model/nativeFields';
import { READ_AT } from '../sync/freshness';

/** Some 1.5 kB each with ten custom fields; an account with more than this is not held in memory. */
const MOST_CONTACTS = 200_000;

const OWN_FIELDS = ['_id', 'email', 'phone', 'created_at', 'updated_at', ...NAMES, ...CLEARABLE];

/** Fields of the contact itself in which many hold the same. */
const REPEATING = ['country', 'city', 'district', 'ward', 'gender', 'language'];

/**
 * Makes listed contacts small enough to hold many of them: what a sync may look at or write, nothing that is empty, and
 * what repeats but once. One for a list.
 *
 * @param wants  which custom fields
 */
export function compactor(
	wants: (field: string) => boolean,
): (contact: StoredContact) => StoredContact {
	const seen = new Map<unknown, unknown>();
	const once = <T>(value: T, key: unknown = value): T => {
		if (!seen.has(key)) seen.set(key, value);
		return seen.get(key) as T;
	};
	// Objects that are made with all their properties take the least memory.
	const compact = ({ value, values, value_number, ...field }: StoredField): StoredField => {
		const name = once(field.name);
		const data_type = once(field.data_type);
		const custom_field_id = once(field.custom_field_id);
		if (values && values.length > 0) return { name, data_type, custom_field_id, values };
		if (value !== undefined && value !== null) return { name, data_type, custom_field_id, value };
		return { name, data_type, custom_field_id, value_number };
	};
	return (contact) => {
		const own = pickBy(pick(contact, OWN_FIELDS), (value) => !isNothing(value)) as StoredContact;
		for (const name of REPEATING) if (name in own) own[name] = once(own[name]);
		const { tags, custom_fields: fields } = contact;
		if (tags) own.tags = once(tags, `tags ${tags.join()}`);
		if (fields) {
			own.custom_fields = fields
				.filter(
					(field) =>
						wants(field.name) && (field.name.startsWith(READ_AT) || valueOf(field) !== null),
				)
				.map(compact);
		}
		return own;
	};
}

/** Several contacts that share an e-mail or a phone, in the order in which they were listed. */
export interface Doubles {
	contacts: StoredContact[];
	sharing: Array<'email' | 'phone'>;
}

/** Pure and bounded. A contact that is not in it may be in the account all the same: it was written since. */
export class ContactIndex {
	private readonly byId = new Map<string, StoredContact>();
	/** most names are one contact's, which needs no list */
	private readonly byName: Record<Kind, Map<string, StoredContact | StoredContact[]>> = {
		email: new Map(),
		phone: new Map(),
		code: new Map(),
	};

	constructor(private readonly most = MOST_CONTACTS) {}

	get size(): number {
		return this.byId.size;
	}

	/**
	 * Takes a contact in, in the place of what was known of it.
	 *
	 * @returns false where no more contacts are taken in
	 */
	put(contact: StoredContact): boolean {
		const isKnown = this.byId.has(contact._id);
		if (!isKnown && this.byId.size >= this.most) return false;
		if (isKnown) this.remove(contact._id);
		this.byId.set(contact._id, contact);
		for (const [kind, name] of namesOf(contact)) {
			const known = this.byName[kind].get(name);
			if (Array.isArray(known)) known.push(contact);
			else this.byName[kind].set(name, known ? [known, contact] : contact);
		}
		return true;
	}

	remove(id: string): void {
		const contact = this.byId.get(id);
		if (!contact) return;
		this.byId.delete(id);
		for (const [kind, name] of namesOf(contact)) {
			const others = this.with(kind, name).filter((other) => other !== contact);
			if (others.length > 0) this.byName[kind].set(name, others);
			else this.byName[kind].delete(name);
		}
	}

	withId(id: string): StoredContact | null {
		return this.byId.get(id) ?? null;
	}

	/** Those that hold a customer's code, with the shop before it where that is how it is written. */
	withCode(code: string): StoredContact[] {
		return this.with('code', code);
	}

	/** Those that hold an e-mail, in lower case. */
	withEmail(email: string): StoredContact[] {
		return this.with('email', email);
	}

	/** Those that hold a phone, in its usual form here, however it is stored. */
	withPhone(phone: string): StoredContact[] {
		return this.with('phone', phone);
	}

	/**
	 * Finds a contact as a look-up at LadiFlow does: by its e-mail, then by its phone, however it is stored.
	 *
	 * @see ladiflow-api.md 2.10
	 */
	find({ email, phone }: Identity): Found {
		const [byEmail] = email ? this.withEmail(email) : [];
		if (byEmail) return { contact: byEmail, matchedBy: 'email' };
		const candidates = phone ? this.withPhone(phone) : [];
		const stored = candidates.find((contact) => contact.phone === phone);
		if (stored) return { contact: stored, matchedBy: 'phone' };
		const madeUp = candidates.find(
			(contact) => emailOf(contact.email) === placeholderFor(String(phone)),
		);
		if (madeUp) return { contact: madeUp, matchedBy: 'placeholder' };
		const [other = null] = candidates;
		return { contact: other, matchedBy: other && 'phone' };
	}

	/** Whether several contacts share what a person is found by: only LadiFlow can say which of them its look-up finds. */
	isShared({ email, phone }: Identity): boolean {
		const byEmail = email ? this.withEmail(email) : [];
		return (byEmail.length > 0 || !phone ? byEmail : this.withPhone(phone)).length > 1;
	}

	private with(kind: Kind, name: string): StoredContact[] {
		const found = this.byName[kind].get(name);
		return found === undefined ? [] : [found].flat();
	}

	/** All who share an e-mail or a phone, each contact once. */
	doubles(): Doubles[] {
		const groups = new Map<string, { ids: Set<string>; sharing: Set<'email' | 'phone'> }>();
		const shared = (['email', 'phone'] as const).flatMap((kind) =>
			[...this.byName[kind].values()].flatMap((all) =>
				Array.isArray(all) && all.length > 1 ? [{ kind, all }] : [],
			),
		);
		for (const { kind, all } of shared) {
			const joined = { ids: new Set<string>(), sharing: new Set<'email' | 'phone'>([kind]) };
			for (const { _id } of all) {
				const known = groups.get(_id);
				if (known && joined.ids.has(_id)) continue;
				for (const id of known?.ids ?? [_id]) joined.ids.add(id);
				for (const by of known?.sharing ?? []) joined.sharing.add(by);
			}
			for (const id of joined.ids) groups.set(id, joined);
		}
		const place = new Map([...this.byId.keys()].map((id, number) => [id, number]));
		const all = [...new Set(groups.values())].map(({ ids, sharing }) => ({
			contacts: sortBy([...ids], (id) => place.get(id)).flatMap((id) => this.withId(id) ?? []),
			sharing: sortBy([...sharing]),
		}));
		return sortBy(all, ({ contacts: [first] }) => place.get(first._id));
	}
}

type Kind = 'email' | 'phone' | 'code';

/** What a contact is found by. A made-up address is its phone, and nobody's e-mail. */
function namesOf(contact: StoredContact): Array<[Kind, string]> {
	const { email: stored, phone, external_customer_id: code } = contact;
	const email = emailOf(stored);
	const phones = new Set([phoneOf(phone), identityOf({ email: stored }).phone]);
	const names: Array<[Kind, string]> = [];
	if (email && !isPlaceholder(email)) names.push(['email', email]);
	for (const number of phones) if (number) names.push(['phone', number]);
	if (code) names.push(['code', String(code)]);
	return names;
}
