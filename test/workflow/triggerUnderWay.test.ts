// What a delivery, a poll and a run know of each other: each change is handed on once, and again where its run failed.
import type { IDataObject } from 'n8n-workflow';

import { KiotVietTrigger } from '../../nodes/KiotViet/KiotVietTrigger.node';
import { memoryOf } from '../../nodes/KiotViet/trigger/memory';
import { type Sandbox, startSandbox } from '../../sandbox';
import { receiver, type Receiver } from '../unit/sandbox/clients';
import { type Engine, takesOver } from './engine';
import { processOf as newProcess } from './triggerProcess';

let sandbox: Sandbox;
let there: Receiver;

beforeEach(async () => {
	sandbox = await startSandbox();
	there = await receiver();
});
afterEach(async () => {
	await there.close();
	await sandbox.stop();
});

/** A process of n8n, with what an earlier one left in the database. */
const processOf = (parameters: IDataObject = {}, { after }: { after?: Engine } = {}) =>
	newProcess(sandbox, there, { parameters, after });

/** A published trigger whose process has run once. */
async function published(parameters: IDataObject = {}): Promise<Engine> {
	const engine = processOf(parameters);
	await new KiotVietTrigger().webhookMethods.default.create.call(engine.hook());
	await engine.poll();
	await (await engine.begins([])).ends('success');
	return engine;
}

function imports(count: number): void {
	for (let number = 0; number < count; number++) {
		sandbox.shop.registersCustomer({ name: `Khách ${number}` });
	}
}

/** Hands all that KiotViet has sent to the trigger; gives the runs that this starts. */
async function delivered(engine: Engine): Promise<IDataObject[][]> {
	await sandbox.shop.settled();
	const runs = await Promise.all(
		there.received.splice(0).map(async (request) => (await engine.receives(request)).items),
	);
	return runs.filter((items) => items.length > 0);
}

async function polled(engine: Engine): Promise<IDataObject[][]> {
	const found = await engine.poll();
	return [...engine.begun.splice(0), ...(found ? [found[0].map(({ json }) => json)] : [])];
}

const names = (items: IDataObject[]) =>
	items.map(({ record }) => (record as IDataObject).name as string).sort();

const KEPT = 'customer';

describe('an import', () => {
	it('that deliveries and polls tell of at once is handed on once', async () => {
		const engine = await published();
		const handedOn: string[] = [];
		const underWay: Array<() => Promise<void>> = [];
		const begin = async (runs: IDataObject[][]) => {
			for (const run of runs) {
				handedOn.push(...run.map(({ record }) => String((record as IDataObject).id)));
				const { ends } = await engine.begins(run);
				underWay.push(async () => await ends('success'));
			}
		};
		for (let part = 0; part < 6; part++) {
			imports(50);
			// In one part the deliveries are first, in the next the look of the catch-up; runs begin after both.
			const first = part % 2 === 0 ? await delivered(engine) : await polled(engine);
			const second = part % 2 === 0 ? await polled(engine) : await delivered(engine);
			await begin([...first, ...second]);
			if (part === 3) for (const end of underWay.splice(0)) await end();
		}
		for (const end of underWay) await end();
		await begin(await polled(engine));
		expect(handedOn).toHaveLength(300);
		expect(new Set(handedOn).size).toBe(300);
	}, 60_000);

	it('starts few runs, though each customer is told of by a delivery', async () => {
		const engine = await published();
		imports(120);
		const runs = await delivered(engine);
		expect(runs.flat()).toHaveLength(120);
		expect(runs.length).toBeLessThan(12);
	});
});

it('what is told of while its run has not begun is held back, and comes again when it never begins', async () => {
	const engine = await published();
	imports(3);
	expect((await delivered(engine)).flat()).toHaveLength(3);
	expect(await polled(engine)).toEqual([]);
	const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 20 * 60_000);
	const again = await polled(engine);
	clock.mockRestore();
	expect(names(again.flat())).toEqual(['Khách 0', 'Khách 1', 'Khách 2']);
});

it('a start goes back only to what was under way: what ended is in flight no more', async () => {
	const engine = await published();
	const inFlight = () =>
		(engine.state.kinds as Record<string, { passages?: unknown[] }>)[KEPT].passages;
	imports(2);
	const [found] = await polled(engine);
	expect(inFlight()).toHaveLength(1);
	const { ends } = await engine.begins(found);
	await polled(engine);
	expect(inFlight()).toHaveLength(1);
	await ends('success');
	await polled(engine);
	expect(inFlight()).toEqual([]);
});

it('what is known of by webhook alone starts its run at once, each by itself', async () => {
	const engine = await published({ receive: 'webhook' });
	imports(3);
	expect((await delivered(engine)).map((run) => run.length)).toEqual([1, 1, 1]);
});

describe('a run that fails behind the trigger', () => {
	it('brings its changes again in ever smaller runs, down to the one that it fails at', async () => {
		const engine = await published();
		imports(30);
		let runs = await delivered(engine);
		const told: string[] = [];
		const sizes: number[] = [];
		let alone = 0;
		for (let look = 0; look < 6; look++) {
			for (const run of runs) {
				sizes.push(run.length);
				const { items, ends } = await engine.begins(run);
				const fails = names(items).includes('Khách 7');
				if (fails && items.length === 1) alone += 1;
				if (!fails) told.push(...names(items));
				await ends(fails ? 'error' : 'success');
			}
			runs = await polled(engine);
		}
		expect(runs).toEqual([]);
		expect(alone).toBe(1);
		expect(told).toHaveLength(29);
		expect(new Set(told).size).toBe(29);
		expect(sizes[0]).toBeGreaterThan(1);
	});

	it('tells its changes as new, as the failed run did', async () => {
		const engine = await published();
		imports(2);
		const [run] = await delivered(engine);
		const first = await engine.begins(run);
		await first.ends('error');
		const again = await polled(engine);
		expect(again).toHaveLength(2);
		for (const one of again) {
			const { items } = await engine.begins(one);
			expect(items).toMatchObject([{ event: 'customer.created', isNew: true }]);
		}
	});

	it('with one change, or stopped by its user, is left to Retry', async () => {
		const engine = await published();
		imports(1);
		const [one] = await delivered(engine);
		await (await engine.begins(one)).ends('error');
		imports(3);
		const [three] = await delivered(engine);
		await (await engine.begins(three)).ends('canceled');
		expect(await polled(engine)).toEqual([]);
	});
});

it('a repeated delivery starts nothing while the first is under way, nor when it has come', async () => {
	const engine = await published();
	imports(1);
	await sandbox.shop.settled();
	const [request] = there.received.splice(0);
	const first = await engine.receives(request);
	expect(first.items).toHaveLength(1);
	expect((await engine.receives(request)).items).toEqual([]);
	const { ends } = await engine.begins(first.items);
	await ends('success');
	expect((await engine.receives(request)).items).toEqual([]);
	expect(memoryOf(engine.workflowId, engine.nodeId).underWay.runs).toBe(0);
});

describe('what the database knows of a run that died with its process comes again', () => {
	const DEAD = ['Khách 0', 'Khách 1', 'Khách 2'];
	const fails = () =>
		sandbox.faults.add({
			service: 'kiotviet',
			path: /^\/customers\/\d+/,
			kind: 'status',
			status: 420,
			times: 100,
		});

	/** Runs that the database remembers, and nobody finished. */
	async function dies(engine: Engine, runs: IDataObject[][]): Promise<void> {
		for (const run of runs) await engine.begins(run);
	}

	/** The same trigger after n8n was started again. */
	function startedAgain(before: Engine): Engine {
		const after = processOf({}, { after: before });
		takesOver(after, before);
		return after;
	}

	describe('in queue mode', () => {
		/** What a main process hands on, which never learns what becomes of it. */
		async function handedOn(): Promise<{ main: Engine; look: () => Promise<IDataObject[]> }> {
			const main = processOf();
			await main.poll();
			imports(DEAD.length);
			return { main, look: async () => (await polled(main)).flat() };
		}

		it('with the first run of a worker that is given the same', async () => {
			const { main, look } = await handedOn();
			await dies(processOf({}, { after: main }), [await look()]);
			const worker = processOf({}, { after: main });
			const { items } = await worker.begins(await look());
			expect(names(items)).toEqual(DEAD);
		});

		it('with a worker’s next run, when its first one fails', async () => {
			const { main, look } = await handedOn();
			await dies(processOf({}, { after: main }), [await look()]);
			const worker = processOf({}, { after: main });
			fails();
			const first = await look();
			// What it finds missing must not hang on what it is given.
			await expect(worker.begins(first.slice(0, 1))).rejects.toThrow();
			sandbox.faults.clear();
			const { items } = await worker.begins((await look()).slice(0, 1));
			expect(names(items)).toEqual(DEAD);
		});

		it('with a worker’s next run, when the quota ends its first one', async () => {
			const sales = { events: ['invoice.created'] };
			const main = processOf(sales);
			await main.poll();
			for (let sale = 0; sale < 7; sale++) {
				const { id } = sandbox.shop.registersCustomer({ name: `Khách ${sale}` });
				sandbox.shop.sells({ customerId: id, lines: [{ productCode: 'SP000001', quantity: 1 }] });
			}
			await dies(processOf(sales, { after: main }), await polled(main));
			const worker = processOf(sales, { after: main });
			sandbox.faults.add({
				service: 'kiotviet',
				path: /^\/customers/,
				kind: 'status',
				status: 429,
				headers: { 'retry-after': '3600' },
			});
			const [run] = await polled(main);
			await expect(worker.begins(run.slice(0, 1))).rejects.toThrow(/quota/);
			sandbox.faults.clear();
			const [next] = await polled(main);
			expect((await worker.begins(next.slice(0, 1))).items).toHaveLength(7);
		});
	});

	it('when KiotViet delivers it anew before the first look after the start', async () => {
		const before = await published();
		imports(DEAD.length);
		await sandbox.shop.settled();
		const requests = there.received.splice(0);
		const [first, ...others] = await Promise.all(
			requests.map(async (request) => (await before.receives(request)).items),
		);
		await dies(before, [first, ...others]);
		const after = startedAgain(before);
		const again = await Promise.all(
			requests.map(async (request) => (await after.receives(request)).items),
		);
		const told: string[] = [];
		for (const run of again) told.push(...names((await after.begins(run)).items));
		// The runs of the deliveries have not ended when the look comes.
		for (const run of await polled(after)) told.push(...names((await after.begins(run)).items));
		expect(told.sort()).toEqual(DEAD);
	});

	it('when the first run after the start fails too', async () => {
		const before = await published();
		imports(DEAD.length);
		await dies(before, await polled(before));
		const after = startedAgain(before);
		fails();
		for (const run of await polled(after)) await expect(after.begins(run)).rejects.toThrow();
		sandbox.faults.clear();
		const told: string[] = [];
		for (const run of await polled(after)) told.push(...names((await after.begins(run)).items));
		expect(told.sort()).toEqual(DEAD);
	});
});
