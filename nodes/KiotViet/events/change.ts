// One changed record on its way through the trigger, with the keys it is known by; and how it comes back from n8n.
import { z } from 'zod';

import { changedAt, type KiotVietRecord } from '../model/records';
import { KINDS, type Resource } from './kinds';

/** The keys under which a record is remembered, in this process and in n8n's database. */
type ChangeKeys = Record<'version' | 'record' | 'status', string>;

/** What a webhook or a poll tells of a change. */
export interface ChangeFacts {
	source: 'webhook' | 'catchUp';
	resource: Resource;
	deleted: boolean;
	record: KiotVietRecord;
	retailerId: number | null;
	deliveryId: string | null;
	/** records created from here on can be new, ISO with offset */
	newSince: string;
	/** first poll after a start: passes the duplicate check, as its run may have died with the process */
	afterStart: boolean;
	/** ISO time since which changes may be in flight in another process of n8n; left out of samples */
	underWaySince?: string;
	/** ISO time before which the record was not read */
	readAt: string;
}

export interface Change extends ChangeFacts {
	/** of the record as it is here; another record, as a reading gives it, has others */
	keys: ChangeKeys;
}

/** A change with its keys: whoever puts another record into one makes it anew. */
export function changeOf<Facts extends ChangeFacts>(facts: Facts): Facts & Change {
	return { ...facts, keys: keysOf(facts) };
}

/**
 * Names a record's version: resource, id and the time of its last change. A record without times
 * (stock, prices) is told apart by its delivery.
 */
function keysOf({ resource, record, deleted, deliveryId }: ChangeFacts): ChangeKeys {
	const { key = [] } = KINDS[resource];
	const id = record.id ?? key.map((field) => String(record[field] ?? '')).join('/');
	const base = `${resource}:${id}`;
	const version = deleted ? 'deleted' : (changedAt(record) ?? deliveryId ?? '');
	return {
		version: `${base}:${version}`,
		record: base,
		status: `${base}:status:${String(record.status ?? '')}`,
	};
}

/** When a record was changed, as far as it says so. ISO. */
export const changeTime = ({ record, readAt }: Change): string => changedAt(record) ?? readAt;

/** A change as n8n keeps it between the webhook or the poll and the run; one without keys is of a version before. */
const shape = z.object({
	source: z.enum(['webhook', 'catchUp']),
	resource: z.string(),
	deleted: z.boolean(),
	record: z.record(z.unknown()),
	retailerId: z.number().nullable().catch(null),
	deliveryId: z.string().nullable(),
	newSince: z.string(),
	afterStart: z.boolean(),
	underWaySince: z.string().optional(),
	readAt: z.string(),
	keys: z.object({ version: z.string(), record: z.string(), status: z.string() }).optional(),
});

/**
 * Reads a change that n8n has kept.
 *
 * @returns  null for a kind of record that this version does not know: nobody can have selected it; or what is
 *           wrong with what is no change
 */
export function readChange(kept: unknown): Change | { wrong: string } | null {
	const read = shape.safeParse(kept);
	if (!read.success) {
		const [{ path, message }] = read.error.issues;
		return { wrong: `"${path.join('.')}": ${message}` };
	}
	const { keys, ...facts } = read.data;
	if (!Object.keys(KINDS).includes(facts.resource)) return null;
	const known = facts as ChangeFacts;
	return keys ? { ...known, keys } : changeOf(known);
}
