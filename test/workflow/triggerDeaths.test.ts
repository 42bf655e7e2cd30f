// Random lives of the trigger: deliveries, looks, runs that fail, and processes that die, in any order. Nothing is lost.
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { KiotVietTrigger } from '../../nodes/KiotViet/KiotVietTrigger.node';
import { type Sandbox, startSandbox } from '../../sandbox';
import { receiver, type Receiver } from '../unit/sandbox/clients';
import { type Engine, takesOver } from './engine';
import { processOf } from './triggerProcess';

/** One n8n with one published trigger: a process for everything, or three as in queue mode. */
class Installation {
	/** runs that wait for a process that executes them */
	private readonly queue: IDataObject[][] = [];

	/** runs that are behind the trigger's node */
	private underWay: Array<{ names: string[]; ends: () => Promise<void> }> = [];

	private readonly requests: Receiver['received'] = [];

	private main: Engine;

	private worker: Engine;

	private hooks: Engine;

	readonly told = new Set<string>();

	constructor(
		private readonly sandbox: Sandbox,
		private readonly there: Receiver,
		private readonly isQueueMode: boolean,
	) {
		this.main = this.process();
		this.worker = isQueueMode ? this.process() : this.main;
		this.hooks = isQueueMode ? this.process() : this.main;
	}

	private process(): Engine {
		return processOf(this.sandbox, this.there, { after: this.main });
	}

	async isPublished(): Promise<void> {
		await new KiotVietTrigger().webhookMethods.default.create.call(this.main.hook());
		await this.looks();
	}

	async delivers(requests: Receiver['received'] = this.there.received.splice(0)): Promise<void> {
		if (this.hooks !== this.main) takesOver(this.hooks, this.main);
		this.requests.push(...requests);
		const runs = await Promise.all(
			requests.map(async (request) => (await this.hooks.receives(request)).items),
		);
		this.queue.push(...runs.filter((run) => run.length > 0));
	}

	async deliversAgain(): Promise<void> {
		await this.delivers(this.requests.splice(-2));
	}

	async looks(): Promise<void> {
		const found = await this.main.poll();
		this.queue.push(...this.main.begun.splice(0));
		if (found) this.queue.push(found[0].map(({ json }) => json));
	}

	/** A run begins; its trigger's step is done when this is, or has failed. */
	async begins(): Promise<void> {
		const given = this.queue.shift();
		if (!given) return;
		const run = await this.worker.begins(given).catch(() => null);
		if (!run) return;
		const names = run.items.map(({ record }) => String((record as IDataObject).name));
		this.underWay.push({ names, ends: async () => await run.ends('success') });
	}

	async ends(): Promise<void> {
		const run = this.underWay.shift();
		if (!run) return;
		for (const name of run.names) this.told.add(name);
		await run.ends();
	}

	/** The process that polls dies, and what it alone knew of. */
	mainDies(): void {
		const before = this.main;
		if (!this.isQueueMode) {
			this.queue.length = 0;
			this.underWay = [];
		}
		this.main = this.process();
		takesOver(this.main, before);
		if (!this.isQueueMode) this.worker = this.hooks = this.main;
	}

	workerDies(): void {
		if (!this.isQueueMode) return this.mainDies();
		this.underWay = [];
		this.worker = this.process();
	}

	async comesToRest(): Promise<void> {
		await this.sandbox.shop.settled();
		await this.delivers();
		await this.looks();
		while (this.queue.length > 0) await this.begins();
		while (this.underWay.length > 0) await this.ends();
	}
}

/** What may happen, by how often it does. */
const STEPS = {
	registers: 4,
	changes: 3,
	delivers: 3,
	deliversAgain: 2,
	looks: 4,
	begins: 5,
	fails: 2,
	ends: 3,
	mainDies: 1,
	workerDies: 2,
	timePasses: 1,
} as const;

type Step = keyof typeof STEPS;

const life: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(
		...Object.entries(STEPS).map(([step, weight]) => ({
			weight,
			arbitrary: fc.constant(step as Step),
		})),
	),
	{ minLength: 4, maxLength: 16 },
);

/** A record that cannot be read more often is given up, and n8n's log says so. */
const MOST_FAILURES = 4;

/** Plays a life to its end; gives what the trigger never told of. */
async function missingAfter(steps: Step[], isQueueMode: boolean): Promise<string[]> {
	const sandbox = await startSandbox();
	const there = await receiver();
	try {
		const { shop } = sandbox;
		const n8n = new Installation(sandbox, there, isQueueMode);
		await n8n.isPublished();
		let versions = 0;
		let failures = 0;
		const registers = () => shop.registersCustomer({ name: `Khách ${(versions += 1)}` });
		const plays: Record<Step, () => Promise<void> | void> = {
			registers: () => void registers(),
			changes() {
				const customer = [...shop.customers.values()].at(-1) ?? registers();
				shop.changesCustomer(customer.id, { name: `Khách ${(versions += 1)}` });
			},
			async delivers() {
				await shop.settled();
				await n8n.delivers();
			},
			deliversAgain: async () => await n8n.deliversAgain(),
			looks: async () => await n8n.looks(),
			begins: async () => await n8n.begins(),
			async fails() {
				failures += 1;
				if (failures > MOST_FAILURES) return;
				sandbox.faults.add({
					service: 'kiotviet',
					path: /^\/customers\/\d+/,
					kind: 'status',
					status: 420,
				});
				await n8n.begins();
				sandbox.faults.clear();
			},
			ends: async () => await n8n.ends(),
			mainDies: () => n8n.mainDies(),
			workerDies: () => n8n.workerDies(),
			timePasses: () => shop.clock.jumps({ minutes: 5 }),
		};
		for (const step of steps) await plays[step]();
		await n8n.comesToRest();
		// A worker looks back with its first run, which the next sale brings.
		registers();
		await n8n.comesToRest();
		await n8n.comesToRest();
		return [...shop.customers.values()]
			.map(({ name }) => name)
			.filter((name) => !n8n.told.has(name));
	} finally {
		await there.close();
		await sandbox.stop();
	}
}

describe.each([
	['one process', false],
	['queue mode', true],
])('in %s', (_, isQueueMode) => {
	it('whatever dies or fails, each record is told of in its last version', async () => {
		await fc.assert(
			fc.asyncProperty(life, async (steps) => {
				expect(await missingAfter(steps, isQueueMode)).toEqual([]);
			}),
			{ numRuns: 30, endOnFailure: false },
		);
	}, 120_000);
});
