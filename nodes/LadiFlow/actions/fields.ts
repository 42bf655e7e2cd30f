// Form fields that operations of several resources share.
import { sortBy } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';

import { limitField, returnAllField } from '../../shared/fields';
import type { Item } from './operation';

/** How fast the items of a run are worked on; nodes that work on many items offer it. */
const SPEED: INodeProperties[] = [
	{
		displayName: 'Items at Once',
		name: 'itemsAtOnce',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 4,
		description:
			'How many items are worked on at the same time; items of one contact always follow each other',
	},
	{
		displayName: 'Requests per Second',
		name: 'requestsPerSecond',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 5,
		description:
			"This node's pace in a long run, instead of the credential's; all nodes of one account share the way. 0 sets no pace.",
	},
];

/** The collection of options, in alphabetical order. */
export function optionsField(...options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: sortBy([...options, ...SPEED], 'displayName'),
	};
}

/** Return All and Limit of a list. */
export const listFields = [returnAllField, limitField];

/** How many entries the form asks for; null for all. */
export function wanted({ param }: Pick<Item, 'param'>): number | null {
	return param('returnAll', false) ? null : param('limit', 50);
}

export const keyword: INodeProperties = {
	displayName: 'Search',
	name: 'keyword',
	type: 'string',
	default: '',
	placeholder: 'e.g. VIP',
	description: 'Only entries whose name holds this text; empty for all',
};

interface PairTexts {
	placeholder: string;
	description: string;
	/** what the two boxes of a pair are for */
	nameDescription: string;
	valueDescription: string;
	namePlaceholder?: string;
}

/** A collection of names and values. */
export function pairsField(displayName: string, name: string, texts: PairTexts): INodeProperties {
	const { placeholder, description, nameDescription, valueDescription, namePlaceholder } = texts;
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder,
		default: {},
		description,
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						description: nameDescription,
						...(namePlaceholder ? { placeholder: namePlaceholder } : {}),
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: valueDescription,
					},
				],
			},
		],
	};
}

/** The names and values of such a collection; pairs without a name are left out. */
export function pairsIn(collection: unknown): Array<[name: string, value: unknown]> {
	const { field = [] } = (collection ?? {}) as { field?: Array<{ name: string; value: unknown }> };
	return field.flatMap(({ name, value }): Array<[string, unknown]> => {
		const clean = String(name).trim();
		return clean === '' ? [] : [[clean, value]];
	});
}

/** What LadiFlow's API cannot do, so that nobody looks for it. */
export function notice(displayName: string): INodeProperties {
	return { displayName, name: 'notice', type: 'notice', default: '' };
}

/** Names from a text separated by commas, or from a list. */
export function namesIn(typed: unknown): string[] {
	const names = Array.isArray(typed) ? typed.map(String) : String(typed ?? '').split(',');
	return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
}
