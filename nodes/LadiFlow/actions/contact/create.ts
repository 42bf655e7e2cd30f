// Creates a contact, and only that: one that is there already is never touched.
import { simplifyField } from '../../../shared/fields';
import { find } from '../../api/contacts';
import { notice, optionsField } from '../fields';
import type { Operation } from '../operation';
import { refusal } from '../refusal';
import { customFieldsForm } from './customFields';
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
import { readForm, writeForm } from './form';
import { personIn, toStore } from './upsert';
import { withContact, WRITE_CALLS } from './writing';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a contact',
	description: 'Create a new contact; one with the same e-mail is refused',
	calls: ['POST /customer/create', ...WRITE_CALLS.filter((call) => !call.includes('create-or'))],
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
		const form = readForm(item, param('name', ''), param('additionalFields', {}));
		return await withContact(
			item,
			person,
			// Two people may share a phone, so with an e-mail only the e-mail counts (ladiflow-api.md 2.10).
			async () => await find(connection, person, person.email ? 'email' : 'phone'),
			async (found) => {
				if (found.contact) {
					throw refusal(
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
