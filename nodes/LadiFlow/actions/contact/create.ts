// Creates a contact, and only that: one that is there already is never touched.
import { type IDataObject } from 'n8n-workflow';

import { find } from '../../api/contacts';
import { write } from '../../api/write';
import { notice, optionsField } from '../fields';
import type { Operation } from '../operation';
import { refusal } from '../refusal';
import { converted, customFieldsForm, givenFields } from './customFields';
import {
	createMissingTags,
	emailField,
	failOnMissingFields,
	nameField,
	nativeCollection,
	nativeOf,
	phoneField,
	phoneFormOption,
	phoneToStore,
	simplifyOption,
	tagsField,
} from './fields';
import { personIn } from './upsert';
import { outcome, tagsIn, withContact, WRITE_CALLS } from './writing';

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
		optionsField(createMissingTags, failOnMissingFields, phoneFormOption, simplifyOption),
	],
	async run(item) {
		const { connection, context, itemIndex, param } = item;
		const person = personIn(item);
		const { native, notes } = nativeOf(
			item,
			param('name', ''),
			param<IDataObject>('additionalFields', {}),
		);
		const given = givenFields(item);
		return await withContact(
			item,
			person,
			// Two people may share a phone, so with an e-mail only the e-mail counts (ladiflow-api.md 2.10).
			async () => await find(connection, person, person.email ? 'email' : 'phone'),
			async (found) => {
				if (found.contact) {
					throw refusal(
						{ context, itemIndex },
						`A contact with this ${person.email ? 'e-mail' : 'phone'} exists already`,
						'Use Create or Update to change it',
					);
				}
				const { values, types } = await converted(item, given, null);
				const tags = await tagsIn(item, param('tags', ''));
				const result = await write(
					connection,
					{ ...person, phoneToStore: phoneToStore(item, person.phone, param('phone', '')) },
					found,
					() => ({ native, customFields: values }),
					{ add: tags.ids },
					{ types, create: true },
				);
				return await outcome(item, result, tags.unknown, notes);
			},
		);
	},
};
