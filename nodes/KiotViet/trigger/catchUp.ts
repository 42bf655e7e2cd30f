// Finds what changed since the last look, whatever became of the webhooks.
import { DateTime } from 'luxon';

import { readDate, requestTime, withOffset } from '../api/dates';
import { type ListResult, readList } from '../api/lists';
import { type KiotVietRecord, normalise } from '../api/records';
import { type CallingContext, callKiotViet } from '../api/request';
import { type Arrival, keysOf } from './arrival';
import { CATCH_UP, type CatchUpSource, type Resource } from './events';
import type { TriggerMemory } from './memory';
import { earliestPassage, withPassage } from './passages';
import { newSince, OVERLAP, OVERLAP_AFTER_START, type TriggerState } from './state';

const MOST_PAGES = 50;

/** KiotViet allows 5,000 reads an hour (kiotviet-api.md 2.1); beyond this many customers the list has to do. */
const READ_EACH_UP_TO = 500;

/** How far a look goes back before the mark; an unfinished list goes on where it stopped. */
const OVERLAPS = { nothing: OVERLAP_AFTER_START, part: { minutes: 0 }, end: OVERLAP };

/**
 * Lists what changed, per resource, and moves each mark only after a complete look. What a run has
 * settled in this process is left out; the first look after a start goes back to what was under way when
 * n8n ended and marks what it brings, so that it passes the duplicate check. A mark stays before a record
 * that could not be read, so that the record comes again also after a crash.
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
	const lookedTo = memory.lookedTo(resource);
	const afterStart = lookedTo !== 'end';
	const mark = state.marks?.[resource] ?? '';
	const passages = state.passages?.[resource] ?? [];
	const unread = times(memory.earliestUnread());
	const from = DateTime.max(
		DateTime.min(
			DateTime.fromISO(mark).minus(OVERLAPS[lookedTo]),
			...(lookedTo === 'nothing' ? times(earliestPassage(passages)) : []),
			...unread.map((time) => time.minus(OVERLAP)),
		),
		DateTime.fromISO(state.since ?? mark),
	) as DateTime<true>;
	const readAt = DateTime.utc().toISO();
	const list = await changesSince(context, source, from);
	const arrival = {
		source: 'catchUp' as const,
		resource,
		deliveryId: null,
		afterStart,
		readAt,
		newSince: withOffset(from),
		underWaySince: newSince(state, resource),
		...(list.records.length > READ_EACH_UP_TO ? { asListed: true } : {}),
	};
	const found: Arrival[] = [
		...list.records.map((record) => ({
			...arrival,
			deleted: false,
			record,
			retailerId: record.retailerId ?? state.retailerId ?? null,
		})),
		...list.removedIds.map((id) => ({
			...arrival,
			deleted: true,
			record: { id },
			retailerId: state.retailerId ?? null,
		})),
	];
	const handedOn = found.filter((entry) => !memory.isSettled(keysOf(entry).version));
	const last = reachedBy(list.records, from);
	const next = list.complete
		? (readDate(list.timestamp) ?? (DateTime.max(from, ...times(last)) as DateTime<true>))
		: readDate(last);
	if (next && state.marks) {
		state.marks[resource] = withOffset(DateTime.min(next, ...unread) as DateTime<true>);
	}
	memory.looked(resource, list.complete ? 'end' : 'part');
	// The first look after a start began with what was under way before it.
	const open = lookedTo === 'nothing' ? [] : passages;
	state.passages = {
		...state.passages,
		[resource]: withPassage(open, from, handedOn.length, DateTime.now()),
	};
	return handedOn;
}

/** A part of the changes that leads further, or all of them: an import gives thousands one and the same time. */
async function changesSince(
	context: CallingContext,
	source: CatchUpSource,
	from: DateTime<true>,
): Promise<ListResult> {
	const call = {
		what: `Listing ${source.plural}`,
		path: source.path,
		query: {
			...source.query,
			lastModifiedFrom: requestTime(from),
			orderBy: 'modifiedDate',
			orderDirection: 'Asc',
		},
	};
	const part = await readList(context, { ...call, mostPages: MOST_PAGES });
	const last = readDate(reachedBy(part.records, from));
	return part.complete || (last && last > from) ? part : await readList(context, call);
}

const times = (iso: string | null) => (iso === null ? [] : [DateTime.fromISO(iso)]);

/** The time of a list's last change, or null where the list did not keep the order. ISO with offset. */
function reachedBy(records: KiotVietRecord[], from: DateTime<true>): string | null {
	const versions = records.map(
		(record) => readDate(record.modifiedDate ?? record.createdDate) ?? from,
	);
	const ordered = versions.every((date, index) => index === 0 || date >= versions[index - 1]);
	const last = versions.at(-1);
	return ordered && last ? withOffset(last) : null;
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
