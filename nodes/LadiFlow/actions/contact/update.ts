// Changes a contact that is there.
import { notice, simplifyField } from '../../../shared/fields';
import { phoneOf } from '../../../shared/vietnam/phones';
import { isNothing, readText } from '../../../shared/values';
import { TAG_CALLS } from '../../api/tags';
import { WRITE_CALLS } from '../../contact/reconcile';
import { emailOf } from '../../model/identity';
import { optionsField } from '../../form/fields';
import type { Item, Operation } from '../../operations/operation';
import { collectionIn } from '../../form/inputs';
import { inputError, taken } from '../../form/inputErrors';
import { customFieldsForm } from '../../operations/customFields';
import {
	clearOption,
	createMissingTags,
	failOnMissingFields,
	nativeCollection,
	phoneFormOption,
	replaceTags,
	tagsField,
} from './fields';
import { phoneToStore, readForm, writeForm } from '../../operations/contactForm';
import { contactField, withExisting } from '../../operations/contactWrite';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a contact',
	description: 'Change fields of a contact that exists',
	calls: [...WRITE_CALLS.update, ...TAG_CALLS],
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
		const fields = collectionIn(item, 'updateFields');
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
	item: Item,
	label: string,
	typed: unknown,
	clean: (typed: unknown) => string | null,
): string | null {
	if (isNothing(typed)) return null;
	taken(item, label, readText(typed));
	const value = clean(typed);
	if (value) return value;
	throw inputError(
		item,
		`"${label}" in "Update Fields" holds no usable ${label.toLowerCase()}`,
		`Correct it, or take "${label}" out to keep the present one`,
	);
}
