// Lists what changed since the last poll, whatever became of the webhooks.
import { sortBy } from 'lodash';
import { DateTime } from 'luxon';

import { type ListResult, readList } from '../api/lists';
import { type CallingContext, callKiotViet } from '../api/request';
import { type Change, type ChangeFacts, changeOf } from '../events/change';
import { KINDS, type WatchedList, type Resource } from '../events/kinds';
import { readDate, requestTime, withOffset } from '../model/dates';
import { changedAt, type KiotVietRecord, normalise } from '../model/records';
import { advanced, newSince, windowStart } from './cursor';
import type { TriggerMemory } from './memory';
import { cursorIn, keepOnly, type TriggerState, watch } from './store';

const MOST_PAGES = 50;

/**
 * Lists what changed, per resource, and moves each cursor only after a complete list. What a run has
 * processed in this process is left out; the first poll after a start goes back to what was in flight when
 * n8n ended and marks what it brings, so that it passes the duplicate check. A kind that was not selected
 * before begins now.
 *
 * @param resources     all that are selected; others are forgotten
 * @param state         changed in place
 * @param lookBackDays  how far the very first poll of a shop goes back; 0 is "from activation"
 * @returns             what was found, and why a list could not be read: its cursor has not moved then, and the
 *                      other lists are read all the same, since what they gave must be handed on
 * @throws              NodeApiError when a kind cannot begin; nothing has moved then
 * @see                 kiotviet-api.md 2.2, 2.3
 */
export async function scan(
	context: CallingContext,
	resources: Resource[],
	state: TriggerState,
	memory: TriggerMemory,
	lookBackDays: number,
): Promise<{ changes: Change[]; failures: Error[] }> {
	const found = new Map<Resource, Change[]>();
	const failed = new Map<Resource, Error>();
	keepOnly(state, resources);
	await beginWith(context, resources, state, lookBackDays);
	for (const resource of customersLast(resources)) {
		try {
			found.set(resource, await scanKind(context, resource, state, memory));
		} catch (error) {
			failed.set(resource, error as Error);
		}
	}
	return {
		changes: resources.flatMap((resource) => found.get(resource) ?? []),
		failures: resources.flatMap((resource) => failed.get(resource) ?? []),
	};
}

/** Customers are listed when all sales are: so the list shows what those made of them, and nobody is read again for it. */
const customersLast = (resources: Resource[]): Resource[] =>
	sortBy(resources, (resource) => KINDS[resource].customer === 'itself');

/** Lets the kinds that were not watched before begin, all at one time: the first ones may look back. */
async function beginWith(
	context: CallingContext,
	resources: Resource[],
	state: TriggerState,
	lookBackDays: number,
): Promise<void> {
	state.kinds ??= {};
	const unwatched = resources.filter(
		(resource) => KINDS[resource].list && !state.kinds?.[resource],
	);
	if (unwatched.length === 0) return;
	const now = await kiotVietTime(context, KINDS[unwatched[0]].list!);
	const since = withOffset(state.since ? now : now.minus({ days: lookBackDays }));
	state.since ??= since;
	for (const resource of unwatched) watch(state, resource, since);
}

async function scanKind(
	context: CallingContext,
	resource: Resource,
	state: TriggerState,
	memory: TriggerMemory,
): Promise<Change[]> {
	const { list: source } = KINDS[resource];
	const kept = cursorIn(state, resource);
	if (!source || !kept) return [];
	const { cursor, move } = kept;
	const known = {
		progress: memory.progressOf(resource),
		retryFrom: memory.retryFrom(resource),
		underWay: memory.underWaySince(resource),
	};
	const afterStart = known.progress !== 'end';
	const from = windowStart(cursor, known);
	const readAt = DateTime.utc().toISO();
	const list = await changesSince(context, source, from);
	const found = foundIn(list, {
		source: 'catchUp',
		resource,
		deliveryId: null,
		retailerId: state.retailerId ?? null,
		afterStart,
		readAt,
		newSince: withOffset(from),
		underWaySince: newSince(cursor),
	})
		.map((change) =>
			memory.comesAgainAfterStart(change.keys.record) ? { ...change, afterStart: true } : change,
		)
		.filter((change) => !memory.isDone(change.keys.version, change.afterStart));
	const last = reachedBy(list.records, from);
	const { complete, timestamp } = list;
	const listed = { complete, last, timestamp, handedOn: found.length };
	move(advanced(cursor, from, known, listed, DateTime.now()));
	memory.scanned(resource, complete ? 'end' : 'part');
	return found;
}

/** A list's changes, those of removed records too. */
function foundIn(
	{ records, removedIds }: ListResult,
	shared: Omit<ChangeFacts, 'deleted' | 'record'>,
): Change[] {
	return [
		...records.map((record) =>
			changeOf({
				...shared,
				deleted: false,
				record,
				retailerId: record.retailerId ?? shared.retailerId,
			}),
		),
		...removedIds.map((id) => changeOf({ ...shared, deleted: true, record: { id } })),
	];
}

/** A part of the changes that leads further, or all of them: an import gives thousands one and the same time. */
async function changesSince(
	context: CallingContext,
	source: WatchedList,
	from: DateTime<true>,
): Promise<ListResult> {
	const call = {
		what: `Listing ${source.plural}`,
		list: source.list,
		query: {
			...source.includes,
			lastModifiedFrom: requestTime(from),
			orderBy: 'modifiedDate',
			orderDirection: 'Asc',
		},
	};
	const part = await readList(context, { ...call, mostPages: MOST_PAGES });
	const last = readDate(reachedBy(part.records, from));
	return part.complete || (last && last > from) ? part : await readList(context, call);
}

/** The time of a list's last change, or null where the list did not keep the order. ISO with offset. */
function reachedBy(records: KiotVietRecord[], from: DateTime<true>): string | null {
	const versions = records.map((record) => readDate(changedAt(record)) ?? from);
	const ordered = versions.every((date, index) => index === 0 || date >= versions[index - 1]);
	const last = versions.at(-1);
	return ordered && last ? withOffset(last) : null;
}

/** KiotViet's own clock, as its lists tell it; ours where they do not. */
async function kiotVietTime(context: CallingContext, source: WatchedList): Promise<DateTime<true>> {
	const answer = normalise(
		await callKiotViet(context, {
			what: `Listing ${source.plural}`,
			route: source.list,
			query: { pageSize: 1 },
		}),
	) as { timestamp?: string };
	return readDate(answer.timestamp) ?? DateTime.now();
}
