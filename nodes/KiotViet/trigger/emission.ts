// From completed arrivals to the trigger's output: duplicates out, filters, one item per change.
import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { keysOf } from './arrival';
import { changesOf, selectedEvent, stateOf } from './changes';
import type { TriggerEvent } from './events';
import type { TriggerMemory } from './memory';
import type { CompletedArrival } from './reading';

export interface Filters {
	events: TriggerEvent[];
	/** empty: all branches */
	branches: number[];
	skipGuestSales: boolean;
}

/** The trigger's output item (one per changed record). */
export interface TriggerItem extends IDataObject {
	event: string;
	resource: string;
	change: string;
	isNew: boolean;
	isCompleted: boolean;
	isCancelled: boolean;
	source: 'webhook' | 'catchUp' | 'sample';
	retailer: string;
	retailerId: number | null;
	deliveryId: string | null;
	dedupeKey: string;
	readAt: string;
	record: IDataObject;
	customer: IDataObject | null;
}

/**
 * Chooses what to emit and what to say of it.
 *
 * A version that was emitted before is dropped. The first look after a start asks this process's
 * memory only: the database may know a version whose run died with the process.
 *
 * @param processed  keys that n8n's database knew already
 * @param memory     changed in place: everything decided here is settled
 */
export function itemsOf(
	arrivals: CompletedArrival[],
	processed: Set<string>,
	memory: TriggerMemory,
	filters: Filters,
	retailer: string,
): TriggerItem[] {
	const items: TriggerItem[] = [];
	for (const arrival of arrivals) {
		const keys = keysOf(arrival);
		const knows = (key: string) =>
			memory.isSettled(key) || (!arrival.afterStart && processed.has(key));
		if (knows(keys.version)) continue;
		const item = itemOf(arrival, knows(keys.record), knows(keys.status), filters, retailer);
		memory.settle(Object.values(keys));
		if (item) items.push(item);
	}
	return items;
}

function itemOf(
	arrival: CompletedArrival,
	seen: boolean,
	seenInStatus: boolean,
	{ events, branches, skipGuestSales }: Filters,
	retailer: string,
): TriggerItem | null {
	const { resource, record, customer } = arrival;
	const isSale = resource === 'order' || resource === 'invoice';
	if (skipGuestSales && isSale && record.customerId === undefined) return null;
	if (branches.length > 0 && record.branchId !== undefined && !branches.includes(record.branchId)) {
		return null;
	}
	const state = stateOf(resource, record, seen, DateTime.fromISO(arrival.newSince));
	const changes = arrival.deleted
		? (['deleted'] as const)
		: resource === 'return'
			? (['created'] as const)
			: changesOf(state, { seen, seenInStatus });
	if (resource === 'return' && !state.isNew) return null;
	const event = selectedEvent(resource, [...changes], events);
	if (!event) return null;
	return {
		event: event.value,
		resource,
		change: event.change,
		...state,
		source: arrival.source,
		retailer,
		retailerId: arrival.retailerId ?? record.retailerId ?? customer?.retailerId ?? null,
		deliveryId: arrival.deliveryId,
		dedupeKey: keysOf(arrival).version,
		readAt: arrival.readAt,
		record: record as IDataObject,
		customer: customer as IDataObject | null,
		...(arrival.orderMetrics ? { orderMetrics: { ...arrival.orderMetrics } } : {}),
	};
}
