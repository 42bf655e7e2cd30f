// What all writes to contacts have in common: their turn, the way there, and what the item says afterwards.
import { type IDataObject, type INodeProperties } from 'n8n-workflow';

import { isLocator } from '../../shared/given';
import { isNothing, readText } from '../../shared/values';
import { type Found, show, simplified, type StoredContact } from '../api/contacts';
import { type Identity, identityOf, realEmail } from '../model/identity';
import type { DesiredTags } from '../contact/facet';
import { reconcile, unchanged, type WriteResult } from '../contact/reconcile';
import type { Item } from './operation';
import { flagIn, namesIn } from '../form/inputs';
import { inputError, nothingIn, taken } from '../form/inputErrors';
import { accountOf, findContact } from '../contact/account';

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
export function namedContact(item: Item): Named {
	const given = item.param<unknown>('contact', '');
	const located = isLocator(given);
	const inside = located ? given.value : given;
	const value = isNothing(inside) ? '' : taken(item, 'Contact', readText(inside));
	const mode = located ? given.mode : guessedMode(value);
	const named: Named =
		mode === 'email'
			? identityOf({ email: value })
			: mode === 'phone'
				? identityOf({ phone: value })
				: { id: value };
	if ('id' in named ? named.id : (named.email ?? named.phone)) return named;
	throw inputError(
		item,
		`"Contact" holds no usable ${mode === 'email' ? 'e-mail' : mode === 'phone' ? 'phone' : 'ID'}`,
		'Give the e-mail, the phone or the ID of a contact in LadiFlow',
	);
}

/** Finds the contact that a locator names. */
export async function findNamed({ connection }: Item, named: Named): Promise<Found> {
	if (!('id' in named)) return await findContact(connection, named);
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
	throw inputError(
		item,
		'LadiFlow has no such contact',
		'Check the e-mail, phone or ID in "Contact", or use Create or Update',
	);
}

/** Looks a contact up and does something with it, while nobody else in this process does. */
export async function withContact<T, F extends Found>(
	item: Item,
	named: Named,
	lookUp: () => Promise<F>,
	task: (found: F, names: string[]) => Promise<T>,
): Promise<T> {
	const names = 'id' in named ? [`id ${named.id}`] : [named.email, named.phone].filter(isPresent);
	return await accountOf(item.connection).lock.hold(
		item,
		names,
		async () => {
			const found = await lookUp();
			return { found, id: found.contact?._id ?? null };
		},
		async (found) => await task(found, names),
	);
}

const isPresent = (name: string | null): name is string => Boolean(name);

/**
 * Does something with the contact that the form's locator names, while nobody else in this process does.
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

/** The ids of the tags in a text or a list, and the names that have none. */
export async function tagsIn(
	item: Item,
	typed: unknown,
): Promise<{ ids: string[]; unknown: string[] }> {
	const names = namesIn(item, 'Tags', typed);
	const create = flagIn(item, 'options.createMissingTags', 'Create Missing Tags', true);
	return await item.tags.ids(names, create);
}

/**
 * Writes a contact with the tags in a text or a list. A tag that LadiFlow did not keep may have been deleted since
 * it was looked up: then it is looked up again, and the contact is written again.
 *
 * @param write  writes the contact, as far as it is known, with the ids of the tags
 * @returns      what came of it, and the names that have no tag
 */
export async function withTags<R extends WriteResult>(
	item: Item,
	typed: unknown,
	found: Found,
	write: (found: Found, tags: string[]) => Promise<R>,
): Promise<{ result: R; unknown: string[] }> {
	const tags = await tagsIn(item, typed);
	const result = await write(found, tags.ids);
	if (result.missingTags.length === 0 || !(await item.tags.areGone(result.missingTags))) {
		return { result, unknown: tags.unknown };
	}
	const { ids, unknown } = await tagsIn(item, typed);
	const { contact, matchedBy, isNew } = result;
	return { result: { ...(await write({ contact, matchedBy }, ids)), isNew }, unknown };
}

/**
 * The names of tags where the operation is about nothing else.
 *
 * @throws NodeOperationError when there are none
 */
export function requiredTags(item: Item): string[] {
	const names = namesIn(item, 'Tags', item.param('tags', ''));
	if (names.length > 0) return names;
	throw nothingIn(item, 'Tags');
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
		contact: wantsRecord(item) ? (contact as IDataObject) : await asPeopleRead(item, contact),
	};
}

/** Whether the item says the contact's whole record, and not what people read of it. */
export function wantsRecord(item: Item): boolean {
	return !flagIn(item, 'options.simplify', 'Simplify', true);
}

/**
 * Fails where tags should be gone and are not: some accounts' API only adds tags (ladiflow-api.md 2.12).
 *
 * @throws NodeOperationError with the way that works
 */
export async function refuseKeptTags(item: Item, { keptTags }: WriteResult): Promise<void> {
	if (keptTags.length === 0) return;
	const names = await item.tags.namesOf(keptTags);
	throw inputError(
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
	item: Item,
	{ missing, notCleared }: WriteResult,
	missingTags: string[],
): void {
	const label = 'Fail on Missing Fields or Tags';
	const failOnMissingFields = flagIn(item, 'options.failOnMissingFields', label, false);
	const parts = [
		...(missing.length > 0 ? [`these custom fields: ${missing.join(', ')}`] : []),
		...(missingTags.length > 0 ? [`these tags: ${missingTags.join(', ')}`] : []),
		...(notCleared.length > 0 ? [`these fields empty: ${notCleared.join(', ')}`] : []),
	];
	if (!failOnMissingFields || parts.length === 0) return;
	throw inputError(
		item,
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
	item: Item,
	found: Existing,
	tags: DesiredTags,
): Promise<WriteResult> {
	if (!tags.add?.length && !tags.remove?.length) return unchanged(found.contact, found.matchedBy);
	const nobody = { email: null, phone: null };
	const desired = { native: {}, customFields: {}, tags };
	return await reconcile(item.connection, nobody, found, () => desired, {
		whole: wantsRecord(item),
	});
}
