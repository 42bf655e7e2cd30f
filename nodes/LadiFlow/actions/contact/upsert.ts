// Creates a contact or updates the one with the same e-mail or phone.
import { notice, simplifyField } from '../../../shared/fields';
import { type Found, type MatchBy, show } from '../../api/contacts';
import { findContact } from '../../contact/account';
import { TAG_CALLS } from '../../api/tags';
import { WRITE_CALLS } from '../../contact/reconcile';
import type { Identity } from '../../model/identity';
import { optionsField } from '../../form/fields';
import type { Item, Operation } from '../../operations/operation';
import { choiceIn, collectionIn } from '../../form/inputs';
import { inputError } from '../../form/inputErrors';
import { customFieldsForm } from '../../operations/customFields';
import {
	clearOption,
	createMissingTags,
	emailField,
	failOnMissingFields,
	matchByOption,
	nameField,
	nativeCollection,
	phoneField,
	phoneFormOption,
	replaceTags,
	tagsField,
} from './fields';
import { personIn, readForm, toStore, writeForm } from '../../operations/contactForm';
import { withContact } from '../../operations/contactWrite';

const MATCHES: MatchBy[] = ['emailThenPhone', 'email', 'phone'];

export const upsert: Operation = {
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update a contact',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	calls: [...WRITE_CALLS.upsert, ...TAG_CALLS],
	fields: [
		notice(
			"Fields and tags that you do not mention stay as they are. LadiFlow's API cannot delete or merge contacts, and knows no segments: use LadiFlow's own screens for that.",
		),
		emailField,
		phoneField,
		nameField,
		...customFieldsForm,
		tagsField,
		nativeCollection(false),
		optionsField(
			clearOption,
			createMissingTags,
			failOnMissingFields,
			matchByOption,
			phoneFormOption,
			replaceTags,
			simplifyField,
		),
	],
	async run(item) {
		const { connection, param } = item;
		const person = personIn(item);
		const matchBy = choiceIn(item, 'options.matchBy', 'Match By', MATCHES, 'emailThenPhone');
		refuseMatch(item, person, matchBy);
		const fields = collectionIn(item, 'additionalFields');
		const form = readForm(item, param('name', ''), fields, person.notes);
		return await withContact(
			item,
			person,
			async () => await findContact(connection, person, matchBy),
			async (found) => {
				if (!found.contact && matchBy === 'phone') await refuseTakenEmail(item, person);
				return await writeForm(item, found, toStore(item, person), form);
			},
		);
	},
};

function refuseMatch({ context, itemIndex }: Item, { email, phone }: Identity, by: MatchBy): void {
	if (by === 'emailThenPhone' || (by === 'email' ? email : phone)) return;
	throw inputError(
		{ context, itemIndex },
		`"Match By" asks for the ${by}, and the contact has no usable one`,
		`Fill "${by === 'email' ? 'Email' : 'Phone'}", or choose another "Match By"`,
	);
}

/** LadiFlow knows an e-mail once: a new contact with it would be the other contact (ladiflow-api.md 2.10). */
async function refuseTakenEmail(item: Item, { email }: Identity): Promise<void> {
	const taken: Found['contact'] = email ? await show(item.connection, { email }) : null;
	if (!taken) return;
	throw inputError(
		item,
		'No contact has this phone, and the e-mail belongs to another contact',
		'Leave "Email" empty, or set "Match By" to "Email, Then Phone"',
	);
}
