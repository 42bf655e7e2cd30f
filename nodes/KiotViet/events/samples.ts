// What a manual run returns: the newest real record of each selected kind, or a documented example.
import { DateTime } from 'luxon';

import { type Customer, type KiotVietRecord, normalise } from '../model/records';
import { type CallingContext, callKiotViet } from '../api/request';
import { changeOf } from './change';
import type { EnrichedChange, Enricher } from './enrich';
import type { TriggerEvent } from './events';
import { EXAMPLE_CUSTOMER } from './examples';
import { itemOf, type TriggerItem } from './item';
import { type Kind, KINDS, type WatchedList } from './kinds';

/**
 * Reads one sample per selected kind of record. Registers nothing and remembers nothing.
 *
 * @returns items with `source: 'sample'`; those of an empty shop carry `isExample: true`
 */
export async function sampleItems(
	context: CallingContext,
	enricher: Enricher,
	events: TriggerEvent[],
	retailer: string,
): Promise<TriggerItem[]> {
	const items: TriggerItem[] = [];
	for (const resource of new Set(events.map((event) => event.resource))) {
		const ofResource = events.filter((event) => event.resource === resource);
		const kind = KINDS[resource];
		const newest = kind.list ? await newestRecord(context, kind.list) : null;
		const base = changeOf({
			source: 'catchUp',
			resource,
			deleted: false,
			record: newest ?? kind.example,
			retailerId: null,
			deliveryId: null,
			newSince: '',
			afterStart: false,
			readAt: DateTime.utc().toISO(),
		});
		const change: EnrichedChange = newest
			? await enricher.enrich(base)
			: { ...base, customer: exampleCustomer(kind) };
		const event = ofResource.find((one) => one.change === 'created') ?? ofResource[0];
		const told = { event, isNew: event.change === 'created', source: 'sample' as const, retailer };
		items.push({
			...itemOf({ ...change, retailerId: change.record.retailerId ?? null }, told),
			...(newest ? {} : { isExample: true }),
		});
	}
	return items;
}

/** The customer who goes with a kind's example, where it is one or names one. */
function exampleCustomer({ customer, example }: Kind): Customer | null {
	const isNamed = customer === 'customerId' && example.customerId === EXAMPLE_CUSTOMER.id;
	return customer === 'itself' || isNamed ? EXAMPLE_CUSTOMER : null;
}

async function newestRecord(
	context: CallingContext,
	list: WatchedList,
): Promise<KiotVietRecord | null> {
	const answer = normalise(
		await callKiotViet(context, {
			what: `Listing ${list.plural}`,
			route: list.list,
			query: { ...list.includes, pageSize: 1, orderBy: 'createdDate', orderDirection: 'Desc' },
		}),
	) as { data?: KiotVietRecord[] };
	return answer.data?.[0] ?? null;
}
