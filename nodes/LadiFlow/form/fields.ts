// Form fields that operations of several resources share.
import { sortBy } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';

import { limitField, returnAllField } from '../../shared/fields';
import { isNothing, readObject, readObjects, readText } from '../../shared/values';
import type { ItemContext } from '../../shared/operation';
import { inputError, taken } from './inputErrors';
import { ITEMS_AT_ONCE } from './speed';

/** How fast the items of a run are worked on; nodes that work on many items offer it. */
const SPEED: INodeProperties[] = [
	{
		displayName: 'Items at Once',
		name: 'itemsAtOnce',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: ITEMS_AT_ONCE,
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
			"An upper bound for this node in a long run, instead of the credential's; nodes with the same number share it. 0 sets none.",
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
	namePlaceholder: string;
	valuePlaceholder: string;
}

/** A collection of names and values. */
export function pairsField(displayName: string, name: string, texts: PairTexts): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: texts.placeholder,
		default: {},
		description: texts.description,
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
						description: texts.nameDescription,
						placeholder: texts.namePlaceholder,
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: texts.valueDescription,
						placeholder: texts.valuePlaceholder,
					},
				],
			},
		],
	};
}

/**
 * The names and values of such a collection; a pair with neither says nothing.
 *
 * @param label  what the form calls the collection
 * @throws       NodeOperationError for a value without a name, and for a name that comes twice
 */
export function pairsIn(
	item: ItemContext,
	label: string,
	collection: unknown,
): Array<[name: string, value: unknown]> {
	const { field = [] } = isNothing(collection) ? {} : taken(item, label, readObject(collection));
	const pairs = new Map<string, unknown>();
	for (const { name: typed, value } of taken(item, label, readObjects(field))) {
		if (isNothing(typed) && isNothing(value)) continue;
		if (isNothing(typed)) {
			throw inputError(
				item,
				`"${label}" holds a value without a name`,
				'Give the name, or take it out',
			);
		}
		const name = taken(item, `Name" in "${label}`, readText(typed));
		if (pairs.has(name)) {
			throw inputError(
				item,
				`"${label}" holds "${name}" twice`,
				'Take one of the two out: only one of the values could be written',
			);
		}
		pairs.set(name, value);
	}
	return [...pairs];
}
