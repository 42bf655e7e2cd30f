// Puts a contact into a sequence, by its e-mail or by its phone.
import { type IDataObject } from 'n8n-workflow';

import { find, type StoredContact } from '../../api/contacts';
import { realEmail } from '../../api/identity';
import { unchanged, write, type WriteResult } from '../../api/write';
import { asPeopleRead, withContact, WRITE_CALLS } from '../contact/writing';
import { emailField, nameField, phoneField } from '../contact/fields';
import { nameFields } from '../../api/nativeFields';
import { personIn } from '../contact/upsert';
import { notice, optionsField, pairsField, pairsIn } from '../fields';
import { locatedId, locator } from '../locators';
import type { Item, Operation } from '../operation';
import { refusal } from '../refusal';

export const subscribe: Operation = {
	value: 'subscribe',
	name: 'Subscribe',
	action: 'Subscribe a contact to a sequence',
	description: 'Put a contact into a sequence, by its e-mail or by its phone',
	calls: [
		...WRITE_CALLS.filter((call) => call !== 'POST /customer/create-tag'),
		'POST /sequence/subscribe',
	],
	fields: [
		notice(
			"LadiFlow's API cannot take a contact out of a sequence: use a flow with that action. The sequence must be finished and hold a published message before somebody is put in.",
		),
		{
			...locator(
				'Sequence',
				'sequence',
				'sequences',
				'The sequence to put the contact into',
				'e.g. 653a0e050217d10012313bce',
			),
			required: true,
		},
		emailField,
		phoneField,
		optionsField(
			{
				displayName: 'Create Missing Contact',
				name: 'createMissingContact',
				type: 'boolean',
				default: true,
				description: 'Whether to create a contact that LadiFlow does not have yet',
			},
			pairsField('External Data', 'externalData', {
				placeholder: 'Add Entry',
				description: 'Extra data that goes along with the subscription',
				nameDescription: 'Name of the entry',
				valueDescription: 'Value of the entry',
			}),
			{ ...nameField, description: 'Name of a contact that is created' },
		),
	],
	async run(item) {
		const { connection, param } = item;
		const sequence = locatedId(item, 'sequence', 'Sequence');
		const person = personIn(item);
		const { externalData } = param<{ externalData?: unknown }>('options', {});
		const external = pairsIn(externalData).map(([name, value]) => ({ name, value }));
		return await withContact(
			item,
			person,
			async () => await find(connection, person),
			async ({ contact, matchedBy }) => {
				const result = contact ? unchanged(contact, matchedBy) : await created(item, person);
				await connection.call({
					what: 'Subscribing the contact to the sequence',
					path: '/sequence/subscribe',
					body: {
						email: addressOf(item, result.contact),
						sequence_id: sequence,
						...(external.length > 0 ? { external_data: external as IDataObject[] } : {}),
					},
					repeatable: false,
				});
				return {
					subscribed: true,
					sequenceId: sequence,
					contactId: result.contact._id,
					email: realEmail(result.contact.email),
					phone: result.contact.phone ?? null,
					isNew: result.isNew,
					matchedBy: result.matchedBy,
					contact: await asPeopleRead(item, result.contact),
				};
			},
		);
	},
};

/** Whether subscribing creates an unknown contact is open (ladiflow-api.md 2.8), so it is created before. */
async function created(item: Item, person: ReturnType<typeof personIn>): Promise<WriteResult> {
	const { createMissingContact = true, name = '' } = item.param<{
		createMissingContact?: boolean;
		name?: string;
	}>('options', {});
	if (createMissingContact) {
		const native: IDataObject = nameFields(name).fields;
		const nobody = { contact: null, matchedBy: null };
		return await write(item.connection, person, nobody, () => ({ native, customFields: {} }));
	}
	throw refusal(
		item,
		'LadiFlow has no contact with this e-mail or phone',
		'Create it before, or allow Create Missing Contact',
	);
}

/** A subscription names the contact by its address, the one made up for a phone included (2.8, 2.10). */
function addressOf({ context, itemIndex }: Item, { email }: StoredContact): string {
	if (email) return email;
	throw refusal(
		{ context, itemIndex },
		'The contact has no e-mail, not even one made up by LadiFlow, so it cannot be subscribed',
		'Give the contact an e-mail in LadiFlow',
	);
}
