// Creates a contact, and only that: one that is there already is never touched.
import { notice, simplifyField } from '../../../shared/fields';
import { findContact } from '../../contact/account';
import { TAG_CALLS } from '../../api/tags';
import { WRITE_CALLS } from '../../contact/reconcile';
import { optionsField } from '../../form/fields';
import type { Operation } from '../../operations/operation';
import { collectionIn } from '../../form/inputs';
import { inputError } from '../../form/inputErrors';
import { customFieldsForm } from '../../operations/customFields';
import {
	createMissingTags,
	emailField,
	failOnMissingFields,
	nameField,
	nativeCollection,
	phoneField,
	phoneFormOption,
	tagsField,
} from './fields';
import { personIn, readForm, toStore, writeForm } from '../../operations/contactForm';
import { withContact } from '../../operations/contactWrite';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a contact',
	description: 'Create a new contact; one with the same e-mail is refused',
	calls: [...WRITE_CALLS.create, ...TAG_CALLS],
	fields: [
		notice('Create or Update is the safe choice where the contact may be there already.'),
		emailField,
		phoneField,
		nameField,
		...customFieldsForm,
		tagsField,
		nativeCollection(false),
		optionsField(createMissingTags, failOnMissingFields, phoneFormOption, simplifyField),
	],
	async run(item) {
		const { connection, param } = item;
		const person = personIn(item);
		const fields = collectionIn(item, 'additionalFields');
		const form = readForm(item, param('name', ''), fields, person.notes);
		return await withContact(
			item,
			person,
			// Two people may share a phone, so with an e-mail only the e-mail counts (ladiflow-api.md 2.10).
			async () => await findContact(connection, person, person.email ? 'email' : 'phone'),
			async (found) => {
				if (found.contact) {
					throw inputError(
						item,
						`A contact with this ${person.email ? 'e-mail' : 'phone'} exists already`,
						'Use Create or Update to change it',
					);
				}
				return await writeForm(item, found, toStore(item, person), form, { create: true });
			},
		);
	},
};
