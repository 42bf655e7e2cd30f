// The lists that the form offers from the account: contacts, tags, sequences, triggers, flows, custom fields.
import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { type AccountField, readAccountFields } from '../api/accountFields';
import { listSequences, listTriggers } from '../api/automation';
import { listContacts } from '../api/contacts';
import { FIELD_TYPES } from '../model/fieldTypes';
import { realEmail } from '../model/identity';
import { open } from '../contact/account';
import { NATIVE_FIELDS, CLEARABLE } from '../model/nativeFields';
import { listTags } from '../api/tags';
import { EXPECTED_FIELDS, EXPECTED_GROUPS, type ExpectedField } from '../sync/expectedFields';

/** What a list shows at once; typing searches the whole account. */
const SHOWN = 100;

async function contacts(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const found = await listContacts(
		await open(this),
		'Listing contacts',
		{ search: { name: filter }, sort: { updated_at: 'DESC' } },
		SHOWN,
	);
	return {
		results: found.map((contact) => {
			const name = String(contact.name ?? contact.first_name ?? '');
			const reach = realEmail(contact.email) ?? contact.phone ?? '';
			return { name: [name, reach].filter((part) => part !== '').join(' · '), value: contact._id };
		}),
	};
}

async function sequences(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const found = await listSequences(await open(this), filter, SHOWN);
	return { results: found.map(({ id, name }) => ({ name, value: id })) };
}

async function triggers(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const found = await listTriggers(await open(this), filter, SHOWN);
	return { results: found.map(({ _id, name }) => ({ name, value: _id })) };
}

/** LadiFlow cannot list flows; those with a trigger are known by it. */
async function flows(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const found = await listTriggers(await open(this), filter, null);
	const results = new Map<string, INodeListSearchItems>();
	for (const { flow_id, name } of found) {
		if (flow_id && !results.has(flow_id)) {
			results.set(flow_id, { name: `Flow started by "${name}"`, value: flow_id });
		}
	}
	return { results: [...results.values()].slice(0, SHOWN) };
}

async function tags(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const found = await listTags(await open(this), '', null);
	return found.map(({ id, name }) => ({ name, value: id }));
}

async function clearableFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { fields } = await readAccountFields(await open(this));
	return [
		...NATIVE_FIELDS.filter(({ name }) => CLEARABLE.has(name)).map(({ name, displayName }) => ({
			name: displayName,
			value: name,
		})),
		...fields
			.filter(({ type }) => type !== 'AUTO_INCREMENT')
			.map(({ name }) => ({ name: `${name} (custom field)`, value: name })),
	];
}

async function customFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const { fields, contacts: seen } = await readAccountFields(await open(this));
	return {
		fields: mapperFields(fields),
		...(seen === 0
			? {
					emptyFieldsNotice:
						'The account has no contacts yet, so its own fields cannot be seen: the fields below are those that LadiFlow and this package know',
				}
			: {}),
	};
}

/**
 * What the mapper offers: the account's defined fields, then those worth having that it does not show, then
 * values without a definition.
 *
 * @see ladiflow-api.md 3.5
 */
export function mapperFields(fields: AccountField[]): ResourceMapperField[] {
	const known = new Set(fields.map(({ name }) => name));
	return [
		...fields.filter(({ isDefined }) => isDefined).map((field) => asMapped(field, field.name)),
		...EXPECTED_FIELDS.filter(({ name }) => !known.has(name)).map((field) =>
			asMapped(field, notSeen(field)),
		),
		...fields
			.filter(({ isDefined }) => !isDefined)
			.map((field) => asMapped(field, `${field.name} (without a definition in this account)`)),
	];
}

function asMapped(
	{ name, type }: Pick<AccountField, 'name' | 'type'>,
	displayName: string,
): ResourceMapperField {
	return {
		id: name,
		displayName,
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		removed: true,
		type: type ? FIELD_TYPES[type].mapperType : 'string',
		readOnly: type === 'AUTO_INCREMENT',
	};
}

function notSeen({ name, group }: ExpectedField): string {
	return `${name} (${EXPECTED_GROUPS[group]}, not seen in this account)`;
}

export const methods = {
	listSearch: { contacts, flows, sequences, triggers },
	loadOptions: { clearableFields, tags },
	resourceMapping: { customFields },
};
