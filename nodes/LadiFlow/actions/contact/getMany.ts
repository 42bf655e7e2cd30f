// Lists contacts: by words, by tags, in an order.
import { orderBy } from 'lodash';

import { CONTACT, listContacts, type StoredContact } from '../../api/contacts';
import { idOf } from '../../api/pagination';
import { LIST_TAGS } from '../../api/tags';
import { notice } from '../../../shared/fields';
import { readObject } from '../../../shared/values';
import { listFields } from '../../form/fields';
import type { Item, Operation } from '../../operations/operation';
import {
	choiceIn,
	collectionIn,
	field,
	namesIn,
	readChoice,
	textIn,
	wanted,
} from '../../form/inputs';
import { inputError, taken } from '../../form/inputErrors';
import { asChosen, outputChoice } from '../../form/output';
import { tagChoice } from './fields';
import { asPeopleRead } from '../../operations/contactWrite';

export const getMany: Operation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many contacts',
	description: 'Retrieve a list of contacts',
	calls: [CONTACT.list, LIST_TAGS],
	fields: [
		notice(
			"LadiFlow's API cannot list the contacts of a segment: give them a tag in LadiFlow and filter by it here.",
		),
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Search',
					name: 'search',
					type: 'string',
					default: '',
					placeholder: 'e.g. Lan or 0900000001',
					description: 'Text in the name, the e-mail or the phone',
				},
				{
					displayName: 'Tag Match',
					name: 'tagMatch',
					type: 'options',
					default: 'any',
					description: 'Which of several tags a contact must have',
					options: [
						{ name: 'All Tags', value: 'all' },
						{ name: 'Any Tag', value: 'any' },
					],
				},
				tagChoice,
			],
		},
		{
			displayName: 'Sort',
			name: 'sort',
			type: 'fixedCollection',
			placeholder: 'Add Sort Rule',
			default: {},
			description: 'Which contacts come first; those changed last where nothing is set',
			options: [
				{
					displayName: 'By',
					name: 'by',
					values: [
						{
							displayName: 'Field',
							name: 'field',
							type: 'options',
							default: 'updated_at',
							description: 'The time that decides',
							options: [
								{ name: 'Created At', value: 'created_at' },
								{ name: 'Updated At', value: 'updated_at' },
							],
						},
						{
							displayName: 'Direction',
							name: 'direction',
							type: 'options',
							default: 'DESC',
							description: 'Which end of the list comes first',
							options: [
								{ name: 'Newest First', value: 'DESC' },
								{ name: 'Oldest First', value: 'ASC' },
							],
						},
					],
				},
			],
		},
		...outputChoice('email, phone, customFields.debt'),
	],
	async run(item) {
		const contacts = await contactsFor(item);
		return await asChosen(item, contacts, async (contact) => await asPeopleRead(item, contact));
	},
};

/**
 * LadiFlow does not say whether several tags mean any of them or all (ladiflow-api.md 2.6), so each question is
 * asked in the way that both readings answer alike.
 */
async function contactsFor(item: Item): Promise<StoredContact[]> {
	const { connection } = item;
	const search = textIn(item, 'filters.search', 'Search') ?? '';
	const typed = namesIn(item, 'Tags', field(item, 'filters.tags', 'Tags'));
	const tagMatch = choiceIn(item, 'filters.tagMatch', 'Tag Match', ['any', 'all'], 'any');
	const limit = wanted(item);
	const [sortBy, direction] = sortIn(item);
	const { ids, unknown } = await item.tags.ids(typed, false);
	const list = async (tags: string[], limit: number | null) =>
		await listContacts(
			connection,
			'Listing contacts',
			{
				search: { name: search },
				sort: { [sortBy]: direction },
				...(tags.length > 0 ? { tags } : {}),
			},
			limit,
		);
	if (unknown.length > 0) {
		throw inputError(
			item,
			`There are no tags with these names: ${unknown.join(', ')}`,
			'Choose the tags from the list',
		);
	}
	if (ids.length < 2) return await list(ids, limit);
	if (tagMatch === 'all') {
		// Whoever has all tags has the first.
		const candidates = await list(ids.slice(0, 1), null);
		const having = candidates.filter(({ tags = [] }) => ids.every((id) => tags.includes(id)));
		return having.slice(0, limit ?? undefined);
	}
	const found = new Map<string, StoredContact>();
	for (const id of ids) {
		for (const contact of await list([id], limit)) found.set(idOf(contact), contact);
	}
	const sorted = orderBy([...found.values()], [sortBy], [direction === 'ASC' ? 'asc' : 'desc']);
	return sorted.slice(0, limit ?? undefined);
}

const SORTS = ['created_at', 'updated_at'] as const;
const DIRECTIONS = ['ASC', 'DESC'] as const;

/** What to sort by, and in which direction. */
function sortIn(item: Item): [by: string, direction: string] {
	const { by } = collectionIn(item, 'sort');
	if (by === undefined) return ['updated_at', 'DESC'];
	const { field: sortBy = 'updated_at', direction = 'DESC' } = taken(item, 'Sort', readObject(by));
	return [
		taken(item, 'Field', readChoice(sortBy, SORTS)),
		taken(item, 'Direction', readChoice(direction, DIRECTIONS)),
	];
}
