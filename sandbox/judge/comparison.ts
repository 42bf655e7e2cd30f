// Lays the account's contacts beside what the oracle expects, field by field.
import { isEqual, uniq } from 'lodash';

import { phoneInPlaceholder, usableEmail, usablePhone } from '../identities';
import type { Contact } from '../ladiflow/contacts';
import type { FieldValue } from '../ladiflow/fields';
import type { Switches } from '../switches';
import { expectedContacts, type ExpectedContact, type ShopRecords } from './oracle';

/** What the judge reads of an account: its contacts, and the custom fields that it defines. */
export interface AccountRecords {
	readonly contacts: Contact[];
	readonly fields: ReadonlyArray<{ name: string }>;
}

export interface CompareOptions {
	/** Whether the optional kv_* fields count too. */
	kvFields?: boolean;
	/** Whether the order metrics count too. */
	orderMetrics?: boolean;
	/**
	 * Where several shops write into the account and are kept apart: the name of the one that is compared. What it
	 * knows of its customers stands behind it; the last order is that of any shop, and not compared.
	 */
	shop?: string;
}

/** One fact about one customer. `field` is `contact` for the question whether there is exactly one. */
export interface ComparisonRow {
	/** The customer's code. */
	customer: string;
	name: string;
	field: string;
	expected: unknown;
	actual: unknown;
	equal: boolean;
}

export interface Comparison {
	/** Nothing differs and nothing is there that should not be. */
	equal: boolean;
	rows: ComparisonRow[];
	/** Contacts that belong to nobody who is or was a customer, and that no person typed in. */
	unexpected: Contact[];
}

/** Compares the whole account with what the shop's records say it must hold. */
export function compared(
	shop: ShopRecords,
	account: AccountRecords,
	switches: Switches,
	options: CompareOptions = {},
): Comparison {
	const index = new ContactIndex(account.contacts);
	const rows = expectedContacts(shop).flatMap((wanted) =>
		rowsOf(wanted, index, { account, switches, options }),
	);
	const known = identitiesOf(shop);
	const unexpected = account.contacts.filter(
		(contact) => !contact.byHand && !identities(contact).some((identity) => known.has(identity)),
	);
	return { equal: unexpected.length === 0 && rows.every(({ equal }) => equal), rows, unexpected };
}

/** The contacts by e-mail and by phone in one form. */
class ContactIndex {
	private readonly byIdentity: Record<string, Contact[]> = {};

	constructor(contacts: Contact[]) {
		for (const contact of contacts) {
			for (const identity of identities(contact)) (this.byIdentity[identity] ??= []).push(contact);
		}
	}

	/** All contacts with the customer's e-mail, then those with the phone. */
	all({ email, phone }: ExpectedContact): Contact[] {
		return uniq(
			[email, phone].flatMap((identity) => (identity && this.byIdentity[identity]) || []),
		);
	}
}

function rowsOf(
	wanted: ExpectedContact,
	index: ContactIndex,
	{
		account,
		switches,
		options,
	}: { account: AccountRecords; switches: Switches; options: CompareOptions },
): ComparisonRow[] {
	const row = (
		field: string,
		expected: unknown,
		actual: unknown,
		equal: boolean,
	): ComparisonRow => ({
		customer: wanted.customerCode,
		name: wanted.name,
		field,
		expected,
		actual,
		equal,
	});
	const found = index.all(wanted);
	const contact = found.at(0);
	// A contact that a person typed in with the same phone is no second one of ours.
	const count = found.filter((candidate) => candidate === contact || !candidate.byHand).length;
	const existence = row('contact', 1, count, count === 1);
	if (!contact || wanted.sharedWith.length > 0) return [existence];

	const natives = Object.entries(wanted.native).map(([field, expected]) => {
		const actual = nativeValue(contact, field);
		const heldBack = field === 'email' && !switches.updateChangesEmail && isPlaceholder(actual);
		return row(field, expected, actual, actual === expected || heldBack);
	});
	const wantedFields = {
		...wanted.fields,
		...(options.kvFields ? wanted.kvFields : {}),
		...(options.orderMetrics ? wanted.orderMetrics : {}),
	};
	const fields = Object.entries(wantedFields)
		.flatMap(([field, expected]): Array<[string, unknown]> => {
			if (!options.shop) return [[field, expected]];
			return OF_ANY_SHOP.test(field) ? [] : [[`${field}_${options.shop}`, expected]];
		})
		// What the account does not define, LadiFlow cannot keep; the package has to say so, not to store it.
		.filter(([field]) => account.fields.some(({ name }) => name === field))
		.map(([field, expected]) => {
			const actual = contact.fields.get(field);
			const unsaid = actual === undefined && mayBeUnsaid(field, expected, switches);
			return row(field, expected, actual, unsaid || sameValue(expected, actual, switches));
		});
	return [existence, ...natives, ...fields];
}

/** What is one for all shops: the last sale, wherever it was. */
const OF_ANY_SHOP = /^(last_|kv_last_branch_)/;

const LEFT_OUT_TOTALS = ['kv_reward_point', 'kv_total_invoiced', 'kv_total_revenue'];

// Who never owed anything need not be said to owe 0, where KiotViet does not say so either.
function mayBeUnsaid(
	field: string,
	expected: unknown,
	{ zeroDebt, zeroTotals }: Switches,
): boolean {
	if (field.startsWith('debt'))
		return zeroDebt === 'neverShown' || (zeroDebt === 'leftOut' && expected === 0);
	return (
		zeroTotals === 'leftOut' &&
		expected === 0 &&
		LEFT_OUT_TOTALS.some((total) => field.startsWith(total))
	);
}

function nativeValue(contact: Contact, field: string): unknown {
	if (field === 'email' || field === 'phone' || field === 'gender') return contact[field];
	if (field === 'dob') return contact.dob?.slice(0, 10);
	return contact.native[field];
}

function sameValue(expected: unknown, actual: FieldValue | undefined, switches: Switches): boolean {
	if (expected === '' || isEqual(expected, [])) {
		return actual === undefined || actual === '' || isEqual(actual, []);
	}
	if (Array.isArray(expected) && Array.isArray(actual) && switches.lists === 'appended') {
		return isEqual(actual.slice(-expected.length), expected);
	}
	return isEqual(actual, expected);
}

function isPlaceholder(email: unknown): boolean {
	return typeof email === 'string' && phoneInPlaceholder(email) !== undefined;
}

// The e-mail, and the phone: the one the contact carries, or the one its placeholder address is made of.
function identities(contact: Contact): string[] {
	const phone = usablePhone(contact.phone ?? phoneInPlaceholder(contact.email));
	return phone === null ? [contact.email] : [contact.email, phone];
}

// LadiFlow cannot delete, so the contacts of deleted customers and of former addresses may stay.
function identitiesOf(shop: ShopRecords): Set<string> {
	return new Set(
		[...shop.identitiesEverUsed].flatMap((typed) =>
			[usableEmail(typed), usablePhone(typed)].filter((identity) => identity !== null),
		),
	);
}
