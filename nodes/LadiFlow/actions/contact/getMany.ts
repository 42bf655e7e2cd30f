// Lists contacts: by words, by tags, in an order.
import { orderBy } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import type { StoredContact } from '../../api/contacts';
import { idOf, readList } from '../../api/lists';
import { simplifyField } from '../../../shared/fields';
import { listFields, namesIn, notice, wanted } from '../fields';
import type { Item, Operation } from '../operation';
import { refusal } from '../refusal';
import { tagChoice } from './fields';
import { asPeopleRead } from './writing';

export const getMany: Operation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many contacts',
	description: 'Retrieve a list of contacts',
	calls: ['POST /customer/list', 'POST /customer/list-tag'],
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
							options: [
								{ name: 'Newest First', value: 'DESC' },
								{ name: 'Oldest First', value: 'ASC' },
							],
						},
					],
				},
			],
		},
		simplifyField,
	],
	async run(item) {
		const contacts = await contactsFor(item);
		if (!item.param('simplify', true)) return contacts as IDataObject[];
		return await Promise.all(contacts.map(async (contact) => await asPeopleRead(item, contact)));
	},
};

/**
 * LadiFlow does not say whether several tags mean any of them or all (ladiflow-api.md 2.6), so each question is
 * asked in the way that both readings answer alike.
 */
async function contactsFor(item: Item): Promise<StoredContact[]> {
	const { context, itemIndex, connection, param } = item;
	const {
		search = '',
		tags: typed,
		tagMatch = 'any',
	} = param<{
		search?: string;
		tags?: unknown;
		tagMatch?: 'any' | 'all';
	}>('filters', {});
	const { by = {} } = param<{ by?: { field?: string; direction?: string } }>('sort', {});
	const { field = 'updated_at', direction = 'DESC' } = by;
	const { ids, unknown } = await item.tags.ids(namesIn(typed), false);
	const list = async (tags: string[], limit: number | null) =>
		await readList<StoredContact>(
			connection,
			{
				what: 'Listing contacts',
				path: '/customer/list',
				body: {
					search: { name: String(search).trim() },
					sort: { [field]: direction },
					...(tags.length > 0 ? { tags } : {}),
				},
			},
			limit,
		);
	if (unknown.length > 0) {
		throw refusal(
			{ context, itemIndex },
			`There are no tags with these names: ${unknown.join(', ')}`,
			'Choose the tags from the list',
		);
	}
	const limit = wanted(item);
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
	const sorted = orderBy([...found.values()], [field], [direction === 'ASC' ? 'asc' : 'desc']);
	return sorted.slice(0, limit ?? undefined);
}
