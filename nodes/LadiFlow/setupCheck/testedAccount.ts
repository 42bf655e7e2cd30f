// The account under test: it answers, refusals and all, and holds the marked test contacts that questions work on.
import { once } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { CONTACT, find, listContacts, show, type StoredContact } from '../api/contacts';
import type { Answer } from '../api/errors';
import type { Connection } from '../api/request';
import { CREATE_TAG, LIST_TAGS, listTags } from '../api/tags';
import { type StoredField, valueOf } from '../model/customFields';
import type { DataType } from '../model/fieldTypes';
import { dataIn, isAccepted } from './answer';

/** The name of everything that a check leaves in an account. */
export const MARK = 'n8n setup check';
export const TAGS = {
	first: 'n8n-setup-check',
	second: 'n8n-setup-check-2',
	unused: 'n8n-setup-check-unused',
	byName: 'n8n-setup-check-by-name',
};

/** All that a check may call: what there is about contacts and tags. */
export const CHECK_CALLS = [...Object.values(CONTACT), LIST_TAGS, CREATE_TAG] as const;

/** Why a question could not be asked on this account, in words. */
export class CannotAsk extends Error {}

/** The test contacts, as the user names them. */
export interface TestPerson {
	email: string;
	/** the address that the contact gets for a moment */
	otherEmail: string;
	phone: string;
}

/** A contact that is no test contact has the test e-mail or the test phone. */
export class NotATestContact extends Error {}

/**
 * Looks the test contact up, under both its addresses.
 *
 * @throws NotATestContact where the e-mail or the phone belongs to somebody else
 */
export async function findTestContact(
	connection: Connection,
	{ email, otherEmail, phone }: TestPerson,
): Promise<StoredContact | null> {
	const byEmail = [
		await show(connection, { email }),
		await show(connection, { email: otherEmail }),
	].flatMap((contact) => contact ?? []);
	const byPhone = (await find(connection, { email: null, phone }, 'phone')).contact;
	if ([...byEmail, byPhone].some((contact) => contact && !isMarked(contact))) {
		throw new NotATestContact();
	}
	return byEmail[0] ?? null;
}

/** Whether a contact is a test contact. */
export function isMarked({ first_name, name }: StoredContact): boolean {
	return [first_name, name].some((one) => String(one ?? '').startsWith(MARK));
}

/** `isNewSubscriber` in the answers to writes. */
export interface Flags {
	creations: unknown[];
	updates: unknown[];
}

/** A write to the first test contact: what it sent, what its answer shows, and what was read right after it. */
export interface Echo {
	sent: IDataObject;
	answer: StoredContact | null;
	stored: StoredContact;
}

/** The account as it answers, refusals and all, with its test contacts. */
export class TestedAccount {
	readonly flags: Flags = { creations: [], updates: [] };
	readonly echoes: Echo[] = [];
	private lastWrite: Omit<Echo, 'stored'> | null = null;
	/** makes the values of one check differ from those of the one before */
	readonly stamp = Date.now().toString(36);

	/**
	 * @param person  the test contacts; null where nothing may be written
	 * @param known   the first test contact, where an earlier check left it
	 */
	constructor(
		readonly connection: Connection,
		private readonly person: TestPerson | null,
		private readonly known: StoredContact | null = null,
	) {}

	/**
	 * Writes the first test contact.
	 *
	 * @returns  it as LadiFlow keeps it
	 * @throws   NodeApiError with LadiFlow's own message
	 */
	readonly contact = once(async (): Promise<StoredContact> => {
		const { phone, email: usual } = this.testPerson();
		const email = String(this.known?.email ?? usual);
		const sent = {
			...(this.known ? { _id: this.known._id } : {}),
			email,
			phone,
			first_name: MARK,
			full_name: MARK,
		};
		const answer = (await this.connection.call({
			what: 'Writing the test contact',
			route: this.known ? CONTACT.update : CONTACT.upsert,
			body: sent,
		})) as StoredContact | null;
		this.flags[this.known ? 'updates' : 'creations'].push(answer?.isNewSubscriber);
		const stored = await show(this.connection, { email });
		if (stored) this.echoes.push({ sent, answer, stored });
		if (stored) return stored;
		throw new Error('LadiFlow accepted the test contact but cannot find it again; run once more');
	});

	testPerson(): TestPerson {
		if (!this.person) throw new CannotAsk('it takes the test contacts');
		return this.person;
	}

	async ask(
		route: (typeof CHECK_CALLS)[number],
		body: IDataObject,
		how: { repeatable?: boolean; key?: string } = {},
	): Promise<Answer> {
		this.lastWrite = null;
		return await this.connection.ask({ route, body, ...how });
	}

	/** Writes to the first test contact, named by all that may be needed. */
	async write(body: IDataObject): Promise<Answer> {
		const { _id, email } = await this.contact();
		return await this.update({ _id, email: String(email), ...body });
	}

	async update(body: IDataObject): Promise<Answer> {
		const answer = await this.ask(CONTACT.update, body);
		this.noteUpdate(answer);
		if (isAccepted(answer)) {
			this.lastWrite = { sent: body, answer: dataIn(answer) as StoredContact | null };
		}
		return answer;
	}

	noteUpdate(answer: Answer): void {
		if (isAccepted(answer)) this.flags.updates.push(dataIn(answer)?.isNewSubscriber);
	}

	async shown(): Promise<StoredContact> {
		const contact = await show(this.connection, { customer_id: (await this.contact())._id });
		if (!contact) throw new CannotAsk('LadiFlow does not find the test contact by its ID');
		if (this.lastWrite) this.echoes.push({ ...this.lastWrite, stored: contact });
		this.lastWrite = null;
		return contact;
	}

	async tagsNamed(name: string) {
		return (await listTags(this.connection, name, null)).filter((tag) => tag.name === name);
	}

	async createTag(name: string): Promise<Answer> {
		return await this.ask(CREATE_TAG, { name }, { repeatable: false });
	}

	/** The first test contact as a list shows it; null where the search or the filter does not bring it. */
	async listed(body: IDataObject): Promise<StoredContact | null> {
		const { _id } = await this.contact();
		const found = await listContacts(
			this.connection,
			'Looking for the test contact',
			{ ...body, sort: { updated_at: 'DESC' } },
			20,
		);
		return found.find((contact) => contact._id === _id) ?? null;
	}

	/** Names of fields of a type that the account defines; the last ones, which hold the least. */
	async fieldsOf(type: DataType, count: number): Promise<string[]> {
		await this.contact();
		const names = ((await this.shown()).custom_fields ?? [])
			.filter((field) => field.data_type === type && field.custom_field_id)
			.map(({ name }) => name)
			.slice(-count);
		if (names.length === count) return names;
		throw new CannotAsk(`the account shows fewer than ${count} custom fields of the type ${type}`);
	}
}

/** The value of one of a contact's custom fields, null where it has none. */
export function valueIn(fields: StoredField[] | undefined, name: string): unknown {
	const field = fields?.find((one) => one.name === name);
	return field ? valueOf(field) : null;
}
