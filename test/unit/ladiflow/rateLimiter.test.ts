// The pace of one account against made-up servers, with a clock that only the test moves.
import fc from 'fast-check';
import { sortBy } from 'lodash';

import { SeededRandom } from '../../faults/seededRandom';
import { RateLimiter, type Ticket } from '../../../nodes/LadiFlow/api/rateLimiter';

/** A server: what becomes of a request that reaches it now. */
interface Server {
	takes(now: number, underWay: number): { took: number; refused?: true; asked?: number };
}
const LATENCY = 50;
const taken = { took: LATENCY };
const refusal = { took: 5, refused: true as const };

const unlimited = (): Server => ({ takes: () => taken });

function fixedWindow(perSecond: number, tells = false): Server {
	let window = -1;
	let count = 0;
	return {
		takes(now) {
			const current = Math.floor(now / 1000);
			if (current !== window) [window, count] = [current, 0];
			count += 1;
			if (count <= perSecond) return taken;
			return tells ? { ...refusal, asked: (current + 1) * 1000 - now } : refusal;
		},
	};
}

function tokenBucket(perSecond: number, burst: number): Server {
	let tokens = burst;
	let last = 0;
	return {
		takes(now) {
			tokens = Math.min(burst, tokens + ((now - last) * perSecond) / 1000);
			last = now;
			if (tokens < 1) return refusal;
			tokens -= 1;
			return taken;
		},
	};
}

const fewAtOnce = (most: number): Server => ({
	takes: (_, underWay) => (underWay > most ? refusal : taken),
});

/** Works on so many at once, and lets the others wait. */
function queueing(workers: number): Server {
	const freeAt = Array<number>(workers).fill(0);
	return {
		takes(now) {
			const first = freeAt.indexOf(Math.min(...freeAt));
			freeAt[first] = Math.max(now, freeAt[first]) + LATENCY;
			return { took: freeAt[first] - now };
		},
	};
}

const eachThird = (): Server => {
	let count = 0;
	return { takes: () => ((count += 1) % 3 === 0 ? refusal : taken) };
};

type Asked = Partial<Pick<Ticket, 'items' | 'atMost'>>;

/** What leaves a limiter, and what comes back, on a clock of its own. */
class Simulation {
	now = 0;
	readonly limiter = new RateLimiter();
	readonly left: number[] = [];
	readonly answers: number[] = [];
	readonly refusals: number[] = [];
	mostAtOnce = 0;
	private events: Array<{ at: number; do: () => void }> = [];
	private underWay = 0;
	private lookAt = Infinity;

	constructor(private readonly server: Server) {}

	/** Sends a request as long as it is refused; a call that is repeated waits again for its turn. */
	send(request: Asked = {}, done: () => void = () => undefined): void {
		const ticket = this.limiter.join(this.now, { items: 1, atMost: 0, route: '', ...request });
		this.waiting.set(ticket, { request, done });
		this.look();
	}

	/** Lets time pass. */
	run(until: number): void {
		while (Math.min(this.lookAt, this.events[0]?.at ?? Infinity) <= until) {
			if (this.lookAt <= (this.events[0]?.at ?? Infinity)) {
				this.now = this.lookAt;
				this.look();
			} else {
				const event = this.events.shift()!;
				this.now = event.at;
				event.do();
			}
		}
		this.now = until;
	}

	/** Keeps so many requests waiting until a time. */
	flood(workers: number, until: number, request: Asked = {}): void {
		const next = () => {
			if (this.now < until) this.send(request, next);
		};
		for (let worker = 0; worker < workers; worker++) next();
		this.run(until);
	}

	private readonly waiting = new Map<Ticket, { request: Asked; done: () => void }>();

	private look(): void {
		const { leave, wait } = this.limiter.leaving(this.now);
		this.lookAt = wait === null ? Infinity : this.now + Math.max(1, Math.ceil(wait));
		for (const ticket of leave) this.leaves(ticket);
	}

	private leaves(ticket: Ticket): void {
		const { request, done } = this.waiting.get(ticket)!;
		this.waiting.delete(ticket);
		this.underWay += 1;
		this.mostAtOnce = Math.max(this.mostAtOnce, this.underWay);
		this.left.push(this.now);
		const { took, refused, asked } = this.server.takes(this.now, this.underWay);
		const at = this.now + took;
		const event = {
			at,
			do: () => {
				this.underWay -= 1;
				if (refused) {
					this.refusals.push(this.now);
					this.limiter.refused(this.now, ticket, asked ?? null);
					this.send(request, done);
				} else {
					this.answers.push(this.now);
					this.limiter.answered(this.now, ticket);
					done();
					this.look();
				}
			},
		};
		const place = this.events.findIndex((other) => other.at > at);
		this.events.splice(place < 0 ? this.events.length : place, 0, event);
	}
}

const between = (times: number[], from: number, to: number) =>
	times.filter((time) => time >= from && time < to).length;

describe('an account without a limit', () => {
	it('takes the ten requests of a single sale at once as far as they go side by side', () => {
		const simulation = new Simulation(unlimited());
		for (let request = 0; request < 8; request++) simulation.send();
		expect(simulation.left).toEqual(Array(8).fill(0));
	});

	it('is asked twice as fast each second, until the way there is the limit', () => {
		const simulation = new Simulation(unlimited());
		simulation.flood(8, 20_000);
		// Eight at once, 50 ms each: 160 a second.
		expect(between(simulation.answers, 5000, 20_000)).toBeGreaterThan(0.98 * 160 * 15);
		expect(between(simulation.answers, 0, 1000)).toBeLessThan(60);
	});

	it('is never asked by more than 32 at once', () => {
		const simulation = new Simulation(unlimited());
		simulation.flood(100, 10_000);
		expect(simulation.mostAtOnce).toBe(32);
	});
});

describe('an account with a limit', () => {
	const servers: Array<[string, (limit: number, burst: number) => Server]> = [
		['a window of a second', (limit) => fixedWindow(limit)],
		['a window of a second, and a Retry-After', (limit) => fixedWindow(limit, true)],
		['a bucket', (limit, burst) => tokenBucket(limit, burst)],
	];
	it.each(servers)('by %s is used well, and seldom refuses', (_, server) => {
		fc.assert(
			fc.property(
				fc.integer({ min: 4, max: 30 }),
				fc.integer({ min: 2, max: 10 }),
				(limit, burst) => {
					const simulation = new Simulation(server(limit, burst));
					simulation.flood(16, 120_000);
					const answers = between(simulation.answers, 60_000, 120_000);
					const refusals = between(simulation.refusals, 60_000, 120_000);
					expect(answers / (limit * 60)).toBeGreaterThan(0.5);
					expect(refusals / answers).toBeLessThan(0.1);
				},
			),
			{ numRuns: 10 },
		);
	});

	it('on requests at once is used well, and seldom refuses', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 8 }), (most) => {
				const simulation = new Simulation(fewAtOnce(most));
				simulation.flood(40, 60_000);
				const answers = between(simulation.answers, 30_000, 60_000);
				expect(answers / (most * 20 * 30)).toBeGreaterThan(0.3);
				expect(between(simulation.refusals, 30_000, 60_000) / answers).toBeLessThan(0.1);
			}),
			{ numRuns: 5 },
		);
	});

	it('that lets requests wait is not made slower by ever more of them', () => {
		const simulation = new Simulation(queueing(4));
		simulation.flood(40, 20_000);
		simulation.mostAtOnce = 0;
		simulation.flood(40, 40_000);
		expect(simulation.mostAtOnce).toBeLessThan(24);
		expect(between(simulation.answers, 20_000, 40_000)).toBeGreaterThan(0.98 * 80 * 20);
	});

	it('that is lifted is noticed', () => {
		let server = fixedWindow(5);
		const simulation = new Simulation({ takes: (...request) => server.takes(...request) });
		simulation.flood(8, 30_000);
		server = unlimited();
		simulation.flood(8, 60_000);
		expect(between(simulation.answers, 58_000, 60_000)).toBeGreaterThan(100);
	});
});

describe('refusals', () => {
	it('of one wave count as one', () => {
		const slower = (refused: number) => {
			const limiter = new RateLimiter();
			const tickets = Array.from({ length: 8 }, () =>
				limiter.join(0, { items: 1, atMost: 0, route: '' }),
			);
			limiter.leaving(0);
			for (const ticket of tickets.slice(0, refused)) limiter.refused(10, ticket, null);
			for (const ticket of tickets.slice(refused)) limiter.answered(10, ticket);
			const times: number[] = [];
			limiter.join(10, { items: 1, atMost: 0, route: '' });
			for (let now = 10; times.length < 8; now++) {
				for (const ticket of limiter.leaving(now).leave) {
					times.push(now);
					limiter.answered(now, ticket);
					limiter.join(now, { items: 1, atMost: 0, route: '' });
				}
			}
			return times;
		};
		expect(slower(8)).toEqual(slower(1));
		expect(slower(1)[0]).toBe(510);
	});

	it('of each third request do not keep six contacts waiting', () => {
		const simulation = new Simulation(eachThird());
		let there = 0;
		// Nine calls one after the other for each contact, as for a new one in an account that nobody knows.
		const contact = (call: number) => {
			if (call === 9) there += 1;
			else simulation.send({ items: 6 }, () => contact(call + 1));
		};
		for (let item = 0; item < 6; item++) contact(0);
		simulation.run(60_000);
		expect(there).toBe(6);
	});

	it('at random never stop an account for good', () => {
		fc.assert(
			fc.property(fc.integer(), (seed) => {
				const random = new SeededRandom(seed);
				const simulation = new Simulation({
					takes: () => (random.yes(0.3) ? refusal : taken),
				});
				// An hour: of single minutes one in 250 is spent waiting, whatever is right.
				simulation.flood(6, 3_600_000);
				expect(simulation.answers.length).toBeGreaterThan(20 * 60);
			}),
			{ numRuns: 10 },
		);
	});

	it('that ask for a time get it, also one by itself', () => {
		const simulation = new Simulation({
			takes: (now) => (now < 5000 ? { ...refusal, asked: 5000 } : taken),
		});
		simulation.send();
		simulation.run(60_000);
		expect(simulation.left).toEqual([0, 5005]);
	});

	it('that ask for a time get it, and then one request goes ahead of the others', () => {
		const simulation = new Simulation({
			takes: (now) => (now < 5000 ? { ...refusal, asked: 5000 } : taken),
		});
		for (let request = 0; request < 6; request++) simulation.send();
		simulation.run(60_000);
		const after = simulation.left.filter((time) => time > 0);
		expect(after[0]).toBe(5005);
		expect(after[1]).toBeGreaterThanOrEqual(5005 + LATENCY);
	});

	it('that do not say how long are waited for longer each time, and no more than two minutes', () => {
		const simulation = new Simulation({ takes: () => refusal });
		simulation.send();
		simulation.run(1_000_000);
		const waits = simulation.left.slice(1).map((time, index) => time - simulation.left[index]);
		expect(waits.slice(0, 5)).toEqual([505, 1005, 2005, 4005, 8005]);
		expect(Math.max(...waits)).toBe(120_005);
	});
});

describe('a bound that the user set', () => {
	it('is kept over any stretch, whenever requests come', () => {
		fc.assert(
			fc.property(
				fc.array(fc.nat(3000), { minLength: 30, maxLength: 120 }),
				fc.integer({ min: 1, max: 20 }),
				(gaps, atMost) => {
					const simulation = new Simulation(unlimited());
					for (const gap of gaps) {
						simulation.run(simulation.now + (gap % 97 === 0 ? gap : gap % 40));
						simulation.send({ atMost });
					}
					simulation.run(simulation.now + 200_000);
					const { left } = simulation;
					expect(left).toHaveLength(gaps.length);
					for (let from = 0; from + 10 < left.length; from++) {
						const stretch = left[left.length - 1] - left[from];
						const most = 10 + (stretch * atMost) / 1000 + 0.001;
						expect(left.length - from).toBeLessThanOrEqual(Math.ceil(most));
					}
				},
			),
			{ numRuns: 50 },
		);
	});

	it('has its head start again after a rest', () => {
		const simulation = new Simulation(unlimited());
		for (let request = 0; request < 30; request++) simulation.send({ atMost: 5 });
		simulation.run(60_000);
		for (let request = 0; request < 8; request++) simulation.send({ atMost: 5 });
		expect(simulation.left.slice(30)).toEqual(Array(8).fill(60_000));
	});

	it('does not hold up those who have none', () => {
		const simulation = new Simulation(unlimited());
		simulation.flood(8, 20_000, { items: 1000, atMost: 1 });
		let done = 0;
		simulation.send({ items: 1 }, () => (done = simulation.now));
		simulation.run(30_000);
		expect(done).toBe(20_000 + LATENCY);
	});
});

describe('a sale beside an import', () => {
	it.each([
		['without a limit', 0, unlimited],
		['with a bound', 5, unlimited],
		['that refuses', 0, () => fixedWindow(5)],
	])('goes first in an account %s', (_, atMost, server) => {
		const simulation = new Simulation(server());
		simulation.flood(100, 15_000, { items: 1000, atMost });
		const sent = simulation.left.length;
		let done = false;
		simulation.send({ items: 1, atMost }, () => (done = true));
		while (!done) simulation.run(simulation.now + 1);
		// Some seventy requests of the import waited before it; one of them may have its turn as the oldest.
		const overtaken = simulation.left.length - sent - 1;
		expect(overtaken).toBeLessThanOrEqual(simulation.mostAtOnce + 1);
	});

	it('never starves the import', () => {
		const simulation = new Simulation(unlimited());
		let imported = 0;
		const next = () =>
			simulation.send({ items: 1000, atMost: 20 }, () => ((imported += 1), next()));
		next();
		simulation.flood(40, 60_000, { items: 1, atMost: 20 });
		expect(imported).toBeGreaterThan(20);
	});
});

describe('many requests that wait', () => {
	it('leave by the size of their run and then in their order, each fourth as the oldest', () => {
		const sizes = fc.array(fc.constantFrom(1, 2, 500), { minLength: 5, maxLength: 40 });
		fc.assert(
			fc.property(sizes, fc.infiniteStream(fc.nat(9)), (runs, chance) => {
				const limiter = new RateLimiter();
				let waiting = runs.map((items) => limiter.join(0, { items, atMost: 0, route: '' }));
				for (let now = 0, left = 0; waiting.length > 0; now += 200) {
					if (chance.next().value === 0) limiter.giveUp(waiting.splice(waiting.length >> 1, 1)[0]);
					for (const ticket of limiter.leaving(now).leave) {
						const [first] = left++ % 4 === 3 ? waiting : sortBy(waiting, ({ items }) => items);
						expect(ticket).toBe(first);
						waiting = waiting.filter((other) => other !== ticket);
						limiter.answered(now, ticket);
					}
				}
			}),
		);
	});

	it('are not all looked at for each that leaves', () => {
		const looksWith = (waiting: number) => {
			const limiter = new RateLimiter();
			let looks = 0;
			for (let request = 0; request < waiting; request++) {
				const ticket = limiter.join(0, { items: waiting, atMost: 0, route: '' });
				Object.defineProperty(ticket, 'atMost', { get: () => (looks++, 0) });
			}
			expect(limiter.leaving(0).leave).toHaveLength(8);
			return looks;
		};
		expect(looksWith(5000)).toBe(looksWith(50));
	});
});
