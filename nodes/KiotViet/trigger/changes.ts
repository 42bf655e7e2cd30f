// Decides what happened to a record, and which of the selected events tells it best.
import type { DateTime } from 'luxon';

import { readDate } from '../api/dates';
import type { KiotVietRecord } from '../api/records';
import { isCancelled, isCompleted } from '../api/statuses';
import type { Change, Resource, TriggerEvent } from './events';

/** What is remembered of a record. */
export interface Memory {
	/** the record itself was emitted before */
	seen: boolean;
	/** it was emitted before in the status it has now */
	seenInStatus: boolean;
}

/** What a record says of itself. */
export interface State {
	isNew: boolean;
	isCompleted: boolean;
	isCancelled: boolean;
}

/**
 * Reads a record's state. New is what was created after the trigger began to watch and was not
 * emitted before; without a creation date (a payload that was not completed) the sale date stands in.
 *
 * @param record  camelCase, dates with offset
 * @param since   when the trigger began to watch
 * @see           kiotviet-api.md 3.4 (statuses), 4.8 (new or updated)
 */
export function stateOf(
	resource: Resource,
	record: KiotVietRecord,
	seen: boolean,
	since: DateTime,
): State {
	const created = readDate(record.createdDate ?? (record.purchaseDate as string | undefined));
	return {
		isNew: !seen && created !== null && created >= since,
		isCompleted: isCompleted(resource, record),
		isCancelled: isCancelled(resource, record),
	};
}

/**
 * All changes that apply, the most specific first; never empty. A status counts as a change once.
 */
export function changesOf(state: State, memory: Memory): Change[] {
	const changes: Change[] = [];
	if (state.isCancelled && !memory.seenInStatus) changes.push('cancelled');
	if (state.isNew) changes.push('created');
	if (state.isCompleted && !memory.seenInStatus) changes.push('completed');
	changes.push('updated');
	return changes;
}

/** The most specific of the changes that the user selected, or null. */
export function selectedEvent(
	resource: Resource,
	changes: Change[],
	selected: TriggerEvent[],
): TriggerEvent | null {
	for (const change of changes) {
		const event = selected.find((entry) => entry.resource === resource && entry.change === change);
		if (event) return event;
	}
	return null;
}
