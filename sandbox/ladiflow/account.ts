// The LadiFlow account: contacts, tags and custom fields, with the silences and refusals of the real one.
import { randomBytes } from 'node:crypto';
import { deburr, kebabCase } from 'lodash';

import { Clock } from '../clock';
import { usablePhone } from '../rightAnswer';
import type { Switches } from '../switches';
import { Automation } from './automation';
import {
	clears,
	FRESH_FIELDS,
	holdsList,
	keptDate,
	keptValue,
	type DataType,
	type FieldDefinition,
	type FieldValue,
	type WrittenField,
} from './fields';
import { AccountRefusal, isText } from './refusal';

/** The native fields a write may carry and a record echoes (ladiflow-api.md 2.1). */
const NATIVE = [
	'country',
	'city',
	'district',
	'ward',
	'address',
	'address_2',
	'company',
	'job_title',
	'postal_code',
	'external_customer_id',
	'website',
	'facebook_url',
	'twitter_url',
	'linkedIn_url',
	'score',
	'zalo',
	'skype',
	'source',
	'language',
	'first_name',
	'last_name',
] as const;

const HANDLED = new Set<string>([
	...NATIVE,
	'_id',
	'email',
	'phone',
	'dob',
	'gender',
	'tags',
	'custom_fields',
	'channels',
]);

/** A contact as the account keeps it. `fields` holds values by the name of the custom field. */
export interface Contact {
	_id: string;
	email: string;
	phone: string | null;
	gender: string | null;
	/** ISO 8601 UTC. */
	dob: string | null;
	native: Record<string, unknown>;
	tags: string[];
	channels: string[];
	fields: Map<string, FieldValue>;
	/** Values of fields that the account does not define, where it keeps them all the same. */
	unlinked: Map<string, unknown>;
	externalData: Array<{ name: string; value: unknown }>;
	/** Whether a person put it into the account, not an API call. */
	byHand: boolean;
	created_at: string;
	updated_at: string;
}

export interface Tag {
	id: string;
	name: string;
	created_at: string;
	updated_at: string;
}

/** The address LadiFlow makes up for a contact without an e-mail (ladiflow-api.md 2.10). */
export const placeholderOf = (phone: string): string => `${phone}.ladiflow@ladimail.com`;

const newId = () => randomBytes(12).toString('hex');

export class Account {
	readonly storeId = '64f0000000000000000000aa';
	readonly ownerId = '64f0000000000000000000bb';
	readonly contacts: Contact[] = [];
	readonly tags: Tag[] = [];
	readonly fields: FieldDefinition[] = [];
	/** Whether the key has the Automation box ticked (ladiflow-api.md 1.1). */
	keyHasPermission = true;
	readonly clock = new Clock();
	/** Sequences, triggers, catch hooks and what they cost. */
	readonly automation = new Automation(this);

	constructor(readonly switches: Switches) {
		for (const [name, type] of Object.entries(FRESH_FIELDS)) this.definesField(name, type);
	}

	// What a person does in the app

	definesField(name: string, type: DataType): FieldDefinition {
		this.removesField(name);
		const field = { id: newId(), name, type };
		this.fields.push(field);
		return field;
	}

	/** Deletes a definition and with it the data of every contact (ladiflow-api.md 3.2). */
	removesField(name: string): void {
		const index = this.fields.findIndex((field) => field.name === name);
		if (index >= 0) this.fields.splice(index, 1);
		for (const contact of this.contacts) contact.fields.delete(name);
	}

	/** A contact typed into the app; `compare` never calls it unexpected. */
	addsContact(body: Record<string, unknown>): Contact {
		const { contact } = this.creates({ source: 'DASHBOARD', ...body });
		contact.byHand = true;
		contact.channels = ['DASHBOARD'];
		return contact;
	}

	editsContact(id: string, body: Record<string, unknown>): Contact {
		return this.writes(this.withId(id), body, { tagNames: true });
	}

	removesContact(id: string): void {
		const index = this.contacts.findIndex(({ _id }) => _id === id);
		if (index < 0) throw new AccountRefusal(404, 'Không tìm thấy khách hàng');
		this.contacts.splice(index, 1);
	}

	// Reading

	withEmail(email: string): Contact | undefined {
		const wanted = email.trim().toLowerCase();
		return this.contacts.find((contact) => contact.email === wanted);
	}

	withPhone(phone: string): Contact | undefined {
		const { phoneMatch } = this.switches;
		if (phoneMatch === 'none') return undefined;
		const form = (typed: string | null) =>
			phoneMatch === 'anyForm' ? (usablePhone(typed ?? '') ?? typed) : typed;
		return this.contacts.find((contact) => form(contact.phone) === form(phone));
	}

	tagNames(contact: Contact): string[] {
		return contact.tags.map((id) => this.tags.find((tag) => tag.id === id)?.name ?? id);
	}

	// What the API does

	/** `customer/create` (ladiflow-api.md 2.2). */
	creates(
		body: Record<string, unknown>,
		options: { tagNames?: boolean } = {},
	): { contact: Contact; isNew: boolean } {
		const email = this.emailFor(body);
		const known = this.withEmail(email);
		if (known && this.switches.createExisting === 'updated') {
			return { contact: this.writes(known, body, options), isNew: false };
		}
		if (known) throw new AccountRefusal(400, 'Email đã tồn tại');
		const now = this.clock.now().toUTC().toISO() as string;
		const contact: Contact = {
			_id: newId(),
			email,
			phone: null,
			gender: null,
			dob: null,
			native: { last_name: '', score: 0 },
			tags: [],
			channels: ['API'],
			fields: new Map(),
			unlinked: new Map(),
			externalData: [],
			byHand: false,
			created_at: now,
			updated_at: now,
		};
		this.contacts.push(contact);
		this.fills(contact, body, options);
		return { contact, isNew: true };
	}

	/** `customer/update` (ladiflow-api.md 2.3): by `_id`. */
	updates(body: Record<string, unknown>): Contact {
		if (typeof body._id !== 'string' || body._id === '')
			throw new AccountRefusal(400, '_id là bắt buộc');
		if (this.switches.updateNeeds === 'idAndIdentity') this.emailFor(body);
		return this.writes(this.withId(body._id), body, {});
	}

	/** `customer/create-or-update` (2.4): by `_id` if there, else by e-mail or its placeholder, or by phone. */
	upserts(body: Record<string, unknown>): { contact: Contact; isNew: boolean } {
		const options = { tagNames: body.import_by_tag_name === true };
		const byId =
			typeof body._id === 'string' ? this.contacts.find(({ _id }) => _id === body._id) : undefined;
		const byPhone = this.switches.upsertMatches === 'emailThenPhone' && isText(body.phone);
		const known =
			byId ??
			this.withEmail(this.emailFor(body)) ??
			(byPhone ? this.withPhone(body.phone as string) : undefined);
		if (!known) return this.creates(body, options);
		return { contact: this.writes(known, body, options), isNew: false };
	}

	/** `customer/show` (ladiflow-api.md 2.5). */
	shows(body: Record<string, unknown>): Contact | undefined {
		const { customer_id, email, phone } = body;
		if (isText(customer_id)) return this.contacts.find(({ _id }) => _id === customer_id);
		if (isText(email)) return this.withEmail(email);
		if (isText(phone)) return this.withPhone(phone);
		throw new AccountRefusal(400, 'customer_id, email hoặc phone là bắt buộc');
	}

	/** `customer/create-tag` (ladiflow-api.md 2.7): names are unique. */
	createsTag(name: unknown): Tag {
		if (!isText(name)) throw new AccountRefusal(400, 'Tên tag là bắt buộc');
		const known = this.tags.find((tag) => tag.name === name);
		if (known && this.switches.duplicateTag === 'sameId') return known;
		if (known) throw new AccountRefusal(400, 'Tên tag đã tồn tại');
		const now = this.clock.now().toUTC().toISO() as string;
		const tag = { id: newId(), name, created_at: now, updated_at: now };
		this.tags.push(tag);
		return tag;
	}

	private withId(id: string): Contact {
		const contact = this.contacts.find(({ _id }) => _id === id);
		if (!contact) throw new AccountRefusal(404, 'Không tìm thấy khách hàng');
		return contact;
	}

	private writes(
		contact: Contact,
		body: Record<string, unknown>,
		options: { tagNames?: boolean },
	): Contact {
		const email = isText(body.email) ? body.email.trim().toLowerCase() : contact.email;
		if (email !== contact.email && this.switches.updateChangesEmail) {
			if (this.withEmail(email)) throw new AccountRefusal(400, 'Email đã tồn tại');
			contact.email = email;
		}
		this.fills(contact, body, options);
		contact.updated_at = this.clock.now().toUTC().toISO() as string;
		return contact;
	}

	private fills(
		contact: Contact,
		body: Record<string, unknown>,
		options: { tagNames?: boolean },
	): void {
		for (const name of NATIVE) {
			const value = body[name];
			if (clears(value, this.switches)) delete contact.native[name];
			else if (value !== undefined && value !== null && value !== '') contact.native[name] = value;
		}
		if (isText(body.phone)) contact.phone = body.phone;
		if (body.gender === 'male' || body.gender === 'female') contact.gender = body.gender;
		else if (clears(body.gender, this.switches)) contact.gender = null;
		const dob = isText(body.dob) ? keptDate(body.dob, 'iso') : undefined;
		if (dob !== undefined) contact.dob = dob;
		else if (clears(body.dob, this.switches)) contact.dob = null;
		if (Array.isArray(body.channels)) contact.channels = body.channels.map(String);
		if (Array.isArray(body.tags)) this.tagsAs(contact, body.tags, options.tagNames === true);
		const unknown = Array.isArray(body.custom_fields)
			? this.fieldsAs(contact, body.custom_fields)
			: [];
		// What the server does not map ends here, full_name and lang among it (ladiflow-api.md 2.11).
		contact.externalData = [
			...Object.entries(body)
				.filter(([name]) => !HANDLED.has(name))
				.map(([name, value]) => ({ name, value })),
			...unknown,
		];
	}

	private tagsAs(contact: Contact, written: unknown[], byName: boolean): void {
		if (written.length === 0 && this.switches.emptyTags === 'ignored') return;
		const ids = written
			.map((entry) => (byName ? this.tagIdOf(String(entry)) : String(entry)))
			.filter((id): id is string => this.tags.some((tag) => tag.id === id));
		const before = this.switches.tags === 'appended' ? contact.tags : [];
		contact.tags = [...new Set([...before, ...ids])];
	}

	private tagIdOf(name: string): string | undefined {
		const known = this.tags.find((tag) => tag.name === name);
		if (known) return known.id;
		return this.switches.unknownTagNames === 'created' ? this.createsTag(name).id : undefined;
	}

	/** Names the account does not define are dropped without a word, or go where the switch says (2.13). */
	private fieldsAs(contact: Contact, written: unknown[]): Array<{ name: string; value: unknown }> {
		const { customFields, lists, unknownFields } = this.switches;
		const before = contact.fields;
		// What LadiFlow counts itself no write takes away.
		const stays = (name: string) =>
			customFields === 'merged' ||
			this.fields.some((field) => field.name === name && field.type === 'AUTO_INCREMENT');
		const after = new Map([...before].filter(([name]) => stays(name)));
		if (customFields === 'replaced') contact.unlinked.clear();
		const unknown: Array<{ name: string; value: unknown }> = [];
		for (const entry of written) {
			const { name, value } = (entry ?? {}) as WrittenField;
			const field = this.fields.find((candidate) => candidate.name === name);
			if (!field) {
				if (isText(name)) unknown.push({ name, value });
				continue;
			}
			const kept = keptValue(field.type, entry as WrittenField, this.switches);
			if (kept === undefined) continue;
			if (kept === null) {
				after.delete(field.name);
				continue;
			}
			const stored = before.get(field.name);
			const grows = lists === 'appended' && field.type !== 'DROPDOWN' && holdsList(field.type);
			const all = grows && Array.isArray(stored) ? [...stored, ...(kept as string[])] : kept;
			if (Array.isArray(all) && all.length === 0) after.delete(field.name);
			else after.set(field.name, all);
		}
		contact.fields = after;
		if (unknownFields === 'unlinked') {
			for (const { name, value } of unknown) contact.unlinked.set(name, value);
		}
		return unknownFields === 'externalData' ? unknown : [];
	}

	private emailFor(body: Record<string, unknown>): string {
		if (isText(body.email)) return body.email.trim().toLowerCase();
		if (isText(body.phone)) return placeholderOf(body.phone);
		throw new AccountRefusal(400, 'Email hoặc số điện thoại là bắt buộc');
	}
}

/** The slug LadiFlow shows of a contact. */
export const aliasOf = (contact: Contact): string =>
	kebabCase(deburr(`${contact.email} ${String(contact.native.first_name ?? '')}`));
