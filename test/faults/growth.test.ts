// A trigger that has lived through very many events: what it remembers is bounded, and a look costs what it cost.
import { KiotVietApi } from '../../credentials/KiotVietApi.credentials';
import { KiotVietTrigger } from '../../nodes/KiotViet/KiotVietTrigger.node';
import { startSandbox, type Sandbox } from '../../sandbox';
import { engineFor, type Engine } from '../workflow/engine';
import { keeps, says } from './results';
import { size } from './size';

const BATCH = 100;
/** What n8n writes to its database after each look and each run, in bytes. */
const MOST_REMEMBERED = 64 * 1024;

describe('a trigger after very many events', () => {
	const asked = size();
	let sandbox: Sandbox;
	let engine: Engine;

	beforeAll(async () => {
		sandbox = await startSandbox();
		sandbox.quota.limit = Infinity;
		for (let person = 0; person < BATCH; person += 1) {
			sandbox.shop.registersCustomer({ name: `Khách Mẫu ${person}` });
		}
		engine = engineFor(
			new KiotVietTrigger(),
			new KiotVietApi(),
			{ ...sandbox.kiotViet },
			{ events: ['customer.updated'], receive: 'webhookAndCatchUp', options: {} },
		);
	});

	afterAll(async () => await sandbox.stop());

	/** The looks and runs until nothing is left; gives the versions that were passed on. */
	async function passesOn(): Promise<string[]> {
		const keys: string[] = [];
		for (let look = 0; look < 5; look += 1) {
			const found = await engine.poll();
			if (!found) break;
			const [items] = await engine.run(found[0].map(({ json }) => json));
			keys.push(...items.map(({ json }) => String(json.dedupeKey)));
		}
		return keys;
	}

	/** What a look costs when nothing happened. */
	async function costOfALook() {
		sandbox.shop.clock.jumps({ minutes: 5 });
		const { length } = sandbox.requests;
		// The request log is bounded too: it must not hide what a look asks.
		if (length > 1_000) sandbox.requests.splice(0);
		const before = sandbox.requests.length;
		expect(await engine.poll()).toBeNull();
		return sandbox.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
	}

	it(
		'remembers no more than 64 KiB and asks no more than at the start, and every change was passed on once',
		async () => {
			await engine.poll();
			const costAtFirst = await costOfALook();
			const customers = [...sandbox.shop.customers.keys()];
			let passedOn = 0;
			let most = 0;
			for (let events = 0; events < asked.events; events += BATCH) {
				sandbox.shop.clock.jumps({ minutes: 3 });
				for (const id of customers) {
					sandbox.shop.changesCustomer(id, { address: `${events} Đường Mẫu` });
				}
				// Now and then some cannot be read at first; they come again with the next look.
				if (events % 1_000 === 0) {
					const path = /customers\/\d+/;
					sandbox.faults.add({ service: 'kiotviet', path, kind: 'status', status: 420, times: 3 });
				}
				const keys = await passesOn();
				expect(new Set(keys).size).toBe(BATCH);
				passedOn += keys.length;
				most = Math.max(most, Buffer.byteLength(JSON.stringify(engine.state)));
			}
			expect(passedOn).toBe(asked.events);
			expect(most).toBeLessThan(MOST_REMEMBERED);
			expect(await costOfALook()).toEqual(costAtFirst);
			const figure = `${asked.events} events; static data ${most} bytes at most; ${costAtFirst.length} requests a look, before and after`;
			says(figure);
			keeps({ name: 'what the trigger remembers', line: 'both', size: asked.name, figure });
		},
		asked.events * 50 + 60_000,
	);
});
