// The contacts of an account as its list showed them lately: an import need not ask for each one what is in it already.
import { countContacts, type Found, listContacts, type StoredContact } from '../api/contacts';
import type { Connection } from '../api/request';
import type { Identity } from '../model/identity';
import { compactor, ContactIndex } from './contactIndex';
import { LEARNED_AGE } from './learned';

/** From the moment on at which the list was begun. */
const AGE = 10 * 60_000;

/** An account with more contacts than this is not held in memory. */
const MOST_CONTACTS = 50_000;

/** Fewer items are not worth a question how long the list is. */
const LEAST_ITEMS = 25;

/** A list may cost so many calls for each item: even where everything differs, that is a fifth of a read and a write. */
const CALLS_AN_ITEM = 0.4;

/** Of the contacts that are right by the list, the first ones and then one of so many are read all the same. */
const FIRST_CHECKED = 3;
const CHECKED = 200;

/** A contact that is there, and how it was found. */
export type Listed = Found & { contact: StoredContact };

export class KnownContacts {
	private index: ContactIndex | null = null;
	/** when the list was begun; milliseconds, as all times here */
	private listedAt = 0;
	private listing: Promise<void> | null = null;
	private restsUntil = 0;
	private calls: { number: number; countedAt: number } | null = null;
	/** items that came while there was no list */
	private came = { since: 0, number: 0 };
	/** what this process wrote since the list was begun: ids, e-mails and phones */
	private readonly written = new Set<string>();
	/** names of the custom fields that the list shows of any contact */
	private readonly shown = new Set<string>();
	/** names that no listed contact shows, and that a write did not keep either */
	private readonly lacking = new Set<string>();
	private believed = 0;

	/**
	 * Lists the contacts where that costs less than asking for each: by the number of items, of this run and of those
	 * before it, and of the pages. It gives nothing and fails never: without a list the items are looked up as always.
	 *
	 * @param ahead  items that the run has not begun yet, this one included
	 */
	async prepare(connection: Connection, ahead: number): Promise<void> {
		const now = Date.now();
		if (this.listing) return await this.listing;
		if (this.isYoung(now)) return;
		this.forget();
		if (now - this.came.since > AGE) this.came = { since: now, number: 0 };
		const items = this.came.number++ + ahead;
		if (items < LEAST_ITEMS || now < this.restsUntil) return;
		if (this.calls && now - this.calls.countedAt < AGE && !isWorth(this.calls.number, items))
			return;
		this.listing = this.list(connection, items)
			// The look-ups say for themselves what is wrong, and a stop ends them too.
			.catch(() => {
				this.restsUntil = Date.now() + AGE;
			})
			.finally(() => (this.listing = null));
		await this.listing;
	}

	/**
	 * The contact of a person as it was listed.
	 *
	 * @param readAt  when the customer was read from the shop, ISO; what was listed before that tells nothing of it
	 * @returns       null where only a look-up can tell
	 */
	find({ email, phone }: Identity, readAt: string | null): Listed | null {
		if (!this.index || !this.isYoung(Date.now())) return null;
		if (readAt !== null && Date.parse(readAt) > this.listedAt) return null;
		// Somebody may have given the person's e-mail to another contact since.
		const sharing = email ? this.index.withEmail(email) : this.index.withPhone(String(phone));
		const { contact, matchedBy } = this.index.find({ email, phone });
		if (!contact || sharing.length !== 1 || sharing[0] !== contact) return null;
		const names = [contact._id, email, phone];
		return names.some((name) => name && this.written.has(name)) ? null : { contact, matchedBy };
	}

	/** Whether there is a list to decide by. */
	get areListed(): boolean {
		return this.isYoung(Date.now());
	}

	/** Whether a contact that is right by the list shall be read all the same, to see whether lists are true. */
	isToBeChecked(): boolean {
		const number = this.believed++;
		return number < FIRST_CHECKED || number % CHECKED === 0;
	}

	/** Custom fields that the account does not have, as far as a list and a write can tell. */
	lacks(name: string): boolean {
		return this.lacking.has(name);
	}

	/** Notes what a write asked for and what of it was not kept. */
	learn(asked: string[], missing: string[]): void {
		for (const name of asked) this.lacking.delete(name);
		if (this.shown.size === 0) return;
		for (const name of missing) if (!this.shown.has(name)) this.lacking.add(name);
	}

	/** Notes that this process wrote to a contact; by all that it may be found by. */
	wrote(names: Array<string | null | undefined>): void {
		if (!this.index && !this.listing) return;
		for (const name of names) if (name) this.written.add(name.toLowerCase());
	}

	/** What was listed is not true any more. */
	forget(): void {
		this.index = null;
		for (const names of [this.written, this.shown, this.lacking]) names.clear();
		this.believed = 0;
	}

	/** Lets a list go when it is too old to be believed, also where no run comes any more: it is the largest thing held here. */
	private forgetLater(listedAt: number): void {
		// Its timer keeps no process alive.
		AbortSignal.timeout(AGE).addEventListener('abort', () => {
			if (this.listedAt === listedAt) this.forget();
		});
	}

	private isYoung(now: number): boolean {
		return this.index !== null && now - this.listedAt < AGE;
	}

	private async list(connection: Connection, items: number): Promise<void> {
		this.calls = { number: await callsFor(connection), countedAt: Date.now() };
		if (!isWorth(this.calls.number, items)) return;
		this.listedAt = Date.now();
		const index = new ContactIndex(MOST_CONTACTS);
		// An item says all fields of its contact.
		const compact = compactor(() => true);
		const keep = (contact: StoredContact): StoredContact => {
			for (const { name } of contact.custom_fields ?? []) this.shown.add(name);
			return compact(contact);
		};
		const what = 'Listing contacts';
		// In the order of their making nothing moves while they are read.
		const query = { sort: { created_at: 'ASC' } };
		for (const contact of await listContacts(connection, what, query, null, keep)) {
			index.put(contact);
		}
		this.index = index;
		this.came = { since: 0, number: 0 };
		this.forgetLater(this.listedAt);
		// Where lists show no custom fields, nearly every contact has to be read all the same.
		if (this.shown.size === 0) this.restsUntil = this.listedAt + LEARNED_AGE;
	}
}

const isWorth = (calls: number, items: number) => calls <= CALLS_AN_ITEM * items;

/** How many calls a list of all contacts takes, this one included; endless where it cannot be said or held. */
async function callsFor(connection: Connection): Promise<number> {
	const { total, pageSize } = await countContacts(connection);
	if (total === null || total === 0 || total > MOST_CONTACTS || pageSize === 0) return Infinity;
	return 1 + Math.ceil(total / pageSize);
}
