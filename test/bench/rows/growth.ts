// What grows with the shop: the memory of a list, and the work for one customer and for one change.
/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { changeOf } from '../../../nodes/KiotViet/events/change';
import type { EnrichedChange } from '../../../nodes/KiotViet/events/enrich';
import { EVENTS } from '../../../nodes/KiotViet/events/events';
import { itemsOf } from '../../../nodes/KiotViet/trigger/emit';
import { TriggerMemory } from '../../../nodes/KiotViet/trigger/memory';
import { countedSandbox, registersCustomers } from '../countedSandbox';
import { inOwnProcess } from '../ownProcess';
import { median } from '../results';
import type { BenchRow, BenchSize } from './row';

const MEGABYTE = 1_000_000;

const sizesOf = ({ name }: BenchSize) =>
	name === 'full' ? [1_000, 10_000, 100_000] : [100, 200, 400];
const people = (count: number) => count.toLocaleString('en');

/** The list of a shop of each size, read as a whole and by parts. */
export const lists: BenchRow = {
	id: 'list',
	async measure(size) {
		const sizes = sizesOf(size);
		const sandbox = await countedSandbox();
		const whole: string[] = [];
		const parts: number[] = [];
		const work: number[] = [];
		let ratio = NaN;
		try {
			for (const count of sizes) {
				sandbox.shop.customers.clear();
				registersCustomers(sandbox, count);
				const read = async (task: 'list' | 'parts', looksAtMemory: boolean) => {
					const spent = await inOwnProcess(task, sandbox, { looksAtMemory });
					if (spent.count !== count) throw new Error(`${spent.count} of ${count} customers`);
					return spent;
				};
				const { peak, handedOn } = await read('list', true);
				ratio = peak / handedOn;
				whole.push(
					`${people(count)}: ${(peak / MEGABYTE).toFixed(1)} MB for ${(handedOn / MEGABYTE).toFixed(1)} MB`,
				);
				work.push((await read('list', false)).cpu / count);
				// Smaller than a part there is nothing to see.
				if (count > sizes[0]) parts.push((await read('parts', true)).peak / MEGABYTE);
				size.log(`  ${people(count)} customers read`);
			}
		} finally {
			await sandbox.stop();
		}
		const [smaller, most] = sizes.slice(-2).map(people);
		return [
			{
				id: 'list-memory',
				title: `memory while a list of ${most} customers is read, against what is handed on`,
				unit: '×',
				target: '< 1.5',
				before: '1.5',
				samples: { ours: [ratio] },
				note: `Linear: ${whole.join('; ')}. Simplified, the heap after each collection of garbage.`,
			},
			{
				id: 'parts-memory',
				title: `memory while ${most} customers are read in parts of 1,000, against ${smaller}`,
				unit: '×',
				target: '≤ 1.2',
				before: '–',
				samples: { ours: [parts[1] / parts[0]] },
				note: `${parts.map((peak) => peak.toFixed(1)).join(' and ')} MB: it is constant.`,
			},
			{
				id: 'growth-list',
				title: `CPU of one listed customer, of ${most} against ${people(sizes[0])}`,
				unit: '×',
				target: '≤ 1.2',
				before: '–',
				samples: { ours: [work[2] / work[0]] },
				note: `${work.map((cpu, place) => `${cpu.toFixed(3)} ms of ${people(sizes[place])}`).join(', ')}, the start of the process included.`,
			},
		];
	},
};

const AT = '2026-11-23T10:05:00.000+07:00';

/** A customer as a delivery or a look of the catch-up tells of it. */
const told = (id: number, source: 'webhook' | 'catchUp'): EnrichedChange => ({
	...changeOf({
		source,
		resource: 'customer',
		deleted: false,
		record: { id, createdDate: AT, modifiedDate: AT },
		retailerId: 5,
		deliveryId: `delivery-${id}`,
		newSince: '2026-11-23T10:00:00.000+07:00',
		afterStart: false,
		readAt: AT,
	}),
	customer: { id },
});

/** An import of which each customer is told by a delivery and again by the look beside it; microseconds a change. */
function decides(count: number): { twice: number; each: number } {
	const memory = new TriggerMemory();
	const filters = { events: EVENTS, branches: [], skipGuestSales: false };
	const keys = new Set<string>();
	let handedOn = 0;
	let spent = 0;
	const batch = 100;
	for (let first = 0; first < count; first += batch) {
		const ids = Array.from({ length: batch }, (_, place) => first + place);
		for (const source of ['webhook', 'catchUp'] as const) {
			const changes = ids.map((id) => told(id, source));
			const { user, system } = process.cpuUsage();
			const items = itemsOf(changes, new Set(), memory, filters, 'taphoaxyz');
			const after = process.cpuUsage({ user, system });
			spent += after.user + after.system;
			handedOn += items.length;
			for (const { dedupeKey } of items) keys.add(dedupeKey);
		}
	}
	if (keys.size !== count) throw new Error(`${keys.size} of ${count} changes handed on`);
	return { twice: handedOn - keys.size, each: spent / (2 * count) };
}

export const decisions: BenchRow = {
	id: 'decision',
	async measure(size) {
		const sizes = sizesOf(size);
		// What a process compiles at first belongs to no size.
		decides(sizes[1]);
		const rounds = size.name === 'full' ? 5 : 1;
		const decided = sizes.map((count) => Array.from({ length: rounds }, () => decides(count)));
		const each = decided.map((round) => round.map((one) => one.each));
		const most = people(sizes[2]);
		return await Promise.resolve([
			{
				id: 'twice-decision',
				title: `changes handed on twice of ${most} that a delivery and a look tell of`,
				unit: 'changes',
				target: '≤ 0',
				before: '–',
				samples: { ours: decided[2].map(({ twice }) => twice) },
				note: 'The decision alone, without n8n.',
			},
			{
				id: 'growth-decision',
				title: `CPU to decide on one change, of ${most} against ${people(sizes[0])}`,
				unit: '×',
				target: '≤ 1.2',
				before: '–',
				samples: { ours: each[2].map((one) => one / median(each[0])) },
				note: `${each.map((some, place) => `${median(some).toFixed(1)} µs of ${people(sizes[place])}`).join(', ')}: what is remembered of 100,000 outgrows the processor's cache.`,
			},
		]);
	},
};
