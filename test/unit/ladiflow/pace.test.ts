// The pace of one account, with a clock that only the test moves.
import fc from 'fast-check';

import { Pace } from '../../../nodes/LadiFlow/api/pace';

/** When each of so many requests leaves, all of them waiting at once. */
function departures(pace: Pace, count: number, perSecond: number, now = 0): number[] {
	return Array.from({ length: count }, () => now + pace.takePlace(now, perSecond));
}

describe('requests to one account', () => {
	it('leave at once for a single sale, and five a second in a long run', () => {
		const times = departures(new Pace(), 20, 5);
		expect(times.slice(0, 10)).toEqual(Array(10).fill(0));
		expect(times.slice(10)).toEqual([200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000]);
	});

	it('have their head start again after a rest', () => {
		const pace = new Pace();
		departures(pace, 30, 5);
		expect(departures(pace, 10, 5, 60_000)).toEqual(Array(10).fill(60_000));
	});

	it('know no pace where the user chose none', () => {
		expect(departures(new Pace(), 50, 0)).toEqual(Array(50).fill(0));
	});

	it('share the account: each takes the time its own pace asks for', () => {
		const pace = new Pace();
		departures(pace, 10, 5);
		expect(pace.takePlace(0, 1)).toBe(0);
		expect(pace.takePlace(0, 5)).toBe(1200);
	});

	it('all wait when LadiFlow asks for it, then leave one by one and slower', () => {
		const pace = new Pace();
		departures(pace, 3, 5);
		pace.hold(100, 5000);
		expect(pace.isHeld(5099)).toBe(true);
		expect(pace.isHeld(5100)).toBe(false);
		expect(departures(pace, 3, 5, 100)).toEqual([5100, 5500, 5900]);
	});

	it('wait longer each time when LadiFlow does not say how long, and never without end', () => {
		const pace = new Pace();
		const waits = [0, 0, 0, 0, 0, 0].map(() => {
			const now = 1_000_000;
			const fresh = pace.takePlace(now, 0);
			pace.hold(now, null);
			return fresh;
		});
		expect(waits).toEqual([0, 1000, 2000, 4000, 8000, 16_000]);
		pace.hold(0, 3_600_000);
		expect(pace.isHeld(1_016_000)).toBe(false);
	});

	it('come back to the chosen pace with the answers', () => {
		const pace = new Pace();
		pace.hold(0, 0);
		for (let answers = 0; answers < 20; answers++) pace.answered();
		const [first, second] = departures(pace, 2, 5, 10_000).concat(departures(pace, 9, 5, 10_000));
		expect([first, second]).toEqual([10_000, 10_000]);
	});

	it('never leave faster than the pace over any stretch, whenever they come', () => {
		fc.assert(
			fc.property(
				fc.array(fc.nat(3000), { minLength: 30, maxLength: 120 }),
				fc.integer({ min: 1, max: 20 }),
				(gaps, perSecond) => {
					const pace = new Pace();
					let now = 0;
					const times = gaps.map((gap) => {
						now += gap % 97 === 0 ? gap : gap % 40;
						return now + pace.takePlace(now, perSecond);
					});
					for (let from = 0; from + 10 < times.length; from++) {
						const stretch = times[times.length - 1] - times[from];
						const most = 10 + (stretch * perSecond) / 1000 + 0.001;
						expect(times.length - from).toBeLessThanOrEqual(Math.ceil(most));
					}
					expect(times).toEqual([...times].sort((a, b) => a - b));
				},
			),
		);
	});
});
