// What all writes to contacts have in common: their turn, the way there, and what the item says afterwards.
import { type IDataObject, type INodeProperties } from 'n8n-workflow';

import { find, type Found, show, simplified, type StoredContact } from '../../api/contacts';
import { type Identity, identityOf, realEmail } from '../../api/identity';
import { type TagWish, unchanged, write, type WriteResult } from '../../api/write';
import { namesIn } from '../fields';
import type { Item } from '../operation';
import { refusal } from '../refusal';
import { inTurn } from '../turns';

/** The calls of a write, for the documentation. */
export const WRITE_CALLS = [
	'POST /customer/show',
	'POST /customer/update',
	'POST /customer/create-or-update',
	'POST /customer/list',
	'POST /customer/list-tag',
	'POST /customer/create-tag',
];

/** Which contact, in the four ways people know one. */
export const contactField: INodeProperties = {
	displayName: 'Contact',
	name: 'contact',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The contact, by its e-mail, phone or ID',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'contacts', searchable: true },
		},
		{ displayName: 'By Email', name: 'email', type: 'string', placeholder: 'e.g. name@email.com' },
		{ displayName: 'By Phone', name: 'phone', type: 'string', placeholder: 'e.g. 0900000001' },
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 64f000000000000000000002',
		},
	],
};

/** A contact that is there. */
export type Existing = Found & { contact: StoredContact };

/** A contact as a locator names it. */
export type Named = { id: string } | Identity;

/**
 * Reads the locator of a contact.
 *
 * @throws NodeOperationError when it holds nothing usable
 */
export function namedContact({ context, itemIndex, param }: Item): Named {
	const locator = param<{ mode?: string; value?: unknown } | string>('contact', '');
	const value = String((typeof locator === 'string' ? locator : locator.value) ?? '').trim();
	const mode = typeof locator === 'string' ? guessedMode(value) : locator.mode;
	const named: Named =
		mode === 'email'
			? identityOf({ email: value })
			: mode === 'phone'
				? identityOf({ phone: value })
				: { id: value };
	if ('id' in named ? named.id : (named.email ?? named.phone)) return named;
	throw refusal(
		{ context, itemIndex },
		`"Contact" holds no usable ${mode === 'email' ? 'e-mail' : mode === 'phone' ? 'phone' : 'ID'}`,
		'Give the e-mail, the phone or the ID of a contact in LadiFlow',
	);
}

/** Finds the contact that a locator names. */
export async function findNamed({ connection }: Item, named: Named): Promise<Found> {
	if (!('id' in named)) return await find(connection, named);
	const contact = await show(connection, { customer_id: named.id });
	return { contact, matchedBy: contact && 'id' };
}

/**
 * Refuses to go on without the contact.
 *
 * @throws NodeOperationError; who was looked for is not in it
 */
export function existing(item: Item, found: Found): Existing {
	if (found.contact) return { ...found, contact: found.contact };
	throw refusal(
		item,
		'LadiFlow has no such contact',
		'Check the e-mail, phone or ID in "Contact", or use Create or Update',
	);
}

/** Looks a contact up and does something with it, in turn with all who do so in this process. */
export async function withContact<T>(
	item: Item,
	named: Named,
	lookUp: () => Promise<Found>,
	task: (found: Found, keys: string[]) => Promise<T>,
): Promise<T> {
	const key = (part: string) => `${item.connection.account}:${part}`;
	const names = 'id' in named ? [`id ${named.id}`] : [named.email, named.phone];
	const keys = names.flatMap((name) => (name ? [key(name)] : []));
	return await inTurn(
		item.order,
		item.itemIndex,
		keys,
		async () => {
			const found = await lookUp();
			return { found, key: found.contact && key(`id ${found.contact._id}`) };
		},
		async (found) => await task(found, keys),
	);
}

/**
 * Does something with the contact that the form's locator names, in turn.
 *
 * @throws NodeOperationError when there is no such contact
 */
export async function withExisting<T>(
	item: Item,
	task: (found: Existing) => Promise<T>,
): Promise<T> {
	const named = namedContact(item);
	return await withContact(
		item,
		named,
		async () => await findNamed(item, named),
		async (found) => await task(existing(item, found)),
	);
}

/** The ids of the tags in a text, and the names that have none. */
export async function tagsIn(
	{ tags, param }: Item,
	typed: unknown,
): Promise<{ ids: string[]; unknown: string[] }> {
	const { createMissingTags = true } = param<{ createMissingTags?: boolean }>('options', {});
	return await tags.ids(namesIn(typed), createMissingTags);
}

/**
 * What an item says after a write.
 *
 * @param unknownTags  names of tags that do not exist
 * @throws             NodeOperationError where the user wants that for what LadiFlow did not keep
 */
export async function outcome(
	item: Item,
	result: WriteResult,
	unknownTags: string[],
	notes: string[] = [],
): Promise<IDataObject> {
	const { contact } = result;
	const missingTags = [...unknownTags, ...(await item.tags.namesOf(result.missingTags))];
	refuseMissing(item, result, missingTags);
	const { simplify = true } = item.param<{ simplify?: boolean }>('options', {});
	return {
		contactId: contact._id,
		email: realEmail(contact.email),
		phone: contact.phone ?? null,
		isNew: result.isNew,
		matchedBy: result.matchedBy,
		written: result.written,
		missingCustomFields: result.missing,
		missingTags,
		notCleared: result.notCleared,
		notes: [...notes, ...result.notes, ...notesOf(result)],
		contact: simplify ? await asPeopleRead(item, contact) : (contact as IDataObject),
	};
}

/**
 * Fails where tags should be gone and are not: some accounts' API only adds tags (ladiflow-api.md 2.12).
 *
 * @throws NodeOperationError with the way that works
 */
export async function refuseKeptTags(item: Item, { keptTags }: WriteResult): Promise<void> {
	if (keptTags.length === 0) return;
	const names = await item.tags.namesOf(keptTags);
	throw refusal(
		item,
		`LadiFlow's API did not remove these tags: ${names.join(', ')}; use a flow with the Xóa Tag action`,
		'That action removes a tag. Start the flow by its Catch hook, or by a tag that you add',
	);
}

/** A contact in few, flat fields, with the names of its tags. */
export async function asPeopleRead(
	{ tags }: Pick<Item, 'tags'>,
	contact: StoredContact,
): Promise<IDataObject> {
	return simplified(contact, await tags.namesOf(contact.tags ?? []));
}

function refuseMissing(
	{ context, itemIndex, param }: Item,
	{ missing, notCleared }: WriteResult,
	missingTags: string[],
): void {
	const { failOnMissingFields } = param<{ failOnMissingFields?: boolean }>('options', {});
	const parts = [
		...(missing.length > 0 ? [`these custom fields: ${missing.join(', ')}`] : []),
		...(missingTags.length > 0 ? [`these tags: ${missingTags.join(', ')}`] : []),
		...(notCleared.length > 0 ? [`these fields empty: ${notCleared.join(', ')}`] : []),
	];
	if (!failOnMissingFields || parts.length === 0) return;
	throw refusal(
		{ context, itemIndex },
		`LadiFlow did not keep ${parts.join(', and ')}`,
		'The rest was written. Create missing fields in LadiFlow under Cài đặt → Trường tuỳ chỉnh (Settings → Custom fields), with exactly these names and the right type',
	);
}

function notesOf({ lost, daysOnly }: WriteResult): string[] {
	return [
		...(lost.length > 0
			? [
					`LadiFlow changed these fields though they were not written, and they could not be put back: ${lost.join(', ')}`,
				]
			: []),
		...(daysOnly.length > 0 ? [`LadiFlow kept only the day of: ${daysOnly.join(', ')}`] : []),
	];
}

function guessedMode(value: string): 'email' | 'phone' | 'id' {
	if (value.includes('@')) return 'email';
	return /^[0-9a-f]{24}$/i.test(value) ? 'id' : 'phone';
}

/** Writes nothing but tags to a contact that is there. */
export async function writeTags(
	{ connection }: Item,
	found: Existing,
	tags: TagWish,
): Promise<WriteResult> {
	if (!tags.add?.length && !tags.remove?.length) return unchanged(found.contact, found.matchedBy);
	const nobody = { email: null, phone: null };
	return await write(connection, nobody, found, () => ({ native: {}, customFields: {} }), tags);
}
