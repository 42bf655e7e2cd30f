// The trigger in n8n's own contexts against a real sandbox: registration, catch-up, reading, samples.
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { KiotVietApi } from '../../credentials/KiotVietApi.credentials';
import { KiotVietTrigger } from '../../nodes/KiotViet/KiotVietTrigger.node';
import { EVENTS } from '../../nodes/KiotViet/events/events';
import { memoryOf } from '../../nodes/KiotViet/trigger/memory';
import { type Sandbox, startSandbox } from '../../sandbox';
import { naiveTime } from '../../sandbox/clock';
import { type Engine, engineFor, takesOver } from './engine';

const ALL = EVENTS.map(({ value }) => value);
const SALES = ['customer.created', 'order.created', 'invoice.created', 'invoice.cancelled'];

let sandbox: Sandbox;

function trigger(
	parameters: IDataObject = {},
	options: Parameters<typeof engineFor>[4] = {},
): Engine {
	const { apiUrl, tokenUrl, retailer, clientId, clientSecret } = sandbox.kiotViet;
	return engineFor(
		new KiotVietTrigger(),
		new KiotVietApi(),
		{
			apiUrl,
			tokenUrl,
			retailer: `https://${retailer.toUpperCase()}.kiotviet.vn/ `,
			clientId,
			clientSecret,
		},
		{ events: SALES, receive: 'webhookAndCatchUp', options: {}, ...parameters },
		options,
	);
}

async function caughtUp(engine: Engine): Promise<IDataObject[]> {
	const found = await engine.poll();
	if (!found) return [];
	const [items] = await engine.run(found[0].map(({ json }) => json));
	return items.map(({ json }) => json);
}

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => {
	await sandbox.stop();
});

const line = { productCode: 'SP000001', quantity: 1, price: 100_000 };

describe('catch-up', () => {
	it('begins with the activation and then finds each change once, newest state first', async () => {
		sandbox.shop.sells({ lines: [line] });
		const engine = trigger();
		expect(await caughtUp(engine)).toEqual([]);
		const customer = sandbox.shop.registersCustomer({
			name: 'Trần Văn Bình',
			contactNumber: '0900000002',
		});
		sandbox.shop.sells({ customerId: customer.id, lines: [line] });
		const items = await caughtUp(engine);
		expect(items.map(({ event }) => event).sort()).toEqual(['customer.created', 'invoice.created']);
		const sale = items.find(({ resource }) => resource === 'invoice');
		expect(sale).toMatchObject({
			source: 'catchUp',
			isNew: true,
			isCompleted: true,
			retailer: sandbox.kiotViet.retailer,
			customer: { id: customer.id, name: 'Trần Văn Bình' },
		});
		expect(String((sale?.record as IDataObject).createdDate)).toMatch(/\+07:00$/);
		expect(await caughtUp(engine)).toEqual([]);
	});

	it('brings a record again that could not be read', async () => {
		const engine = trigger();
		await caughtUp(engine);
		const customer = sandbox.shop.registersCustomer({
			name: 'Lê Thị Mẫu',
			contactNumber: '0900000003',
		});
		const found = await engine.poll();
		sandbox.faults.add({
			service: 'kiotviet',
			path: /customers\/\d+/,
			kind: 'status',
			status: 420,
			times: 1,
		});
		await expect(engine.run(found![0].map(({ json }) => json))).rejects.toThrow(/Reading customer/);
		const items = await caughtUp(engine);
		expect(items).toEqual([expect.objectContaining({ event: 'customer.created' })]);
		expect((items[0].record as IDataObject).id).toBe(customer.id);
	});

	it('does not lose its place when a list cannot be read', async () => {
		const engine = trigger();
		await caughtUp(engine);
		sandbox.shop.sells({ lines: [line] });
		sandbox.faults.add({
			service: 'kiotviet',
			path: /invoices/,
			kind: 'status',
			status: 420,
			times: 1,
		});
		await expect(engine.poll()).rejects.toThrow(/Listing invoices/);
		expect(await caughtUp(engine)).toEqual([expect.objectContaining({ event: 'invoice.created' })]);
	});

	/** The same node in a new process: what n8n saved is there, what the process remembered is gone. */
	function afterACrash(engine: Engine, parameters: IDataObject = {}): Engine {
		const next = trigger(parameters);
		takesOver(next, engine);
		return next;
	}

	it('brings a long absence again when n8n dies while its changes are on their way', async () => {
		const engine = trigger();
		await caughtUp(engine);
		sandbox.shop.sells({ lines: [line] });
		// n8n was away for two days, and the sale happened on the first of them.
		const hoursAgo = (hours: number) => DateTime.now().minus({ hours });
		const longAgo = hoursAgo(48).toISO();
		const sold = [...sandbox.shop.invoices.values()][0];
		sold.createdDate = sold.purchaseDate = naiveTime(hoursAgo(30));
		const kind = { since: longAgo, mark: longAgo };
		Object.assign(engine.state, {
			since: longAgo,
			kinds: { customer: kind, order: kind, invoice: kind },
		});
		const restarted = afterACrash(engine);
		expect(await restarted.poll()).not.toBeNull();

		// It dies before that run is done, and comes back.
		const again = afterACrash(restarted);
		expect(await caughtUp(again)).toEqual([expect.objectContaining({ event: 'invoice.created' })]);
		expect(JSON.stringify(again.state).length).toBeLessThan(2000);
	});

	it('lets a worker of queue mode, once after its start, bring again what died with another one', async () => {
		const main = trigger();
		await caughtUp(main);
		sandbox.shop.sells({ lines: [line] });
		// What these looks hand on reaches a worker that dies.
		for (let look = 0; look < 2; look++) {
			expect(await main.poll()).not.toBeNull();
			sandbox.shop.clock.jumps({ minutes: 5 });
		}
		// A worker is given no static data.
		const worker = trigger();
		const handsOn = async () => {
			sandbox.shop.sells({ lines: [line] });
			const [found] = (await main.poll()) ?? [[]];
			const [items] = await worker.run(found.slice(-1).map(({ json }) => json));
			return items.map(({ json }) => json.event);
		};
		expect(await handsOn()).toEqual(['invoice.created', 'invoice.created']);
		expect(await handsOn()).toEqual(['invoice.created']);
	});

	it('brings again in a worker what the worker could not read', async () => {
		const main = trigger();
		await caughtUp(main);
		const worker = trigger();
		const sells = async () => {
			sandbox.shop.clock.jumps({ minutes: 5 });
			sandbox.shop.sells({ lines: [line] });
			const [found] = (await main.poll()) ?? [[]];
			const [items] = await worker.run(found.slice(-1).map(({ json }) => json));
			return items.map(({ json }) => json.event);
		};
		expect(await sells()).toEqual(['invoice.created']);
		const unreadable = sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu' });
		const [found] = (await main.poll()) ?? [[]];
		sandbox.faults.add({
			service: 'kiotviet',
			path: new RegExp(`customers/${unreadable.id}`),
			kind: 'status',
			status: 420,
			times: 1,
		});
		await expect(worker.run(found.map(({ json }) => json))).rejects.toThrow(/Reading customer/);
		expect(await sells()).toEqual(['customer.created', 'invoice.created']);
	});

	it('passes on again what a person retries, whatever the database knows of it', async () => {
		const engine = trigger();
		await caughtUp(engine);
		sandbox.shop.sells({ lines: [line] });
		const [found] = (await engine.poll()) ?? [[]];
		const input = found.map(({ json }) => json);
		expect((await engine.run(input))[0]).toHaveLength(1);
		// By now this process has forgotten it, and the database has not.
		const others = Array.from({ length: 300_000 }, (_, number) => `invoice:other:${number}`);
		memoryOf(engine.workflowId, 'node-1').markProcessed(others);
		expect((await engine.run(input))[0]).toHaveLength(0);
		expect((await engine.run(input, 'retry'))[0]).toHaveLength(1);
	});

	it('brings a record that could not be read again, also when n8n dies in between', async () => {
		const engine = trigger();
		await caughtUp(engine);
		sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu', contactNumber: '0900000003' });
		const [customer] = [...sandbox.shop.customers.values()];
		customer.createdDate = naiveTime(DateTime.now().minus({ hours: 1 }));
		const past = DateTime.now().minus({ hours: 2 }).toISO();
		Object.assign(engine.state, { since: past, kinds: { customer: { since: past, mark: past } } });
		const found = await engine.poll();
		sandbox.faults.add({
			service: 'kiotviet',
			path: /customers\/\d+/,
			kind: 'status',
			status: 420,
			times: 1,
		});
		await expect(engine.run(found![0].map(({ json }) => json))).rejects.toThrow(/Reading customer/);
		await engine.poll();
		(engine.state.kinds as { customer: IDataObject }).customer.passages = [];
		const items = await caughtUp(afterACrash(engine));
		expect(items).toEqual([expect.objectContaining({ event: 'customer.created' })]);
	});

	it('brings an import of thousands of customers at one moment through, each once and within the quota', async () => {
		const engine = trigger();
		await caughtUp(engine);
		for (let person = 0; person < 4700; person++) {
			sandbox.shop.registersCustomer({ name: `Khách ${person}` });
		}
		const imported = [...sandbox.shop.customers.values()];
		for (const customer of imported) customer.createdDate = imported[0].createdDate;
		const names: unknown[] = [];
		for (let look = 0; look < 3; look++) {
			for (const { customer } of await caughtUp(engine)) names.push((customer as IDataObject).name);
		}
		expect(names).toHaveLength(4700);
		expect(new Set(names).size).toBe(4700);
		expect(sandbox.requests.length).toBeLessThan(500);
	}, 60_000);

	it('goes on when n8n starts while KiotViet is away', async () => {
		const engine = trigger();
		await caughtUp(engine);
		await new KiotVietTrigger().webhookMethods.default.create.call(engine.hook());
		sandbox.shop.sells({ lines: [line] });
		const away = sandbox.faults.add({ service: 'kiotviet', kind: 'status', status: 420 });

		// n8n 2 never again polls a trigger that fails here.
		const hooks = new KiotVietTrigger().webhookMethods.default;
		expect(await hooks.checkExists.call(engine.hook('init'))).toBe(true);
		expect(await hooks.create.call(engine.hook('init'))).toBe(true);
		expect(await engine.poll('init')).toBeNull();

		// Later failures are runs that a person sees.
		await expect(engine.poll()).rejects.toThrow(/Listing customers/);
		sandbox.faults.remove(away);
		expect(await caughtUp(engine)).toEqual([expect.objectContaining({ event: 'invoice.created' })]);
	});

	it('that cannot begin is refused when the workflow is published', async () => {
		const refused = { service: 'kiotviet', kind: 'status', status: 420 } as const;
		sandbox.faults.add({ ...refused, path: /customers|webhooks/ });
		const engine = trigger();
		await expect(engine.poll('activate')).rejects.toThrow(/Listing customers/);
		const hooks = new KiotVietTrigger().webhookMethods.default;
		await expect(hooks.checkExists.call(engine.hook('activate'))).rejects.toThrow(/webhooks/);
	});

	it('reads more than a page without losing or doubling a record', async () => {
		const engine = trigger();
		await caughtUp(engine);
		for (let sale = 0; sale < 230; sale++) sandbox.shop.sells({ lines: [line] });
		const items = await caughtUp(engine);
		expect(new Set(items.map(({ dedupeKey }) => dedupeKey)).size).toBe(230);
		expect(items).toHaveLength(230);
	});
});

describe('webhooks', () => {
	const methods = () => new KiotVietTrigger().webhookMethods.default;

	it('are registered once per type, found again, and removed without touching others', async () => {
		const engine = trigger({ events: ALL });
		const hooks = methods();
		expect(await hooks.checkExists.call(engine.hook())).toBe(false);
		await hooks.create.call(engine.hook());
		expect(sandbox.shop.webhooks).toHaveLength(15);
		expect(await hooks.checkExists.call(engine.hook())).toBe(true);
		await hooks.create.call(engine.hook());
		expect(sandbox.shop.webhooks).toHaveLength(15);
		await hooks.delete.call(engine.hook());
		expect(sandbox.shop.webhooks).toHaveLength(0);
	});

	it('of which one cannot be registered leave none behind', async () => {
		const engine = trigger();
		sandbox.faults.add({
			service: 'kiotviet',
			path: /webhooks/,
			kind: 'status',
			status: 503,
			times: 4,
		});
		await expect(methods().create.call(engine.hook())).rejects.toThrow(/Listing the webhooks/);
		expect(sandbox.shop.webhooks).toHaveLength(0);
	}, 30_000);

	it('that were switched off are mended by the next catch-up', async () => {
		const engine = trigger();
		await methods().create.call(engine.hook());
		sandbox.shop.turnsWebhookOff('invoice.update');
		await engine.poll();
		expect(sandbox.shop.webhooks.every(({ isActive }) => isActive)).toBe(true);
	});

	it('are refused for an address that KiotViet cannot reach, before anything is registered', async () => {
		const engine = trigger();
		engine.credential.apiUrl = 'https://public.kiotapi.com';
		await expect(methods().create.call(engine.hook())).rejects.toThrow(
			/cannot deliver to http:\/\/127/,
		);
	});
});

describe('a manual run', () => {
	it('returns the newest records and registers nothing', async () => {
		sandbox.shop.registersCustomer({ name: 'Nguyễn Thị Mẫu', contactNumber: '0900000001' });
		const engine = trigger();
		const [items] = await engine.run([{}], 'manual');
		expect(items.map(({ json }) => json.source)).toEqual(['sample', 'sample', 'sample']);
		expect(items[0].json).toMatchObject({
			resource: 'customer',
			customer: { name: 'Nguyễn Thị Mẫu' },
		});
		expect(items[1].json).toMatchObject({ isExample: true });
		expect(sandbox.shop.webhooks).toEqual([]);
	});

	it('shows the order metrics that every run will have', async () => {
		const customer = sandbox.shop.registersCustomer({
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
		});
		sandbox.shop.sells({
			customerId: customer.id,
			lines: [{ productCode: 'SP000001', quantity: 1 }],
		});
		const engine = trigger({ options: { includeOrderMetrics: true } });
		const [items] = await engine.run([{}], 'manual');
		expect(items[0].json).toMatchObject({
			resource: 'customer',
			orderMetrics: { invoiceCount: 1 },
		});
	});
});

describe('the credential', () => {
	const asks = async (change: IDataObject) => {
		const engine = trigger();
		Object.assign(engine.credential, change);
		return await engine.poll();
	};

	it.each([
		[{ clientSecret: 'wrong' }, /did not accept the Client ID or the Client Secret/],
		[{ clientId: 'wrong' }, /did not accept the Client ID or the Client Secret/],
		[{ retailer: 'anothershop' }, /not the shop "anothershop"/],
		[{ retailer: ' ' }, /Connection Name is empty/],
		[{ tokenUrl: 'http://127.0.0.1:9/token' }, /could not be reached/],
	])('%j fails with a sentence', async (change, sentence) => {
		await expect(asks(change)).rejects.toThrow(sentence);
	});

	it('gets one token for many calls, and one more when it expires', async () => {
		const engine = trigger();
		await engine.poll();
		await engine.poll();
		const tokens = () => sandbox.requests.filter(({ service }) => service === 'token').length;
		expect(tokens()).toBe(1);
		engine.credential.accessToken = 'expired';
		await engine.poll();
		expect(tokens()).toBe(2);
	});
});
