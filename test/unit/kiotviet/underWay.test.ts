// What a trigger knows of the changes that are under way: from their delivery to the end of their run.
import { type Change, changeOf } from '../../../nodes/KiotViet/events/change';
import { TriggerMemory } from '../../../nodes/KiotViet/trigger/memory';
import { UnderWay } from '../../../nodes/KiotViet/trigger/underWay';

const at = (minute: number) => `2026-11-23T10:${String(minute).padStart(2, '0')}:00.000+07:00`;
const MINUTE = 60_000;

function change(id: number, minute = 0): Change {
	return changeOf({
		source: 'webhook',
		resource: 'customer',
		deleted: false,
		record: { id, modifiedDate: at(minute) },
		retailerId: 1,
		deliveryId: 'delivery',
		newSince: at(0),
		afterStart: false,
		readAt: at(0),
	});
}

/** A process that has been told the end of a run before. */
function told(): UnderWay {
	const underWay = new UnderWay();
	underWay.end(underWay.begin([]));
	return underWay;
}

const [one, two] = [change(1, 10), change(2, 20)];

it('a change is under way from its delivery to the end of its run', () => {
	const underWay = told();
	underWay.note([one], 0);
	expect(underWay.carries(one.keys.version)).toBe(true);
	const run = underWay.begin([one], 0);
	underWay.note([one, two], 0);
	expect([underWay.runs, underWay.since('customer'), underWay.since('invoice')]).toEqual([
		1,
		at(10),
		null,
	]);
	underWay.end(run);
	expect([underWay.carries(one.keys.version), underWay.carries(two.keys.version)]).toEqual([
		false,
		true,
	]);
	expect([underWay.runs, underWay.since('customer')]).toEqual([0, at(20)]);
});

it('nothing is held back where the ends of runs are not told, as in queue mode', () => {
	const underWay = new UnderWay();
	underWay.note([one], 0);
	expect([underWay.isKnown, underWay.carries(one.keys.version)]).toEqual([false, false]);
	expect(underWay.overdue(24 * 60 * MINUTE)).toEqual([]);
});

it('what a run leaves to the next catch-up is not under way, the rest is', () => {
	const underWay = told();
	const run = underWay.begin([one, two]);
	underWay.end(run, [one.keys.version]);
	expect([underWay.carries(one.keys.version), underWay.carries(two.keys.version)]).toEqual([
		false,
		true,
	]);
	expect(underWay.runs).toBe(1);
});

it('the end of an earlier run takes nothing from the one that carries the change now', () => {
	const underWay = told();
	const first = underWay.begin([one]);
	underWay.begin([one]);
	underWay.end(first);
	expect(underWay.carries(one.keys.version)).toBe(true);
});

describe('a change whose run never begins', () => {
	it('comes again after a quarter of an hour, later where many are before it', () => {
		const underWay = told();
		underWay.note([one], 0);
		expect(underWay.overdue(15 * MINUTE)).toEqual([]);
		expect(underWay.overdue(16 * MINUTE)).toMatchObject([
			{ resource: 'customer', record: one.keys.record, time: at(10) },
		]);
		expect(underWay.carries(one.keys.version)).toBe(false);
		const many = Array.from({ length: 900 }, (_, id) => change(id + 1));
		underWay.note(many, 0);
		expect(underWay.overdue(44 * MINUTE)).toEqual([]);
	});

	it('lets the catch-up list from when it was changed', () => {
		const memory = new TriggerMemory();
		memory.underWay.end(memory.underWay.begin([]));
		memory.underWay.note([one], Date.now() - 60 * MINUTE);
		expect(memory.isDone(one.keys.version)).toBe(true);
		memory.giveUpOverdue();
		expect(memory.isDone(one.keys.version)).toBe(false);
		expect(memory.retryFrom('customer')).toBe(at(10));
	});

	it('does not come again while its run is under way, however long that takes', () => {
		const underWay = told();
		underWay.begin([one], 0);
		expect(underWay.overdue(23 * 60 * MINUTE)).toEqual([]);
		expect(underWay.carries(one.keys.version)).toBe(true);
	});
});
