// After a crash: what was under way is never lost to who selected it, and nothing that ended comes as new.
import fc from 'fast-check';
import { DateTime } from 'luxon';

import { changeOf } from '../../../nodes/KiotViet/events/change';
import type { Filters } from '../../../nodes/KiotViet/trigger/classify';
import { itemsOf } from '../../../nodes/KiotViet/trigger/emit';
import type { KiotVietRecord } from '../../../nodes/KiotViet/model/records';
import { EVENTS, type TriggerEvent } from '../../../nodes/KiotViet/events/events';
import { TriggerMemory } from '../../../nodes/KiotViet/trigger/memory';
import type { EnrichedChange } from '../../../nodes/KiotViet/events/enrich';

const SINCE = DateTime.fromISO('2026-11-23T10:00:00.000+07:00', { setZone: true });
const at = (minutes: number) => SINCE.plus({ minutes }).toISO()!;

const STATUSES: Record<string, Array<number | undefined>> = {
	customer: [undefined],
	order: [1, 2, 3, 4],
	invoice: [3, 1, 2],
	return: [1],
};

interface Version {
	status: number | undefined;
	/** whether the trigger's step of a run saw it before n8n ended, and whether that run came to its end */
	run: 'none' | 'died' | 'finished';
}

interface History {
	resource: 'customer' | 'order' | 'invoice' | 'return';
	versions: Version[];
	selected: TriggerEvent[];
}

/** A record's versions; runs finish in order, so that only what came last can have died or not begun. */
const history: fc.Arbitrary<History> = fc
	.constantFrom<History['resource']>('customer', 'order', 'invoice', 'return')
	.chain((resource) => {
		const ofKind = EVENTS.filter((event) => event.resource === resource);
		const statuses = fc.constantFrom(...STATUSES[resource]);
		return fc
			.record({
				statuses: fc.array(statuses, { minLength: 1, maxLength: resource === 'return' ? 1 : 4 }),
				finished: fc.nat(4),
				died: fc.nat(2),
				selected: fc.subarray(ofKind, { minLength: 1 }),
			})
			.map(({ statuses: list, finished, died, selected }) => ({
				resource,
				selected,
				versions: list.map((status, index) => ({
					status,
					run: index < finished ? 'finished' : index < finished + died ? 'died' : 'none',
				})),
			}));
	});

function changeAt(resource: History['resource'], versions: Version[], index: number) {
	return changeOf({
		source: 'catchUp' as const,
		resource,
		deleted: false,
		record: {
			id: 1,
			createdDate: at(1),
			...(index > 0 ? { modifiedDate: at(1 + index) } : {}),
			...(versions[index].status === undefined ? {} : { status: versions[index].status }),
		} as KiotVietRecord,
		retailerId: 5,
		deliveryId: null,
		newSince: SINCE.toISO()!,
		afterStart: false,
		readAt: at(1),
		customer: null,
	}) satisfies EnrichedChange;
}

/** Plays a history; gives what finished runs told, what dying ones did, and what the start brings. */
function play({ resource, versions, selected }: History, webhookFirst: boolean) {
	const filters: Filters = { events: selected, branches: [], skipGuestSales: false };
	const processed = new Set<string>();
	const memory = new TriggerMemory();
	const told: string[] = [];
	const cut: string[] = [];
	versions.forEach(({ run }, index) => {
		if (run === 'none') return;
		const change = changeAt(resource, versions, index);
		const items = itemsOf([change], new Set(processed), memory, filters, 'taphoaxyz');
		for (const key of Object.values(change.keys)) processed.add(key);
		(run === 'finished' ? told : cut).push(...items.map(({ change }) => change));
	});
	const restarted = new TriggerMemory();
	const last: EnrichedChange = changeAt(resource, versions, versions.length - 1);
	const brought = [
		...(webhookFirst ? [{ ...last, source: 'webhook' as const }] : []),
		{ ...last, afterStart: true },
	].flatMap((change) => {
		const items = itemsOf([change], new Set(processed), restarted, filters, 'taphoaxyz');
		for (const key of Object.values(change.keys)) processed.add(key);
		return items;
	});
	return { told, cut, brought: brought.map(({ change }) => change) };
}

/** What the record still shows: an order that is taken up again is completed no more. */
function stillSo({ resource, versions }: History, change: string): boolean {
	const { status } = versions.at(-1)!;
	if (change === 'completed') return status === (resource === 'order' ? 3 : 1);
	if (change === 'cancelled') return status === (resource === 'order' ? 4 : 2);
	return change !== 'deleted';
}

it('what a dying run told comes after the start, as that or as what became of it', () => {
	fc.assert(
		fc.property(history, fc.boolean(), (lived, webhookFirst) => {
			const { cut, brought } = play(lived, webhookFirst);
			if (!cut.some((change) => stillSo(lived, change))) return;
			expect(brought).toHaveLength(1);
		}),
		{ numRuns: 5_000 },
	);
});

it('a record whose runs all ended never comes as created when what became of it is selected too', () => {
	fc.assert(
		fc.property(history, fc.boolean(), (lived, webhookFirst) => {
			const { versions, selected } = lived;
			const isChanged = versions.length > 1 && versions.at(-1)!.run === 'none';
			const bySelection = selected.some(
				({ change }) => change === 'updated' || (change !== 'created' && stillSo(lived, change)),
			);
			if (!isChanged || !bySelection || versions[0].run !== 'finished') return;
			if (versions.some(({ run }) => run === 'died')) return;
			expect(play(lived, webhookFirst).brought).not.toContain('created');
		}),
		{ numRuns: 5_000 },
	);
});
