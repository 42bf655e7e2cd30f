// Which spendings are meant: the form that Get Cost and Get Transactions share, and what it asks LadiFlow for.
import { sortBy, startCase } from 'lodash';
import { type IDataObject, type INodeProperties } from 'n8n-workflow';

import { readTime } from '../../../shared/dates';
import { VIETNAM } from '../../../shared/vietnam/zone';
import { ACTION_CODES } from '../../api/automation';
import { idIn, locator } from '../../form/recordPickers';
import type { Item } from '../../operations/operation';
import { choiceIn, field } from '../../form/inputs';
import { inputError, taken } from '../../form/inputErrors';

/** IDs of LadiFlow look alike, whatever they are of. */
const EXAMPLE_ID = 'e.g. 653a0e050217d10012313bce';

type Source = 'FLOW' | 'CAMPAIGN' | 'SEQUENCE';

const SOURCES = [
	{ name: 'Campaign', value: 'CAMPAIGN' },
	{ name: 'Flow', value: 'FLOW' },
	{ name: 'Sequence', value: 'SEQUENCE' },
];

/** Ids that narrow a source down, each with the source it belongs to (ladiflow-api.md 2.8). */
const IDS: Array<{ name: string; key: string; source: Source }> = [
	{ name: 'flow', key: 'flow_id', source: 'FLOW' },
	{ name: 'trigger', key: 'trigger_id', source: 'FLOW' },
	{ name: 'flowConfigId', key: 'flow_config_id', source: 'FLOW' },
	{ name: 'campaignId', key: 'campaign_id', source: 'CAMPAIGN' },
	{ name: 'sequence', key: 'sequence_id', source: 'SEQUENCE' },
];

export const fromField: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'dateTime',
	default: '',
	required: true,
	description: 'Spendings from this time on; without an offset it is Vietnam time',
};

export const sourceField: INodeProperties = {
	displayName: 'Source',
	name: 'source',
	type: 'options',
	default: 'FLOW',
	description: 'What spent the points',
	options: SOURCES,
};

export const anySourceField: INodeProperties = {
	...sourceField,
	default: '',
	options: [{ name: 'Any', value: '' }, ...SOURCES],
};

export const spendingFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Action',
			name: 'type',
			type: 'options',
			default: 'EMAIL',
			description: 'What the points were spent on',
			options: sortBy(
				Object.entries(ACTION_CODES).map(([value, name]) => ({ name, value })),
				({ name }) => name.toLowerCase(),
			),
		},
		{
			displayName: 'Campaign ID',
			name: 'campaignId',
			type: 'string',
			default: '',
			placeholder: EXAMPLE_ID,
			description: "One campaign; LadiFlow's API cannot list them",
		},
		locator(
			'Flow',
			'flow',
			'flows',
			'One flow; the list holds the flows that have a trigger',
			EXAMPLE_ID,
		),
		{
			displayName: 'Flow Config ID',
			name: 'flowConfigId',
			type: 'string',
			default: '',
			placeholder: EXAMPLE_ID,
			description: 'One step of a flow, beside the flow',
		},
		locator('Sequence', 'sequence', 'sequences', 'One sequence', EXAMPLE_ID),
		{
			displayName: 'To',
			name: 'to',
			type: 'dateTime',
			default: '',
			description: 'Spendings up to this time; without an offset it is Vietnam time',
		},
		locator('Trigger', 'trigger', 'triggers', 'One trigger of a flow, beside the flow', EXAMPLE_ID),
	],
};

/**
 * The filter as LadiFlow takes it.
 *
 * @throws NodeOperationError for a date that is none, and for ids that do not go together
 */
export function spendingFilter(item: Item): IDataObject {
	const ids = IDS.map((id) => ({
		...id,
		value: idIn(item, `filters.${id.name}`, startCase(id.name)),
	})).filter(({ value }) => value !== null);
	const typed = choiceIn(item, 'source', 'Source', ['', ...SOURCES.map(({ value }) => value)], '');
	const source = typed || ids.at(0)?.source;
	const to = field(item, 'filters.to', 'To');
	const type = choiceIn(item, 'filters.type', 'Action', ['', ...Object.keys(ACTION_CODES)], '');
	const stranger = ids.find((id) => id.source !== source);
	if (stranger) {
		throw inputError(
			item,
			'The filters belong to another source',
			`Set "Source" to ${stranger.source.toLowerCase()}, or take the filter out`,
		);
	}
	if (ids.some(({ key }) => key === 'trigger_id' || key === 'flow_config_id')) {
		if (!ids.some(({ key }) => key === 'flow_id')) {
			throw inputError(
				item,
				'"Trigger" and "Flow Config ID" need the flow they belong to',
				'Add the filter "Flow"',
			);
		}
	}
	return {
		from_date: instant(item, 'From', item.param('from', '')),
		...(to === null ? {} : { to_date: instant(item, 'To', to) }),
		...(source ? { source } : {}),
		...(type ? { type } : {}),
		...Object.fromEntries(ids.map(({ key, value }) => [key, value])),
	};
}

/** A day alone is midnight UTC, as LadiFlow's own examples have it. */
function instant(item: Item, label: string, typed: unknown): string {
	return taken(item, label, readTime(typed, VIETNAM, 'utc'))
		.toUTC()
		.toISO();
}
