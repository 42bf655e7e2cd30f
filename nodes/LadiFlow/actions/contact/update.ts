// Changes a contact that is there.
import { type IDataObject } from 'n8n-workflow';

import { isEmpty } from '../../api/fieldTypes';
import { emailOf, phoneOf } from '../../api/identity';
import { write } from '../../api/write';
import { namesIn, notice, optionsField } from '../fields';
import type { Item, Operation } from '../operation';
import { refusal } from '../refusal';
import { converted, customFieldsForm, givenFields } from './customFields';
import {
	clearOption,
	createMissingTags,
	failOnMissingFields,
	nativeCollection,
	nativeOf,
	phoneFormOption,
	phoneToStore,
	replaceTags,
	simplifyOption,
	tagsField,
} from './fields';
import {
	contactField,
	existing,
	findNamed,
	namedContact,
	outcome,
	refuseKeptTags,
	tagsIn,
	withContact,
	WRITE_CALLS,
} from './writing';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a contact',
	description: 'Change fields of a contact that exists',
	calls: WRITE_CALLS.filter((call) => !call.includes('create-or')),
	fields: [
		notice(
			"Fields and tags that you do not mention stay as they are. LadiFlow's API cannot delete or merge contacts.",
		),
		contactField,
		nativeCollection(true),
		...customFieldsForm,
		tagsField,
		optionsField(
			clearOption,
			createMissingTags,
			failOnMissingFields,
			phoneFormOption,
			replaceTags,
			simplifyOption,
		),
	],
	async run(item) {
		const { connection, param } = item;
		const named = namedContact(item);
		const fields = param<IDataObject>('updateFields', {});
		const newEmail = usable(item, 'Email', fields.email, emailOf) ?? undefined;
		const phone = usable(item, 'Phone', fields.phone, phoneOf);
		const { native, notes } = nativeOf(item, fields.name, fields);
		const given = givenFields(item);
		const { clearFields = [], replaceTags: replace = false } = param<{
			clearFields?: unknown;
			replaceTags?: boolean;
		}>('options', {});
		return await withContact(
			item,
			named,
			async () => await findNamed(item, named),
			async (looked) => {
				const found = existing(item, looked);
				const { values, types } = await converted(item, given, found.contact);
				const tags = await tagsIn(item, param('tags', ''));
				const result = await write(
					connection,
					{ email: null, phone, phoneToStore: phoneToStore(item, phone, fields.phone) },
					found,
					() => ({ native, customFields: values, clear: namesIn(clearFields), newEmail }),
					{ add: tags.ids, replace },
					{ types },
				);
				await refuseKeptTags(item, result);
				return await outcome(item, result, tags.unknown, notes);
			},
		);
	},
};

/** A new e-mail or phone; null when none is given. What is given and cannot be one never counts as none. */
function usable(
	{ context, itemIndex }: Item,
	label: string,
	typed: unknown,
	clean: (typed: unknown) => string | null,
): string | null {
	if (isEmpty(typed)) return null;
	const value = clean(typed);
	if (value) return value;
	throw refusal(
		{ context, itemIndex },
		`"${label}" in "Update Fields" holds no usable ${label.toLowerCase()}`,
		`Correct it, or take "${label}" out to keep the present one`,
	);
}
