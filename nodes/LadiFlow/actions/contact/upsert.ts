// Creates a contact or updates the one with the same e-mail or phone.
import { simplifyField } from '../../../shared/fields';
import { find, type Found, type MatchBy, show } from '../../api/contacts';
import { type Identity, identityOf } from '../../api/identity';
import type { Person } from '../../api/write';
import { notice, optionsField } from '../fields';
import type { Item, Operation } from '../operation';
import { refusal } from '../refusal';
import { customFieldsForm } from './customFields';
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
	phoneToStore,
	replaceTags,
	tagsField,
} from './fields';
import { readForm, writeForm } from './form';
import { withContact, WRITE_CALLS } from './writing';

export const upsert: Operation = {
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update a contact',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	calls: WRITE_CALLS,
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
		const { matchBy = 'emailThenPhone' } = param<{ matchBy?: MatchBy }>('options', {});
		refuseMatch(item, person, matchBy);
		const form = readForm(item, param('name', ''), param('additionalFields', {}));
		return await withContact(
			item,
			person,
			async () => await find(connection, person, matchBy),
			async (found) => {
				if (!found.contact && matchBy === 'phone') await refuseTakenEmail(item, person);
				return await writeForm(item, found, toStore(item, person), form);
			},
		);
	},
};

/** The person with the phone in the form in which it shall be stored. */
export function toStore(item: Item, person: Identity): Person {
	return {
		...person,
		phoneToStore: phoneToStore(item, person.phone, item.param('phone', '')),
	};
}

/**
 * Who is meant by "Email" and "Phone".
 *
 * @throws NodeOperationError when neither is usable
 */
export function personIn({ context, itemIndex, param }: Item): Identity {
	const person = identityOf({ email: param('email', ''), phone: param('phone', '') });
	if (person.email ?? person.phone) return person;
	throw refusal(
		{ context, itemIndex },
		'The contact has neither a usable e-mail nor a usable phone',
		'Fill "Email" or "Phone"; one of them finds the contact',
	);
}

function refuseMatch({ context, itemIndex }: Item, { email, phone }: Identity, by: MatchBy): void {
	if (by === 'emailThenPhone' || (by === 'email' ? email : phone)) return;
	throw refusal(
		{ context, itemIndex },
		`"Match By" asks for the ${by}, and the contact has no usable one`,
		`Fill "${by === 'email' ? 'Email' : 'Phone'}", or choose another "Match By"`,
	);
}

/** LadiFlow knows an e-mail once: a new contact with it would be the other contact (ladiflow-api.md 2.10). */
async function refuseTakenEmail(item: Item, { email }: Identity): Promise<void> {
	const taken: Found['contact'] = email ? await show(item.connection, { email }) : null;
	if (!taken) return;
	throw refusal(
		item,
		'No contact has this phone, and the e-mail belongs to another contact',
		'Leave "Email" empty, or set "Match By" to "Email, Then Phone"',
	);
}
