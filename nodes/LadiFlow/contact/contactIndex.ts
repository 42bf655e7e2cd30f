// The contacts of an account in memory, as its lists show them: found by whatever a person may be known by.
import { pick, sortBy } from 'lodash';

import { phoneOf } from '../../shared/vietnam/phones';
import type { Found, StoredContact } from '../api/contacts';
import {
	emailOf,
	type Identity,
	identityOf,
	isPlaceholder,
	placeholderFor,
} from '../model/identity';
import { CLEARABLE, NAMES } from '../model/nativeFields';
import { EXPECTED_FIELDS } from '../sync/expectedFields';
import { READ_AT } from '../sync/freshness';

/** Some 5 kB each with ten custom fields; an account with more than this is not held in memory. */
const MOST_CONTACTS = 200_000;

const OWN_FIELDS = ['_id', 'email', 'phone', 'tags', 'updated_at', ...NAMES, ...CLEARABLE];
const CUSTOM_FIELDS = new Set([...EXPECTED_FIELDS.map(({ name }) => name), READ_AT]);

/** Of a contact what a sync may look at or write; a listed one holds much more. */
export function trimmed(contact: StoredContact): StoredContact {
	return {
		...(pick(contact, OWN_FIELDS) as StoredContact),
		...(contact.custom_fields
			? { custom_fields: contact.custom_fields.filter(({ name }) => CUSTOM_FIELDS.has(name)) }
			: {}),
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
	/** by `email …`, `phone …` and `code …` */
	private readonly byName = new Map<string, StoredContact[]>();

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
		for (const name of namesOf(contact)) {
			const sharing = this.byName.get(name);
			if (sharing) sharing.push(contact);
			else this.byName.set(name, [contact]);
		}
		return true;
	}

	remove(id: string): void {
		const contact = this.byId.get(id);
		if (!contact) return;
		this.byId.delete(id);
		for (const name of namesOf(contact)) {
			const others = (this.byName.get(name) ?? []).filter((other) => other !== contact);
			if (others.length > 0) this.byName.set(name, others);
			else this.byName.delete(name);
		}
	}

	withId(id: string): StoredContact | null {
		return this.byId.get(id) ?? null;
	}

	/** Those that hold a customer's code, with the shop before it where that is how it is written. */
	withCode(code: string): StoredContact[] {
		return this.byName.get(`code ${code}`) ?? [];
	}

	/** Those that hold an e-mail, in lower case. */
	withEmail(email: string): StoredContact[] {
		return this.byName.get(`email ${email}`) ?? [];
	}

	/** Those that hold a phone, in its usual form here, however it is stored. */
	withPhone(phone: string): StoredContact[] {
		return this.byName.get(`phone ${phone}`) ?? [];
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

	/** All who share an e-mail or a phone, each contact once. */
	doubles(): Doubles[] {
		const groups = new Map<string, { ids: Set<string>; sharing: Set<'email' | 'phone'> }>();
		for (const [name, sharing] of this.byName) {
			if (sharing.length < 2 || name.startsWith('code ')) continue;
			const joined = {
				ids: new Set<string>(),
				sharing: new Set([name.startsWith('email ') ? ('email' as const) : ('phone' as const)]),
			};
			for (const { _id } of sharing) {
				const known = groups.get(_id);
				if (known && joined.ids.has(_id)) continue;
				for (const id of known?.ids ?? [_id]) joined.ids.add(id);
				for (const by of known?.sharing ?? []) joined.sharing.add(by);
			}
			for (const id of joined.ids) groups.set(id, joined);
		}
		const place = new Map([...this.byId.keys()].map((id, number) => [id, number]));
		return [...new Set(groups.values())].map(({ ids, sharing }) => ({
			contacts: sortBy([...ids], (id) => place.get(id)).flatMap((id) => this.withId(id) ?? []),
			sharing: sortBy([...sharing]),
		}));
	}
}

/** What a contact is found by. A made-up address is its phone, and nobody's e-mail. */
function namesOf({ email: stored, phone, external_customer_id: code }: StoredContact): string[] {
	const email = emailOf(stored);
	const phones = new Set([phoneOf(phone), identityOf({ email: stored }).phone]);
	return [
		...(email && !isPlaceholder(email) ? [`email ${email}`] : []),
		...[...phones].flatMap((number) => (number ? [`phone ${number}`] : [])),
		...(code ? [`code ${String(code)}`] : []),
	];
}
