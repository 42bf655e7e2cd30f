// Near the quota details wait so that finding changes goes on; the hour is never overspent by them.
import { ReadBudget } from '../../../nodes/KiotViet/model/readBudget';

const MINUTE = 60_000;

const spentAtOnce = (count: number, at = 0) => {
	const budget = new ReadBudget();
	for (let read = 0; read < count; read++) budget.spend(at);
	return budget;
};

it('counts what was read in the last hour, and no more', () => {
	const budget = spentAtOnce(100);
	for (let read = 0; read < 50; read++) budget.spend(30 * MINUTE);
	expect(budget.spent(59 * MINUTE)).toBe(150);
	expect(budget.spent(60 * MINUTE)).toBe(50);
	expect(budget.spent(90 * MINUTE)).toBe(0);
	budget.spend(90 * MINUTE);
	expect(budget.spent(90 * MINUTE)).toBe(1);
});

it('lets no detail wait as long as enough is left', () => {
	const budget = spentAtOnce(4499);
	expect([budget.waitForDetail(0), budget.waitForDetail(0)]).toEqual([0, 0]);
});

it('spreads details over the hour when little is left, and lets them go at once again when it is over', () => {
	const budget = spentAtOnce(4500);
	expect([0, 0, 0].map((now) => budget.waitForDetail(now))).toEqual([0, 7200, 14400]);
	expect(budget.waitForDetail(60 * MINUTE)).toBe(0);
});

it('lets one a minute go where by this count nothing is left: KiotViet may count otherwise', () => {
	const budget = spentAtOnce(6000);
	expect([0, 0, 0].map((now) => budget.waitForDetail(now))).toEqual([0, MINUTE, 2 * MINUTE]);
});

it('keeps a shop whose details never end within its quota, with room for the lists', () => {
	const budget = new ReadBudget();
	const sent: number[] = [];
	for (let now = 0; now < 180 * MINUTE; ) {
		now += budget.waitForDetail(now) + 5;
		budget.spend(now);
		sent.push(now);
	}
	const inHourBefore = (end: number) => sent.filter((at) => at > end - 60 * MINUTE && at <= end);
	for (let end = 60 * MINUTE; end <= 180 * MINUTE; end += 10 * MINUTE) {
		expect(inHourBefore(end).length).toBeLessThan(4900);
	}
});
