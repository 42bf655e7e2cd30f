// Reads one contact.
import { simplifyField } from '../../../shared/fields';
import { optionsField, notice } from '../fields';
import type { Operation } from '../operation';
import { asPeopleRead, contactField, existing, findNamed, namedContact } from './writing';
import type { IDataObject } from 'n8n-workflow';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a contact',
	description: 'Retrieve one contact by its e-mail, phone or ID',
	calls: ['POST /customer/show', 'POST /customer/list', 'POST /customer/list-tag'],
	fields: [
		notice(
			'A contact that has only a phone has an address made up by LadiFlow instead of an e-mail; it is not shown, and emailIsPlaceholder is true.',
		),
		contactField,
		simplifyField,
		optionsField(),
	],
	async run(item) {
		const { contact } = existing(item, await findNamed(item, namedContact(item)));
		return item.param('simplify', true)
			? await asPeopleRead(item, contact)
			: (contact as IDataObject);
	},
};
