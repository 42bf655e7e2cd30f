// The LadiFlow account: contacts, tags and custom fields, with the silences and refusals of the real one.
import { randomBytes } from 'node:crypto';
import { deburr, kebabCase } from 'lodash';

import { Clock } from '../clock';
import type { Switches } from '../switches';
import {
	FRESH_FIELDS,
	holdsList,
	keptValue,
	type DataType,
	type FieldDefinition,
	type FieldValue,
} from './fields';

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

/** A refusal with LadiFlow's body code (ladiflow-api.md 1). */
export class AccountRefusal extends Error {
	constructor(
		readonly code: number,
		message: string,
	) {
		super(message);
		this.name = 'AccountRefusal';
	}
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

	constructor(private readonly switches: Switches) {
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
		return this.contacts.find((contact) => contact.phone === phone);
	}

	tagNames(contact: Contact): string[] {
		return contact.tags.map((id) => this.tags.find((tag) => tag.id === id)?.name ?? id);
	}

	// What the API does

	/** `customer/create` (ladiflow-api.md 2.2). */
	creates(
		body: Record<string, unknown>,
		options: { tagNames?: boolean } = {},
	): { contact: Contact; isNew: true } {
		const email = this.emailFor(body);
		if (this.withEmail(email)) throw new AccountRefusal(400, 'Email đã tồn tại');
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
			externalData: [],
			byHand: false,
			created_at: now,
			updated_at: now,
		};
		this.contacts.push(contact);
		this.fills(contact, body, options);
		return { contact, isNew: true };
	}

	/** `customer/update` (ladiflow-api.md 2.3): by `_id` alone. */
	updates(body: Record<string, unknown>): Contact {
		if (typeof body._id !== 'string' || body._id === '')
			throw new AccountRefusal(400, '_id là bắt buộc');
		return this.writes(this.withId(body._id), body, {});
	}

	/** `customer/create-or-update` (ladiflow-api.md 2.4): by `_id` if there, else by e-mail or its placeholder. */
	upserts(body: Record<string, unknown>): { contact: Contact; isNew: boolean } {
		const options = { tagNames: body.import_by_tag_name === true };
		const byId =
			typeof body._id === 'string' ? this.contacts.find(({ _id }) => _id === body._id) : undefined;
		const known = byId ?? this.withEmail(this.emailFor(body));
		if (!known) return this.creates(body, options);
		return { contact: this.writes(known, body, options), isNew: false };
	}

	/** `customer/show` (ladiflow-api.md 2.5). */
	shows(body: Record<string, unknown>): Contact | undefined {
		const { customer_id, email, phone } = body;
		if (isText(customer_id)) return this.contacts.find(({ _id }) => _id === customer_id);
		if (isText(email)) return this.withEmail(email);
		if (isText(phone))
			return this.switches.phoneMatch === 'exact' ? this.withPhone(phone) : undefined;
		throw new AccountRefusal(400, 'customer_id, email hoặc phone là bắt buộc');
	}

	/** `customer/create-tag` (ladiflow-api.md 2.7): names are unique. */
	createsTag(name: unknown): Tag {
		if (!isText(name)) throw new AccountRefusal(400, 'Tên tag là bắt buộc');
		if (this.tags.some((tag) => tag.name === name))
			throw new AccountRefusal(400, 'Tên tag đã tồn tại');
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
			if (body[name] !== undefined && body[name] !== null) contact.native[name] = body[name];
		}
		if (isText(body.phone)) contact.phone = body.phone;
		if (body.gender === 'male' || body.gender === 'female') contact.gender = body.gender;
		const dob = isText(body.dob) ? keptValue('DATE', body.dob) : undefined;
		if (typeof dob === 'string') contact.dob = dob;
		if (Array.isArray(body.channels)) contact.channels = body.channels.map(String);
		if (Array.isArray(body.tags)) this.tagsAs(contact, body.tags, options.tagNames === true);
		if (Array.isArray(body.custom_fields)) this.fieldsAs(contact, body.custom_fields);
		// What the server does not map ends here, full_name and lang among it (ladiflow-api.md 2.11).
		contact.externalData = Object.entries(body)
			.filter(([name]) => !HANDLED.has(name))
			.map(([name, value]) => ({ name, value }));
	}

	private tagsAs(contact: Contact, written: unknown[], byName: boolean): void {
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

	// Names the account does not define are dropped without a word (ladiflow-api.md 2.13).
	private fieldsAs(contact: Contact, written: unknown[]): void {
		const before = contact.fields;
		const after =
			this.switches.customFields === 'merged' ? new Map(before) : new Map<string, FieldValue>();
		for (const entry of written) {
			const { name, value } = (entry ?? {}) as { name?: unknown; value?: unknown };
			const field = this.fields.find((candidate) => candidate.name === name);
			const kept = field && keptValue(field.type, value);
			if (!field || kept === undefined) continue;
			if (kept === null) {
				after.delete(field.name);
				continue;
			}
			const stored = before.get(field.name);
			const grows =
				this.switches.lists === 'appended' && holdsList(field.type) && Array.isArray(stored);
			after.set(
				field.name,
				grows && Array.isArray(kept) ? [...(stored as string[]), ...kept] : kept,
			);
		}
		contact.fields = after;
	}

	private emailFor(body: Record<string, unknown>): string {
		if (isText(body.email)) return body.email.trim().toLowerCase();
		if (isText(body.phone)) return placeholderOf(body.phone);
		throw new AccountRefusal(400, 'Email hoặc số điện thoại là bắt buộc');
	}
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}

/** The slug LadiFlow shows of a contact. */
export const aliasOf = (contact: Contact): string =>
	kebabCase(deburr(`${contact.email} ${String(contact.native.first_name ?? '')}`));
