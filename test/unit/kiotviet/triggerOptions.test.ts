// The trigger's options, as people and expressions give them.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';

import { properties } from '../../../nodes/KiotViet/trigger/form';
import { readOptions } from '../../../nodes/KiotViet/trigger/settings';

const UNTOUCHED = {
	branches: [],
	lookBackDays: 0,
	includeFullRecord: true,
	includeOrderMetrics: false,
	replaceForeignWebhooks: false,
	skipGuestSales: false,
};

describe('the events that a trigger begins with', () => {
	const [saved, fresh] = properties
		.filter(({ name }) => name === 'events')
		.map((property) => [...(property.default as string[])].sort());

	it("are the template's in a new node", () => {
		const template = JSON.parse(readFileSync('templates/kiotviet-to-ladiflow.json', 'utf8')) as {
			nodes: Array<{ type: string; parameters: { events?: string[] } }>;
		};
		const trigger = template.nodes.find(({ type }) => type.endsWith('.kiotVietTrigger'));
		expect(fresh).toEqual([...(trigger?.parameters.events ?? [])].sort());
	});

	it('stay as they were in a node that was saved without touching them', () => {
		expect(saved).toEqual([
			'customer.created',
			'customer.updated',
			'invoice.created',
			'order.created',
		]);
	});
});

describe('the options of the trigger', () => {
	it('are the defaults of the form where nobody touched them', () => {
		expect(readOptions({})).toEqual({ options: UNTOUCHED });
	});

	it('are understood as they were meant: "FALSE" takes no webhook from another app', () => {
		const given = {
			branches: '20001, 20002',
			lookBackDays: '3',
			includeFullRecord: 0,
			includeOrderMetrics: 'có',
			replaceForeignWebhooks: 'FALSE',
			skipGuestSales: 'TRUE',
		};
		expect(readOptions(given)).toEqual({
			options: {
				branches: [20001, 20002],
				lookBackDays: 3,
				includeFullRecord: false,
				includeOrderMetrics: true,
				replaceForeignWebhooks: false,
				skipGuestSales: true,
			},
		});
		expect(readOptions({ branches: [] })).toEqual({ options: UNTOUCHED });
		expect(readOptions({ branches: ['20001'] })).toMatchObject({ options: { branches: [20001] } });
	});

	it.each([
		[{ branches: 'Quận 7' }, '"Branch Names or IDs" is no ID: an ID is a whole number'],
		[{ branches: null }, '"Branch Names or IDs" is empty'],
		[{ lookBackDays: 'abc' }, '"First Look Back (Days)" is no whole number of 0 or more'],
		[{ lookBackDays: -1 }, '"First Look Back (Days)" is no whole number of 0 or more'],
		[{ replaceForeignWebhooks: 'never' }, '"Replace Webhooks of Other Apps" is neither yes nor no'],
		[{ skipGuestSales: undefined }, '"Skip Guest Sales" is empty'],
	])('%j is refused', (given, message) => {
		expect(readOptions(given as never)).toEqual({ message, advice: expect.any(String) });
	});
});
