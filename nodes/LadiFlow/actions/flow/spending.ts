// Which spendings are meant: the form that Get Cost and Get Transactions share, and what it asks LadiFlow for.
import { sortBy } from 'lodash';
import { type IDataObject, type INodeProperties } from 'n8n-workflow';

import { ACTION_CODES } from '../../api/automation';
import { instantOf, isEmpty } from '../../api/fieldTypes';
import { idIn, locator } from '../locators';
import type { Item } from '../operation';
import { refusal } from '../refusal';

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
			description: "One campaign; LadiFlow's API cannot list them",
		},
		locator('Flow', 'flow', 'flows', 'One flow; the list holds the flows that have a trigger'),
		{
			displayName: 'Flow Config ID',
			name: 'flowConfigId',
			type: 'string',
			default: '',
			description: 'One step of a flow, beside the flow',
		},
		locator('Sequence', 'sequence', 'sequences', 'One sequence'),
		{
			displayName: 'To',
			name: 'to',
			type: 'dateTime',
			default: '',
			description: 'Spendings up to this time; without an offset it is Vietnam time',
		},
		locator('Trigger', 'trigger', 'triggers', 'One trigger of a flow, beside the flow'),
	],
};

/**
 * The filter as LadiFlow takes it.
 *
 * @throws NodeOperationError for a date that is none, and for ids that do not go together
 */
export function spendingFilter(item: Item): IDataObject {
	const filters = item.param<IDataObject>('filters', {});
	const ids = IDS.map((id) => ({ ...id, value: idIn(filters[id.name]) })).filter(
		({ value }) => value !== '',
	);
	const typed = item.param<string>('source', '');
	const source = typed || ids.at(0)?.source;
	const stranger = ids.find((id) => id.source !== source);
	if (stranger) {
		throw refusal(
			item,
			'The filters belong to another source',
			`Set "Source" to ${stranger.source.toLowerCase()}, or take the filter out`,
		);
	}
	if (ids.some(({ key }) => key === 'trigger_id' || key === 'flow_config_id')) {
		if (!ids.some(({ key }) => key === 'flow_id')) {
			throw refusal(
				item,
				'"Trigger" and "Flow Config ID" need the flow they belong to',
				'Add the filter "Flow"',
			);
		}
	}
	return {
		from_date: instant(item, 'From', item.param('from', '')),
		...(isEmpty(filters.to) ? {} : { to_date: instant(item, 'To', filters.to) }),
		...(source ? { source } : {}),
		...(filters.type ? { type: filters.type } : {}),
		...Object.fromEntries(ids.map(({ key, value }) => [key, value])),
	};
}

function instant(item: Item, label: string, typed: unknown): string {
	const time = instantOf(typed)?.toUTC().toISO();
	if (time) return time;
	throw refusal(
		item,
		`"${label}" is no date`,
		'Write it as 2026-02-10 or 2026-02-10T15:30:00+07:00',
	);
}
