// Reads one contact.
import { notice } from '../../../shared/fields';
import { FIND_CALLS } from '../../api/contacts';
import { LIST_TAGS } from '../../api/tags';
import { optionsField } from '../../form/fields';
import type { Operation } from '../../operations/operation';
import { asChosen, outputChoice } from '../../form/output';
import {
	asPeopleRead,
	contactField,
	existing,
	findNamed,
	namedContact,
} from '../../operations/contactWrite';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a contact',
	description: 'Retrieve one contact by its e-mail, phone or ID',
	calls: [...FIND_CALLS, LIST_TAGS],
	fields: [
		notice(
			'A contact that has only a phone has an address made up by LadiFlow instead of an e-mail; it is not shown, and emailIsPlaceholder is true.',
		),
		contactField,
		...outputChoice('email, phone, customFields.debt'),
		optionsField(),
	],
	async run(item) {
		const { contact } = existing(item, await findNamed(item, namedContact(item)));
		return await asChosen(item, [contact], async (one) => await asPeopleRead(item, one));
	},
};
