// The trigger's form, made from the table of events.
import { sortBy } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';

import { EVENTS } from '../events/events';

/** What a contact needs to be right: all that happens to customers, orders and invoices. */
const USUAL_EVENTS = EVENTS.filter(({ resource }) =>
	['customer', 'order', 'invoice'].includes(resource),
).map(({ value }) => value);

const events: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: [],
	description:
		'What starts the workflow. A record that is new and completed at once gives one item, with the most specific event selected here.',
	options: sortBy(
		EVENTS.map(({ name, value, description }) => ({ name, value, description })),
		'name',
	),
};

export const properties: INodeProperties[] = [
	// A saved node does not hold what its form began with.
	{
		...events,
		default: ['customer.created', 'customer.updated', 'order.created', 'invoice.created'],
		displayOptions: { show: { '@version': [1] } },
	},
	{
		...events,
		default: USUAL_EVENTS,
		displayOptions: { show: { '@version': [{ _cnd: { gte: 1.1 } }] } },
	},
	{
		displayName: 'Receive',
		name: 'receive',
		type: 'options',
		default: 'webhookAndCatchUp',
		description: 'How changes reach this workflow',
		options: [
			{
				name: 'Webhook and Catch-Up',
				value: 'webhookAndCatchUp',
				description:
					'Within seconds by webhook; what a webhook missed is found at the poll times and on every start of n8n',
			},
			{
				name: 'Webhook Only',
				value: 'webhook',
				description: 'Within seconds; what arrives while n8n is down is lost',
			},
			{
				name: 'Catch-Up Only',
				value: 'polling',
				description: 'At the poll times; for an n8n without a public address',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Branch Names or IDs',
				name: 'branches',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getBranches' },
				default: [],
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
			{
				displayName: 'First Look Back (Days)',
				name: 'lookBackDays',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					'How far back the first catch-up looks for records; 0 begins with the activation. A kind of record that is selected later begins when it is published.',
			},
			{
				displayName: 'Include Full Record and Customer',
				name: 'includeFullRecord',
				type: 'boolean',
				default: true,
				description:
					'Whether to read the full record and its customer from KiotViet; without it items hold what the webhook carries',
			},
			{
				displayName: 'Include Order Metrics',
				name: 'includeOrderMetrics',
				type: 'boolean',
				default: false,
				description:
					'Whether to bring the order metrics of the customer: number, value and average of all, paid, pending and cancelled orders and invoices, with the first and the last date. "Order Metrics" in Sync From KiotViet of LadiFlow needs it. Costs about one more read a sale; many customers at once are read together.',
			},
			{
				displayName: 'Replace Webhooks of Other Apps',
				name: 'replaceForeignWebhooks',
				type: 'boolean',
				default: false,
				description:
					'Whether to delete a webhook of the same type that belongs to another app; KiotViet allows one per type, and that app then stops receiving',
			},
			{
				displayName: 'Skip Guest Sales',
				name: 'skipGuestSales',
				type: 'boolean',
				default: false,
				description: 'Whether to leave out orders and invoices without a customer (Khách lẻ)',
			},
		],
	},
];
