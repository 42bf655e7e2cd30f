// Puts a contact into a sequence, by its e-mail or by its phone.
import { notice } from '../../../shared/fields';
import { type IDataObject } from 'n8n-workflow';

import { isNothing } from '../../../shared/values';
import type { StoredContact } from '../../api/contacts';
import { findContact } from '../../contact/account';
import { LIST_TAGS } from '../../api/tags';
import { type Identity, realEmail } from '../../model/identity';
import { reconcile, unchanged, WRITE_CALLS, type WriteResult } from '../../contact/reconcile';
import { asPeopleRead, withContact } from '../../operations/contactWrite';
import { emailField, nameField, phoneField } from '../contact/fields';
import { nativeOf, personIn } from '../../operations/contactForm';
import { optionsField, pairsField, pairsIn } from '../../form/fields';
import { locatedId, locator } from '../../form/recordPickers';
import type { Item, Operation } from '../../operations/operation';
import { collectionIn, flagIn } from '../../form/inputs';
import { inputError, nothingIn } from '../../form/inputErrors';

const SUBSCRIBE = 'POST /sequence/subscribe';

export const subscribe: Operation = {
	value: 'subscribe',
	name: 'Subscribe',
	action: 'Subscribe a contact to a sequence and send messages that cost money',
	description:
		'Put a contact into a sequence, by its e-mail or by its phone; its messages cost points and cannot be taken back',
	calls: [...WRITE_CALLS.upsert, LIST_TAGS, SUBSCRIBE],
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
				namePlaceholder: 'e.g. from',
				valuePlaceholder: 'e.g. shop',
				valueDescription: 'Value of the entry',
			}),
			{ ...nameField, description: 'Name of a contact that is created' },
		),
	],
	async run(item) {
		const { connection } = item;
		const sequence = locatedId(item, 'sequence', 'Sequence');
		const person = personIn(item);
		const { externalData } = collectionIn(item, 'options');
		const external = pairsIn(item, 'External Data', externalData).map(([name, value]) => {
			if (isNothing(value)) throw nothingIn(item, `External Data: ${name}`);
			return { name, value };
		});
		return await withContact(
			item,
			person,
			async () => await findContact(connection, person),
			async ({ contact, matchedBy }) => {
				const result = contact ? unchanged(contact, matchedBy) : await created(item, person);
				await connection.call({
					what: 'Subscribing the contact to the sequence',
					route: SUBSCRIBE,
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
					notes: person.notes,
					contact: await asPeopleRead(item, result.contact),
				};
			},
		);
	},
};

/** Whether subscribing creates an unknown contact is open (ladiflow-api.md 2.8), so it is created before. */
async function created(item: Item, { email, phone }: Identity): Promise<WriteResult> {
	if (flagIn(item, 'options.createMissingContact', 'Create Missing Contact', true)) {
		const { name } = collectionIn(item, 'options');
		const { native } = nativeOf(item, name, {});
		const nobody = { contact: null, matchedBy: null };
		const person = { email, phone };
		return await reconcile(item.connection, person, nobody, () => ({ native, customFields: {} }));
	}
	throw inputError(
		item,
		'LadiFlow has no contact with this e-mail or phone',
		'Create it before, or allow Create Missing Contact',
	);
}

/** A subscription names the contact by its address, the one made up for a phone included (2.8, 2.10). */
function addressOf({ context, itemIndex }: Item, { email }: StoredContact): string {
	if (email) return email;
	throw inputError(
		{ context, itemIndex },
		'The contact has no e-mail, not even one made up by LadiFlow, so it cannot be subscribed',
		'Give the contact an e-mail in LadiFlow',
	);
}
