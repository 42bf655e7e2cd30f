// What the forms of Create or Update, Create and Update ask for, and how it is written.
import type { IDataObject } from 'n8n-workflow';

import type { Found } from '../../api/contacts';
import { type Person, write } from '../../api/write';
import { namesIn } from '../fields';
import type { Item } from '../operation';
import { converted, type GivenFields, givenFields } from './customFields';
import { nativeOf } from './fields';
import { outcome, refuseKeptTags, tagsIn } from './writing';

/** A form that was read and found right, as far as that can be said without asking LadiFlow. */
export interface ContactForm {
	native: IDataObject;
	notes: string[];
	given: GivenFields;
	clear: string[];
	replaceTags: boolean;
}

/**
 * Reads the form of one item.
 *
 * @param name    the contact's name as typed
 * @param fields  the collection with the contact's own fields
 * @throws        NodeOperationError that names what does not fit
 */
export function readForm(item: Item, name: unknown, fields: IDataObject): ContactForm {
	const { clearFields, replaceTags = false } = item.param<{
		clearFields?: unknown;
		replaceTags?: boolean;
	}>('options', {});
	return {
		...nativeOf(item, name, fields),
		given: givenFields(item),
		clear: namesIn(clearFields),
		replaceTags,
	};
}

/** Writes what a form asks for, and says what came of it. */
export async function writeForm(
	item: Item,
	found: Found,
	person: Person,
	{ native, notes, given, clear, replaceTags }: ContactForm,
	{ newEmail, create }: { newEmail?: string; create?: boolean } = {},
): Promise<IDataObject> {
	const { values, types } = await converted(item, given, found.contact);
	const tags = await tagsIn(item, item.param('tags', ''));
	const result = await write(
		item.connection,
		person,
		found,
		() => ({ native, customFields: values, clear, newEmail }),
		{ add: tags.ids, replace: replaceTags },
		{ types, create },
	);
	await refuseKeptTags(item, result);
	return await outcome(item, result, tags.unknown, notes);
}
