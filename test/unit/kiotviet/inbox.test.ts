// The trigger's inbox: what comes close together leaves as one run, each change once, in order, and never late.
import fc from 'fast-check';

import { type Change, changeOf } from '../../../nodes/KiotViet/events/change';
import {
	ALONE,
	type Clock,
	Inbox,
	LONGEST,
	LONGEST_IN_A_BURST,
	MOST_IN_A_BOX,
	staysOpen,
} from '../../../nodes/KiotViet/trigger/inbox';

const at = (version: number) => `2026-11-23T10:00:00.${String(version).padStart(3, '0')}+07:00`;

function change(id: number, version = 0, readAt = at(0)): Change {
	return changeOf({
		source: 'webhook',
		resource: 'customer',
		deleted: false,
		record: { id, modifiedDate: at(version) },
		retailerId: 1,
		deliveryId: 'delivery',
		newSince: at(0),
		afterStart: false,
		readAt,
	});
}

/** A clock that goes on only when it is told to, and wakes who sleeps in order. */
class SetClock implements Clock {
	time = 0;

	private sleepers: Array<{ until: number; wake: () => void }> = [];

	now = () => this.time;

	sleep = async (milliseconds: number) =>
		await new Promise<void>((wake) => {
			this.sleepers.push({ until: this.time + milliseconds, wake });
		});

	/** Lets time pass up to a moment. */
	async goesTo(moment: number): Promise<void> {
		for (;;) {
			await settled();
			const [next] = this.sleepers.sort((one, other) => one.until - other.until);
			if (!next || next.until > moment) break;
			this.sleepers.shift();
			this.time = next.until;
			next.wake();
		}
		this.time = moment;
	}
}

/** Lets all that waits for nothing but its turn go on. */
async function settled(): Promise<void> {
	for (let turn = 0; turn < 12; turn++) await Promise.resolve();
}

interface Left {
	at: number;
	keys: string[];
	changes: Change[];
}

/** An inbox with what left it. */
function watched(runs = () => 0) {
	const clock = new SetClock();
	const inbox = new Inbox(clock, runs);
	const left: Left[] = [];
	const deliver = (changes: Change[]) => {
		void inbox.gather(changes).then((gathered) => {
			if (!gathered) return;
			const keys = gathered.map(({ keys }) => keys.version);
			left.push({ at: clock.time, keys, changes: gathered });
		});
	};
	return { clock, left, deliver };
}

describe('a box', () => {
	const quiet = { count: 1, age: 0, recent: 1, runs: 0 };

	it.each([
		['that holds one sale waits no longer than for one', { ...quiet, recent: 3 }, ALONE],
		['then leaves', { ...quiet, recent: 3, age: ALONE }, 0],
		['waits on while many come', { ...quiet, count: 20, recent: 20, age: 900 }, ALONE],
		['and while many runs are under way', { ...quiet, runs: 4, age: 500 }, 50],
		['though not for few of them', { ...quiet, runs: 3, age: 500 }, 0],
		['nor longer than a second', { ...quiet, recent: 12, runs: 99, age: LONGEST }, 0],
		['but in a great burst', { ...quiet, recent: 13, runs: 4, age: LONGEST }, 50],
		['where few runs are under way it leaves', { ...quiet, recent: 13, runs: 3, age: LONGEST }, 0],
		['as it does in the end', { ...quiet, recent: 13, runs: 99, age: LONGEST_IN_A_BURST }, 0],
		['and leaves at once when it is full', { ...quiet, count: MOST_IN_A_BOX, recent: 99 }, 0],
	])('%s', (_, waiting, stays) => {
		expect(staysOpen(waiting)).toBe(stays);
	});
});

it('a delivery that comes alone leaves after 50 ms, and those that came meanwhile leave with it', async () => {
	const { clock, left, deliver } = watched();
	deliver([change(1)]);
	await clock.goesTo(30);
	deliver([change(2), change(3)]);
	await clock.goesTo(200);
	expect(left).toMatchObject([{ at: ALONE, keys: [1, 2, 3].map((id) => change(id).keys.version) }]);
});

it('a version is in a box once, as it came last, a later version beside it', async () => {
	const { clock, left, deliver } = watched();
	deliver([change(1, 1), change(2, 1)]);
	deliver([change(1, 1, at(9)), change(1, 2)]);
	await clock.goesTo(200);
	expect(left[0].keys).toEqual(
		[change(1, 1), change(2, 1), change(1, 2)].map((c) => c.keys.version),
	);
	expect(left[0].changes[0].readAt).toBe(at(9));
});

it('whatever comes, each change leaves once, in order of arrival, in time, and in bounded numbers', async () => {
	const delivery = fc.record({
		pause: fc.oneof(fc.constant(0), fc.nat(40), fc.nat(1_500)),
		count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 150 })),
		runs: fc.nat(8),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(delivery, { minLength: 1, maxLength: 20 }), async (deliveries) => {
			let runs = 0;
			const { clock, left, deliver } = watched(() => runs);
			const came = new Map<string, number>();
			const largest = Math.max(...deliveries.map(({ count }) => count));
			const longest = deliveries.length < 13 ? LONGEST : LONGEST_IN_A_BURST;
			let id = 0;
			for (const { pause, count, runs: underWay } of deliveries) {
				await clock.goesTo(clock.time + pause);
				runs = underWay;
				const changes = Array.from({ length: count }, () => change((id += 1)));
				for (const { keys } of changes) came.set(keys.version, clock.time);
				deliver(changes);
				await settled();
			}
			await clock.goesTo(clock.time + 2 * LONGEST_IN_A_BURST);
			expect(left.flatMap(({ keys }) => keys)).toEqual([...came.keys()]);
			for (const { at: time, keys } of left) {
				expect(keys.length).toBeLessThan(MOST_IN_A_BOX + largest);
				for (const key of keys) expect(time - came.get(key)!).toBeLessThanOrEqual(longest);
			}
		}),
		{ numRuns: 100 },
	);
});
