// The contacts of an account: what each holds, and what a write leaves in it.
import { deburr, kebabCase } from 'lodash';

import type { Switches } from '../switches';
import { isText } from './errors';
import {
	clears,
	holdsList,
	keptDate,
	keptValue,
	type FieldDefinition,
	type FieldValue,
	type WrittenField,
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
	/** What the answer to the last write showed of fields that went nowhere. */
	feigned: Map<string, FieldValue>;
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

/** What a write needs of the account that keeps the contact. */
interface Keeper {
	readonly switches: Switches;
	readonly tags: readonly Tag[];
	readonly fields: readonly FieldDefinition[];
	readonly feigned: ReadonlySet<string>;
	createsTag(name: string): Tag;
}

/**
 * Puts what a write carries into a contact, as far as the account takes it.
 *
 * @param tagNames  whether the tags of the body are names; otherwise they are IDs
 */
export function fillContact(
	account: Keeper,
	contact: Contact,
	body: Record<string, unknown>,
	{ tagNames = false }: { tagNames?: boolean },
): void {
	const { switches } = account;
	for (const name of NATIVE) {
		const value = body[name];
		if (clears(value, switches)) delete contact.native[name];
		else if (value !== undefined && value !== null && value !== '') contact.native[name] = value;
	}
	if (isText(body.phone)) contact.phone = body.phone;
	if (body.gender === 'male' || body.gender === 'female') contact.gender = body.gender;
	else if (clears(body.gender, switches)) contact.gender = null;
	const dob = isText(body.dob) ? keptDate(body.dob, 'iso') : undefined;
	if (dob !== undefined) contact.dob = dob;
	else if (clears(body.dob, switches)) contact.dob = null;
	if (Array.isArray(body.channels)) contact.channels = body.channels.map(String);
	if (Array.isArray(body.tags)) fillTags(account, contact, body.tags, tagNames);
	contact.feigned.clear();
	const unknown = Array.isArray(body.custom_fields)
		? fillFields(account, contact, body.custom_fields)
		: [];
	// What the server does not map ends here, full_name and lang among it (ladiflow-api.md 2.11).
	contact.externalData = [
		...Object.entries(body)
			.filter(([name]) => !HANDLED.has(name))
			.map(([name, value]) => ({ name, value })),
		...unknown,
	];
}

function fillTags(account: Keeper, contact: Contact, written: unknown[], byName: boolean): void {
	const { switches, tags } = account;
	if (written.length === 0 && switches.emptyTags === 'ignored') return;
	const ids = written
		.map((entry) => (byName ? tagIdOf(account, String(entry)) : String(entry)))
		.filter((id): id is string => tags.some((tag) => tag.id === id));
	const before = switches.tags === 'appended' ? contact.tags : [];
	contact.tags = [...new Set([...before, ...ids])];
}

function tagIdOf(account: Keeper, name: string): string | undefined {
	const known = account.tags.find((tag) => tag.name === name);
	if (known) return known.id;
	return account.switches.unknownTagNames === 'created' ? account.createsTag(name).id : undefined;
}

/** Names the account does not define are dropped without a word, or go where the switch says (ladiflow-api.md 2.13). */
function fillFields(
	{ switches, fields, feigned }: Keeper,
	contact: Contact,
	written: unknown[],
): Array<{ name: string; value: unknown }> {
	const { customFields, lists, unknownFields } = switches;
	const before = contact.fields;
	// What LadiFlow counts itself no write takes away.
	const stays = (name: string) =>
		customFields === 'merged' ||
		fields.some((field) => field.name === name && field.type === 'AUTO_INCREMENT');
	const after = new Map([...before].filter(([name]) => stays(name)));
	if (customFields === 'replaced') contact.unlinked.clear();
	const unknown: Array<{ name: string; value: unknown }> = [];
	for (const entry of written) {
		const { name, value } = (entry ?? {}) as WrittenField;
		const field = fields.find((candidate) => candidate.name === name);
		if (!field) {
			if (isText(name)) unknown.push({ name, value });
			continue;
		}
		const kept = keptValue(field.type, entry as WrittenField, switches);
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
	for (const name of feigned) {
		const [stored, written] = [before.get(name), after.get(name)];
		if (written !== undefined) contact.feigned.set(name, written);
		if (stored === undefined) after.delete(name);
		else after.set(name, stored);
	}
	contact.fields = after;
	if (unknownFields === 'unlinked') {
		for (const { name, value } of unknown) contact.unlinked.set(name, value);
	}
	return unknownFields === 'externalData' ? unknown : [];
}

/** The slug LadiFlow shows of a contact. */
export const aliasOf = (contact: Contact): string =>
	kebabCase(deburr(`${contact.email} ${String(contact.native.first_name ?? '')}`));
