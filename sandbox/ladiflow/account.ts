// The LadiFlow account: contacts, tags and custom fields, with the silences and errors of the real one.
import { randomBytes } from 'node:crypto';

import { Clock } from '../clock';
import { placeholderOf, usablePhone } from '../identities';
import type { Switches } from '../switches';
import { Automation } from './automation';
import { fillContact, type Contact, type Tag } from './contacts';
import { isText, LadiFlowError } from './errors';
import { FRESH_FIELDS, type DataType, type FieldDefinition } from './fields';

const newId = () => randomBytes(12).toString('hex');

export class Account {
	readonly storeId = '64f0000000000000000000aa';
	readonly ownerId = '64f0000000000000000000bb';
	readonly contacts: Contact[] = [];
	readonly tags: Tag[] = [];
	readonly fields: FieldDefinition[] = [];
	/** Names of fields whose written values go nowhere, though the answer to the write shows them as if they were kept. */
	readonly feigned = new Set<string>();
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
		if (index < 0) throw new LadiFlowError(404, 'Không tìm thấy khách hàng');
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
		if (known) throw new LadiFlowError(400, 'Email đã tồn tại');
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
			feigned: new Map(),
			unlinked: new Map(),
			externalData: [],
			byHand: false,
			created_at: now,
			updated_at: now,
		};
		this.contacts.push(contact);
		fillContact(this, contact, body, options);
		return { contact, isNew: true };
	}

	/** `customer/update` (ladiflow-api.md 2.3): by `_id`. */
	updates(body: Record<string, unknown>): Contact {
		if (typeof body._id !== 'string' || body._id === '')
			throw new LadiFlowError(400, '_id là bắt buộc');
		if (this.switches.updateNeeds === 'idAndIdentity') this.emailFor(body);
		return this.writes(this.withId(body._id), body, {});
	}

	/** `customer/create-or-update` (ladiflow-api.md 2.4): by `_id` if there, else by e-mail or its placeholder, or by phone. */
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
		throw new LadiFlowError(400, 'customer_id, email hoặc phone là bắt buộc');
	}

	/** `customer/create-tag` (ladiflow-api.md 2.7): names are unique. */
	createsTag(name: unknown): Tag {
		if (!isText(name)) throw new LadiFlowError(400, 'Tên tag là bắt buộc');
		const known = this.tags.find((tag) => tag.name === name);
		if (known && this.switches.duplicateTag === 'sameId') return known;
		if (known) throw new LadiFlowError(400, 'Tên tag đã tồn tại');
		const now = this.clock.now().toUTC().toISO() as string;
		const tag = { id: newId(), name, created_at: now, updated_at: now };
		this.tags.push(tag);
		return tag;
	}

	private withId(id: string): Contact {
		const contact = this.contacts.find(({ _id }) => _id === id);
		if (!contact) throw new LadiFlowError(404, 'Không tìm thấy khách hàng');
		return contact;
	}

	private writes(
		contact: Contact,
		body: Record<string, unknown>,
		options: { tagNames?: boolean },
	): Contact {
		const email = isText(body.email) ? body.email.trim().toLowerCase() : contact.email;
		if (email !== contact.email && this.switches.updateChangesEmail) {
			if (this.withEmail(email)) throw new LadiFlowError(400, 'Email đã tồn tại');
			contact.email = email;
		}
		fillContact(this, contact, body, options);
		contact.updated_at = this.clock.now().toUTC().toISO() as string;
		return contact;
	}

	private emailFor(body: Record<string, unknown>): string {
		if (isText(body.email)) return body.email.trim().toLowerCase();
		if (isText(body.phone)) return placeholderOf(body.phone);
		throw new LadiFlowError(400, 'Email hoặc số điện thoại là bắt buộc');
	}
}
