// All that this process knows of each account, in one bounded place.
import { KnownFields } from '../api/accountFields';
import { find, type Found, type MatchBy } from '../api/contacts';
import { type CallingContext, connect, type Connection } from '../api/request';
import { RequestQueue } from '../api/requestQueue';
import { KnownTags } from '../api/tags';
import { type ApiDialect, newDialect } from './dialect';
import { LastUsed } from '../../shared/lastUsed';
import type { Identity } from '../model/identity';
import { ContactLock } from './lock';
import { KnownContacts } from './knownContacts';
import { LEARNED_AGE } from './learned';
import { LookUps } from './lookUps';
import { Readings } from './readings';
import { WriteEcho } from './writeEcho';

/** Of more accounts, those that were not used for longest are forgotten, and learned again. */
const MOST_ACCOUNTS = 100;

export class Account {
	readonly requests = new RequestQueue();
	readonly lock = new ContactLock();
	private learned = { dialect: newDialect(), since: Date.now() };
	readonly readings = new Readings();
	readonly lookUps = new LookUps();
	readonly echo = new WriteEcho();
	readonly tags = new KnownTags();
	readonly fields = new KnownFields();
	readonly contacts = new KnownContacts();

	get dialect(): ApiDialect {
		if (Date.now() - this.learned.since >= LEARNED_AGE) {
			this.learned = { dialect: newDialect(), since: Date.now() };
		}
		return this.learned.dialect;
	}

	/** Whether it may be forgotten: nobody waits for a contact, or for LadiFlow to take requests again. */
	get isFree(): boolean {
		return this.lock.isFree && this.requests.isIdle;
	}
}

const accounts = new LastUsed<Account>(MOST_ACCOUNTS, ({ isFree }) => isFree);

/** @param key  as a connection names its account */
export function accountOf({ account: key }: Pick<Connection, 'account'>): Account {
	return accounts.keep(key, accounts.get(key) ?? new Account());
}

/**
 * Opens the account of the node's credential.
 *
 * @param atMost  requests a second at most, where the node sets its own number instead of the credential's
 */
export async function open(context: CallingContext, atMost?: number): Promise<Connection> {
	return await connect(context, (account) => accountOf({ account }).requests, atMost);
}

/** Finds a contact by the ways that are proven on its account, as surely as by all. */
export async function findContact(
	connection: Connection,
	person: Identity,
	by?: MatchBy,
): Promise<Found> {
	return await find(connection, person, by, accountOf(connection).lookUps);
}
