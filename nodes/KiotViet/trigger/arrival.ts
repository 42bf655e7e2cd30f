// What reaches the first step of a run: a changed record, from a webhook or from catch-up, not yet completed.
import type { KiotVietRecord } from '../api/records';
import type { Resource } from './events';

export interface Arrival {
	source: 'webhook' | 'catchUp';
	resource: Resource;
	deleted: boolean;
	record: KiotVietRecord;
	retailerId: number | null;
	deliveryId: string | null;
	/** records created from here on can be new, ISO with offset */
	newSince: string;
	/** first look after a start: passes the duplicate check, as its run may have died with the process */
	afterStart: boolean;
	/** ISO time since which changes may be under way in another process of n8n; left out of samples */
	underWaySince?: string;
	/** the record is taken as the list gave it: so many came at once that reading each would spend the quota */
	asListed?: boolean;
	/** ISO time before which the record was not read */
	readAt: string;
}

/** The keys under which a record is remembered, in this process and in n8n's database. */
export interface ArrivalKeys {
	version: string;
	record: string;
	status: string;
}

/**
 * Names a record's version: resource, id and the time of its last change. A record without times
 * (stock, prices) is told apart by its delivery.
 */
export function keysOf(arrival: Arrival): ArrivalKeys {
	const { resource, record, deleted } = arrival;
	const id = String(
		record.id ??
			`${String(record.productId)}/${String(record.branchId ?? record.priceBookId ?? '')}`,
	);
	const base = `${resource}:${id}`;
	const version = deleted
		? 'deleted'
		: (record.modifiedDate ?? record.createdDate ?? arrival.deliveryId ?? '');
	return {
		version: `${base}:${version}`,
		record: base,
		status: `${base}:status:${String(record.status ?? '')}`,
	};
}
