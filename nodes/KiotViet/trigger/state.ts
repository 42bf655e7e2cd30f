// What the trigger keeps in n8n's static data; only poll() and the webhook methods write it.
import { DateTime } from 'luxon';

import type { Resource } from './events';
import type { Passage } from './passages';

export interface TriggerState {
	/** when the trigger began to watch, ISO with offset, by KiotViet's clock */
	since?: string;
	/** how far each resource was looked through, by KiotViet's clock */
	marks?: Partial<Record<Resource, string>>;
	/** looks whose finds may still be under way through the workflow */
	passages?: Partial<Record<Resource, Passage[]>>;
	/** the address webhooks are registered for */
	address?: string;
	ownIds?: number[];
	retailerId?: number | null;
	/** types that somebody else holds, with the address */
	foreign?: Array<{ type: string; url: string }>;
	/** a digest of the registered secret, to notice a changed client secret */
	secretMark?: string;
}

/** How far a look goes back before the last mark, so that late commits are found. */
export const OVERLAP = { minutes: 2 };

/** How far the first look after a start goes back: what was under way when the process ended comes again. */
export const OVERLAP_AFTER_START = { minutes: 15 };

/** Without any mark, a record older than this is not taken for new. */
const NEW_AT_MOST = { days: 1 };

/** From when on a record that a webhook tells of can be new. */
export function newSince(state: TriggerState, resource: Resource): string {
	const mark = state.marks?.[resource];
	const bound = mark
		? DateTime.fromISO(mark).minus(OVERLAP_AFTER_START)
		: DateTime.now().minus(NEW_AT_MOST);
	const since = state.since ? DateTime.fromISO(state.since) : DateTime.now().minus({ minutes: 10 });
	return DateTime.max(bound, since).toISO() ?? '';
}
