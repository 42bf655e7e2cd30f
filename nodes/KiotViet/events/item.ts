// The trigger's output item, in one place: a run, a manual run and Read Again tell a change alike.
import type { IDataObject } from 'n8n-workflow';

import { isCancelled, isCompleted } from '../model/statuses';
import type { EnrichedChange } from './enrich';
import { KINDS } from './kinds';

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

/** What an item says besides what its record says of itself. */
export interface Told {
	event: { value: string; change: string };
	isNew: boolean;
	source: TriggerItem['source'];
	/** the shop's name in the credential */
	retailer: string;
}

export function itemOf(
	change: EnrichedChange,
	{ event, isNew, source, retailer }: Told,
): TriggerItem {
	const { resource, record, customer, orderMetrics } = change;
	const { statuses } = KINDS[resource];
	return {
		event: event.value,
		resource,
		change: event.change,
		isNew,
		isCompleted: isCompleted(statuses, record),
		isCancelled: isCancelled(statuses, record),
		source,
		retailer,
		retailerId: change.retailerId,
		deliveryId: change.deliveryId,
		dedupeKey: change.keys.version,
		readAt: change.readAt,
		record: record as IDataObject,
		customer: customer as IDataObject | null,
		...(orderMetrics ? { orderMetrics: { ...orderMetrics } as unknown as IDataObject } : {}),
	};
}
