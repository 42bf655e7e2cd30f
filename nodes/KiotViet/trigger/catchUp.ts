// Finds what changed since the last look, whatever became of the webhooks.
import { DateTime } from 'luxon';

import { readDate, requestTime, withOffset } from '../api/dates';
import { readList } from '../api/lists';
import { normalise } from '../api/records';
import { type CallingContext, callKiotViet } from '../api/request';
import { type Arrival, keysOf } from './arrival';
import { CATCH_UP, type CatchUpSource, type Resource } from './events';
import type { TriggerMemory } from './memory';
import { OVERLAP, OVERLAP_AFTER_START, type TriggerState } from './state';

const MOST_PAGES = 50;

/**
 * Lists what changed, per resource, and moves each mark only after a complete look. What a run has
 * settled in this process is left out; the first look after a start goes back further and marks what it
 * brings, so that it passes the duplicate check.
 *
 * @param state         changed in place
 * @param lookBackDays  how far the very first look goes back; 0 is "from activation"
 * @throws              NodeApiError when a list cannot be read; its mark has not moved then
 * @see                 kiotviet-api.md 2.2, 2.3
 */
export async function lookForChanges(
	context: CallingContext,
	resources: Resource[],
	state: TriggerState,
	memory: TriggerMemory,
	lookBackDays: number,
): Promise<Arrival[]> {
	const arrivals: Arrival[] = [];
	state.marks ??= {};
	for (const resource of resources) {
		const source = CATCH_UP[resource];
		if (!source) continue;
		if (!state.since || !state.marks[resource]) {
			const now = await kiotVietTime(context, source);
			state.since ??= withOffset(now.minus({ days: lookBackDays }));
			state.marks[resource] ??= state.since;
		}
		arrivals.push(...(await look(context, resource, source, state, memory)));
	}
	return arrivals;
}

async function look(
	context: CallingContext,
	resource: Resource,
	source: CatchUpSource,
	state: TriggerState,
	memory: TriggerMemory,
): Promise<Arrival[]> {
	const afterStart = !memory.hasLooked(resource);
	const mark = state.marks?.[resource] ?? '';
	const from = startOf(mark, state.since ?? mark, afterStart, memory.earliestUnread());
	const readAt = DateTime.utc().toISO();
	const list = await readList(context, {
		what: `Listing ${source.plural}`,
		path: source.path,
		query: {
			...source.query,
			lastModifiedFrom: requestTime(from),
			orderBy: 'modifiedDate',
			orderDirection: 'Asc',
		},
		mostPages: MOST_PAGES,
	});
	const versions = list.records.map(
		(record) => readDate(record.modifiedDate ?? record.createdDate) ?? from,
	);
	const arrival = { source: 'catchUp' as const, resource, deliveryId: null, afterStart, readAt };
	const found: Arrival[] = list.records.map((record) => ({
		...arrival,
		deleted: false,
		record,
		retailerId: record.retailerId ?? state.retailerId ?? null,
		newSince: withOffset(from),
	}));
	found.push(
		...list.removedIds.map((id) => ({
			...arrival,
			deleted: true,
			record: { id },
			retailerId: state.retailerId ?? null,
			newSince: withOffset(from),
		})),
	);
	const next = list.complete
		? (readDate(list.timestamp) ?? (DateTime.max(from, ...versions) as DateTime<true>))
		: reachedBy(versions);
	if (next && state.marks) state.marks[resource] = withOffset(next);
	if (list.complete) memory.looked(resource);
	return found.filter((entry) => !memory.isSettled(keysOf(entry).version));
}

function startOf(mark: string, since: string, afterStart: boolean, unread: string | null) {
	const overlap = afterStart ? OVERLAP_AFTER_START : OVERLAP;
	const times = [DateTime.fromISO(mark).minus(overlap)];
	if (unread) times.push(DateTime.fromISO(unread).minus(OVERLAP));
	const earliest = DateTime.min(...times) as DateTime<true>;
	return DateTime.max(earliest, DateTime.fromISO(since)) as DateTime<true>;
}

/** Of an unfinished list the mark may move to its last change, but only where the order was kept. */
function reachedBy(versions: Array<DateTime<true>>): DateTime<true> | null {
	const ordered = versions.every((date, index) => index === 0 || date >= versions[index - 1]);
	return ordered ? (versions[versions.length - 1] ?? null) : null;
}

/** KiotViet's own clock, as its lists tell it; ours where they do not. */
async function kiotVietTime(
	context: CallingContext,
	source: CatchUpSource,
): Promise<DateTime<true>> {
	const answer = normalise(
		await callKiotViet(context, {
			what: `Listing ${source.plural}`,
			path: source.path,
			query: { pageSize: 1 },
		}),
	) as { timestamp?: string };
	return readDate(answer.timestamp) ?? DateTime.now();
}
