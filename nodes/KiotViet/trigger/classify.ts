// Decides what happened to a record, and which of the selected events tells it best.
import { DateTime } from 'luxon';

import type { EnrichedChange } from '../events/enrich';
import type { TriggerEvent } from '../events/events';
import { type ChangeType, KINDS } from '../events/kinds';
import { readDate } from '../model/dates';
import { isCancelled, isCompleted } from '../model/statuses';

/** What the user wants to hear of. */
export interface Filters {
	events: TriggerEvent[];
	/** empty: all branches */
	branches: number[];
	skipGuestSales: boolean;
}

/** What is known of a change before it is passed on. */
export interface Known {
	/** the record itself was passed on before */
	seen: boolean;
	/** it was passed on before in the status it has now */
	seenInStatus: boolean;
	/** the run that passed it on before may have died with n8n */
	mayBeCut: boolean;
}

/** As what a change is passed on. */
export interface Classified {
	event: TriggerEvent;
	isNew: boolean;
}

/**
 * As what a change is passed on: the most specific of the selected events, by what is known of its record. Only
 * where nothing better is selected does it come as what it was before, since the run that told so may have died.
 *
 * @returns null for what nobody selected
 * @see     kiotviet-api.md 3.4 (statuses), 4.8 (new or updated)
 */
export function classify(
	change: EnrichedChange,
	known: Known,
	{ events, branches, skipGuestSales }: Filters,
): Classified | null {
	const { resource, record, deleted } = change;
	const { isSale } = KINDS[resource];
	if (skipGuestSales && isSale && record.customerId === undefined) return null;
	if (branches.length > 0 && record.branchId !== undefined && !branches.includes(record.branchId)) {
		return null;
	}
	const isNew = !known.seen && couldBeNew(change);
	const event = (deleted ? ['deleted' as const] : changeTypes(change, isNew, known))
		.map((type) => events.find((one) => one.resource === resource && one.change === type))
		.find((one) => one !== undefined);
	return event ? { event, isNew: isNew || event.change === 'created' } : null;
}

/**
 * Whether a change is passed on by this selection, if it was not before. Asked before anything is recorded, so
 * that nothing is remembered which then goes nowhere, and nothing can fail once it is.
 */
export function isWanted(change: EnrichedChange, filters: Filters): boolean {
	const mayBeCut = change.afterStart;
	return [true, false].some((seen) =>
		[true, false].some(
			(seenInStatus) => classify(change, { seen, seenInStatus, mayBeCut }, filters) !== null,
		),
	);
}

/** All that happened, the most specific first. A status counts as a change once. */
function changeTypes(
	change: EnrichedChange,
	isNew: boolean,
	{ seenInStatus, mayBeCut }: Known,
): ChangeType[] {
	const { statuses } = KINDS[change.resource];
	const cancelled = isCancelled(statuses, change.record);
	const completed = isCompleted(statuses, change.record);
	const types: Array<ChangeType | false> = [
		cancelled && !seenInStatus && 'cancelled',
		isNew && 'created',
		completed && !seenInStatus && 'completed',
		'updated',
		// What happened once counts as told; the run that told so may have died. The later change says more.
		mayBeCut && cancelled && 'cancelled',
		mayBeCut && completed && 'completed',
		mayBeCut && couldBeNew(change) && 'created',
	];
	return types.filter((type) => type !== false);
}

/**
 * Whether a record was created after the trigger began to watch; without a creation date (a payload that was not
 * enriched) the sale date stands in.
 */
function couldBeNew({ record, newSince }: EnrichedChange): boolean {
	const created = readDate(record.createdDate ?? (record.purchaseDate as string | undefined));
	return created !== null && created >= DateTime.fromISO(newSince);
}
