// What a manual run returns: the newest real record of each selected kind, or a documented example.
import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { type Customer, type KiotVietRecord, normalise } from '../api/records';
import { type CallingContext, callKiotViet } from '../api/request';
import { isCancelled, isCompleted } from '../api/statuses';
import { type Arrival, keysOf } from './arrival';
import type { TriggerItem } from './emission';
import { CATCH_UP, type Resource, type TriggerEvent } from './events';
import { EXAMPLE_CUSTOMER, EXAMPLES } from './examples';
import type { Reader } from './reading';

/**
 * Reads one sample per selected kind of record. Registers nothing and remembers nothing.
 *
 * @returns items with `source: 'sample'`; those of an empty shop carry `isExample: true`
 */
export async function sampleItems(
	context: CallingContext,
	reader: Reader,
	events: TriggerEvent[],
	retailer: string,
): Promise<TriggerItem[]> {
	const items: TriggerItem[] = [];
	for (const resource of new Set(events.map((event) => event.resource))) {
		const ofResource = events.filter((event) => event.resource === resource);
		const newest = await newestRecord(context, resource);
		const base: Arrival = {
			source: 'catchUp',
			resource,
			deleted: false,
			record: newest ?? EXAMPLES[resource],
			retailerId: null,
			deliveryId: null,
			newSince: '',
			afterStart: false,
			readAt: DateTime.utc().toISO(),
		};
		const arrival = newest
			? await reader.complete(base)
			: { ...base, customer: exampleCustomer(resource) };
		const event = ofResource.find(({ change }) => change === 'created') ?? ofResource[0];
		items.push({
			event: event.value,
			resource,
			change: event.change,
			isNew: event.change === 'created',
			isCompleted: isCompleted(resource, arrival.record),
			isCancelled: isCancelled(resource, arrival.record),
			source: 'sample',
			retailer,
			retailerId: arrival.record.retailerId ?? null,
			deliveryId: null,
			dedupeKey: keysOf(arrival).version,
			readAt: arrival.readAt,
			record: arrival.record as IDataObject,
			customer: arrival.customer as IDataObject | null,
			...(newest ? {} : { isExample: true }),
		});
	}
	return items;
}

function exampleCustomer(resource: Resource): Customer | null {
	return ['customer', 'order', 'invoice'].includes(resource) ? EXAMPLE_CUSTOMER : null;
}

async function newestRecord(
	context: CallingContext,
	resource: Resource,
): Promise<KiotVietRecord | null> {
	const source = CATCH_UP[resource];
	if (!source) return null;
	const answer = normalise(
		await callKiotViet(context, {
			what: `Listing ${source.plural}`,
			path: source.path,
			query: { ...source.query, pageSize: 1, orderBy: 'createdDate', orderDirection: 'Desc' },
		}),
	) as { data?: KiotVietRecord[] };
	return answer.data?.[0] ?? null;
}
