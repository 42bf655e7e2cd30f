// Which ways find a contact by its phone on one account: proven on contacts that were just created, so that the others
// need not be tried.
import {
	digitsOf,
	type LookPlan,
	PHONE_LOOKS,
	type PhoneLook,
	searchContacts,
	show,
	type StoredContact,
} from '../api/contacts';
import type { Connection } from '../api/request';
import { phoneForms, phoneOf } from '../../shared/vietnam/phones';
import { LEARNED_AGE } from './learned';

/** How `show` takes a phone: as stored, in any form, or not at all. */
export type PhoneMatch = 'exact' | 'anyForm' | 'none';

/** After a proof that failed. */
const NEXT_TRY = 10 * 60_000;
/** So many look-ups that find nobody go by what is proven; the next tries all ways again. */
const UNDOUBTED = 19;

/**
 * A search that finds parts of phones and of e-mails finds every contact that any other way finds, unless `show`
 * understands forms of a phone that a search for its digits does not see (`0900 000 001`). So:
 *
 * - as long as nothing is proven, all ways are tried;
 * - where search finds parts and `show` knows phones as stored, or no phones, search alone proves that nobody is there;
 * - where `show` knows all forms, it is asked too.
 *
 * Before it goes the one way that finds what this package writes itself, so that a known contact costs one read.
 */
export class LookUps implements LookPlan {
	private proven: { match: PhoneMatch; at: number } | null = null;
	private nextTry = 0;
	private undoubted = 0;

	/** @param now  milliseconds, for tests */
	constructor(private readonly now: () => number = Date.now) {}

	looks(byEmail: boolean): PhoneLook[] {
		const match = this.match();
		if (match === null) return PHONE_LOOKS;
		if (match === 'anyForm') return ['usual', 'search'];
		if (byEmail) return ['search'];
		return [match === 'exact' ? 'usual' : 'placeholder', 'search'];
	}

	isDoubted(): boolean {
		this.undoubted = (this.undoubted + 1) % (UNDOUBTED + 1);
		return this.undoubted === 0;
	}

	contradict(): void {
		this.proven = null;
		this.nextTry = this.now() + LEARNED_AGE;
	}

	/**
	 * Proves the ways on a contact that was created a moment ago, where that is due: what is found at once is found
	 * later too. The contact is written by then, so a question that fails leaves it unproven and fails nothing else.
	 *
	 * @see ladiflow-api.md 2.6, 2.10
	 */
	async prove(connection: Connection, created: StoredContact): Promise<void> {
		if (this.match() !== null || this.now() < this.nextTry) return;
		this.nextTry = this.now() + NEXT_TRY;
		const match = await proof(connection, created).catch(() => null);
		if (match !== null) this.proven = { match, at: this.now() };
	}

	private match(): PhoneMatch | null {
		if (this.proven && this.now() - this.proven.at >= LEARNED_AGE) this.proven = null;
		return this.proven?.match ?? null;
	}
}

/** @returns null where a search does not find all, or nothing can be said on this contact */
async function proof(
	{ call, ...rest }: Connection,
	{ _id, phone, email, first_name, name }: StoredContact,
): Promise<PhoneMatch | null> {
	const connection = {
		...rest,
		call: async (of: Parameters<typeof call>[0]) => await call({ ...of, tries: 1 }),
	};
	const [usual, international] = phoneForms(phoneOf(phone) ?? '');
	if (!international || phone !== usual || !email) return null;
	const finds = async (text: string) =>
		(await searchContacts(connection, text)).contacts.some((contact) => contact._id === _id);
	const shows = async (form: string) => (await show(connection, { phone: form }))?._id === _id;
	const part = digitsOf(usual);
	// The whole word would prove nothing.
	if ([first_name, name].some((text) => String(text ?? '').includes(part))) return null;
	if (!(await finds(part)) || !(await finds(email.slice(1, -1)))) return null;
	const asStored = await shows(usual);
	const inAnotherForm = await shows(international);
	if (asStored === inAnotherForm) return asStored ? 'anyForm' : 'none';
	return asStored ? 'exact' : null;
}
