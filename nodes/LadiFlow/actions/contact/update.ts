// Changes a contact that is there.
import type { IDataObject } from 'n8n-workflow';

import { simplifyField } from '../../../shared/fields';
import { isEmpty } from '../../api/fieldTypes';
import { emailOf, phoneOf } from '../../api/identity';
import { notice, optionsField } from '../fields';
import type { Item, Operation } from '../operation';
import { refusal } from '../refusal';
import { customFieldsForm } from './customFields';
import {
	clearOption,
	createMissingTags,
	failOnMissingFields,
	nativeCollection,
	phoneFormOption,
	phoneToStore,
	replaceTags,
	tagsField,
} from './fields';
import { readForm, writeForm } from './form';
import { contactField, WRITE_CALLS, withExisting } from './writing';

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
			simplifyField,
		),
	],
	async run(item) {
		const fields = item.param<IDataObject>('updateFields', {});
		const newEmail = usable(item, 'Email', fields.email, emailOf) ?? undefined;
		const phone = usable(item, 'Phone', fields.phone, phoneOf);
		const form = readForm(item, fields.name, fields);
		const person = { email: null, phone, phoneToStore: phoneToStore(item, phone, fields.phone) };
		return await withExisting(
			item,
			async (found) => await writeForm(item, found, person, form, { newEmail }),
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
