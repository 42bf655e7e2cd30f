// What the forms of Create or Update, Create and Update ask for, and how it is written.
import type { IDataObject } from 'n8n-workflow';

import { isNothing, readText } from '../../shared/values';
import type { Found } from '../api/contacts';
import { type Identity, identityOf, phoneAs, type PhoneForm, unusable } from '../model/identity';
import {
	CLEARABLE,
	convertNative,
	NAME_WAS_CUT,
	nameFields,
	NAMES,
	NATIVE_FIELDS,
} from '../model/nativeFields';
import type { WriteTarget } from '../contact/facet';
import { reconcile } from '../contact/reconcile';
import type { Item } from './operation';
import { choiceIn, collectionIn, flagIn, namesIn } from '../form/inputs';
import { allConverted, inputError, taken } from '../form/inputErrors';
import { converted, type GivenFields, givenFields } from './customFields';
import { outcome, refuseKeptTags, wantsRecord, withTags } from './contactWrite';

const PHONE_FORMS: PhoneForm[] = ['national', 'international', 'asTyped'];

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
 * @param notes   what is to be said of the item already
 * @throws        NodeOperationError that names what does not fit
 */
export function readForm(
	item: Item,
	name: unknown,
	fields: Record<string, unknown>,
	notes: string[] = [],
): ContactForm {
	const { clearFields } = collectionIn(item, 'options');
	const own = nativeOf(item, name, fields);
	const given = givenFields(item);
	const clear = namesIn(item, CLEAR_FIELDS, clearFields);
	refuseClear(item, clear, [...Object.keys(own.native), ...Object.keys(given.values)]);
	return {
		native: own.native,
		notes: [...notes, ...own.notes],
		given,
		clear,
		replaceTags: flagIn(item, 'options.replaceTags', 'Replace Tags', false),
	};
}

const CLEAR_FIELDS = 'Clear Field Names or IDs';

/** Fields of every contact that a write may change and never empty. */
const NEVER_EMPTY = new Set(['email', 'phone', 'score', 'tags', ...NAMES]);

/** What cannot be emptied, and what shall be empty and hold a value at once, must not look as if it were done. */
function refuseClear(item: Item, clear: string[], given: string[]): void {
	const never = clear.filter((name) => NEVER_EMPTY.has(name));
	if (never.length > 0) {
		throw inputError(
			item,
			`"${CLEAR_FIELDS}" holds what cannot be emptied: ${never.join(', ')}`,
			'Take it out; e-mail, phone and name are who the contact is, and tags are removed by Remove Tags',
		);
	}
	const both = clear.filter((name) => given.includes(name));
	if (both.length > 0) {
		throw inputError(
			item,
			`These fields are given a value and shall be cleared too: ${both.join(', ')}`,
			`Take them out of one of the two, the values or "${CLEAR_FIELDS}"`,
		);
	}
}

/** Writes what a form asks for, and says what came of it. */
export async function writeForm(
	item: Item,
	found: Found,
	target: WriteTarget,
	{ native, notes, given, clear, replaceTags }: ContactForm,
	{ newEmail, create }: { newEmail?: string; create?: boolean } = {},
): Promise<IDataObject> {
	const { values, types } = await converted(item, given, found.contact);
	const unseen = await unseenFields(item, found, clear);
	const write = async (to: Found, ids: string[]) => {
		if (replaceTags && ids.length === 0) throw nothingToReplaceBy(item);
		return await reconcile(
			item.connection,
			target,
			to,
			() => ({
				native,
				customFields: values,
				clear,
				newEmail,
				tags: { add: ids, replace: replaceTags },
			}),
			{ types, create: create && to === found, whole: wantsRecord(item) },
		);
	};
	// All others go for these, so they must be there now.
	if (replaceTags) item.tags.forget();
	const { result, unknown } = await withTags(item, item.param('tags', ''), found, write);
	await refuseKeptTags(item, result);
	return await outcome(
		item,
		{ ...result, notCleared: [...result.notCleared, ...unseen.names] },
		unknown,
		[...notes, ...unseen.notes],
	);
}

function nothingToReplaceBy(item: Item): Error {
	return inputError(
		item,
		'"Replace Tags" is on, and there are no tags to put in the place of the others',
		'Give tags that exist, switch "Replace Tags" off, or use Remove Tags',
	);
}

/** Names to clear that may be misspelt: no contact of the account shows a field that is called so. */
async function unseenFields(
	item: Item,
	{ contact }: Found,
	clear: string[],
): Promise<{ names: string[]; notes: string[] }> {
	const shown = new Set((contact?.custom_fields ?? []).map(({ name }) => name));
	const names = clear.filter((name) => !CLEARABLE.has(name) && !shown.has(name));
	if (names.length === 0) return { names, notes: [] };
	const { fields } = await item.accountFields(names);
	const unseen = names.filter((name) => !fields.some((field) => field.name === name));
	if (unseen.length === 0) return { names: [], notes: [] };
	return {
		names: unseen,
		notes: [
			`No contact shows fields with these names, so nothing was cleared there: ${unseen.join(', ')}. Names are spelled as in Tên trường, letter by letter`,
		],
	};
}

/** The person with the phone in the form in which it shall be stored. */
export function toStore(item: Item, { email, phone }: Identity): WriteTarget {
	return {
		email,
		phone,
		phoneToStore: phoneToStore(item, phone, item.param('phone', '')),
	};
}

/**
 * Who is meant by "Email" and "Phone"; `notes` say which of the two could not be used.
 *
 * @throws NodeOperationError when neither is usable
 */
export function personIn(item: Item): Identity & { notes: string[] } {
	const [email, phone] = [item.param<unknown>('email', ''), item.param<unknown>('phone', '')];
	if (!isNothing(email)) taken(item, 'Email', readText(email));
	if (!isNothing(phone)) taken(item, 'Phone', readText(phone));
	const person = identityOf({ email, phone });
	const notes = unusable({ email, phones: [phone] }, person);
	if (person.email ?? person.phone) return { ...person, notes };
	throw inputError(
		item,
		'The contact has neither a usable e-mail nor a usable phone',
		'Fill "Email" or "Phone"; one of them finds the contact',
	);
}

/**
 * The contact's own fields as a write takes them; empty ones are left out.
 *
 * @throws NodeOperationError that names every field whose value does not fit
 */
export function nativeOf(
	item: Item,
	name: unknown,
	given: Record<string, unknown>,
): { native: IDataObject; notes: string[] } {
	const { fields, isCut } = nameFields(isNothing(name) ? '' : taken(item, 'Name', readText(name)));
	const entries = NATIVE_FIELDS.filter((field) => !isNothing(given[field.name])).map((field) => ({
		key: field.name,
		label: field.displayName,
		outcome: convertNative(field, given[field.name]),
	}));
	const native: IDataObject = {
		...fields,
		...(allConverted(item, 'The field', entries) as IDataObject),
	};
	// The API's table says `lang`, its records say `language` (ladiflow-api.md 2.11).
	if (native.language) native.lang = native.language;
	return {
		native,
		notes: isCut ? [NAME_WAS_CUT] : [],
	};
}

/** The phone in the form the user chose for storing it. */
export function phoneToStore(item: Item, phone: string | null, typed: unknown): string | undefined {
	const phoneForm = choiceIn(item, 'options.phoneForm', 'Phone Format', PHONE_FORMS, 'national');
	return phone ? phoneAs(phoneForm, phone, typed) : undefined;
}
