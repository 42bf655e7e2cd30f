// What reading costs: an outage, a burst and a quiet minute, counted in requests at a real sandbox.
import type { IDataObject } from 'n8n-workflow';

import { KiotVietApi } from '../../credentials/KiotVietApi.credentials';
import { KiotVietTrigger } from '../../nodes/KiotViet/KiotVietTrigger.node';
import { changeOf } from '../../nodes/KiotViet/events/change';
import { type Sandbox, startSandbox } from '../../sandbox';
import { withOffset } from '../../sandbox/clock';
import type { Switches } from '../../sandbox/switches';
import { type Engine, engineFor } from './engine';

const SALES = ['customer.created', 'customer.updated', 'order.created', 'invoice.created'];
const line = { productCode: 'SP000001', quantity: 1, price: 100_000 };

let sandbox: Sandbox;

async function opens(switches: Partial<Switches> = {}, customers = 0): Promise<Engine> {
	sandbox = await startSandbox({ switches });
	registers(customers);
	const engine = engineFor(
		new KiotVietTrigger(),
		new KiotVietApi(),
		{ ...sandbox.kiotViet },
		{ events: SALES, receive: 'webhookAndCatchUp', options: {} },
	);
	// The trigger begins to watch after all this.
	sandbox.shop.clock.jumps({ minutes: 30 });
	await engine.poll();
	sandbox.requests.length = 0;
	return engine;
}

afterEach(async () => {
	await sandbox.stop();
});

function registers(count: number): number[] {
	return Array.from({ length: count }, (_, person) => {
		const groups = person % 3 === 0 ? 'Khách VIP' : undefined;
		return sandbox.shop.registersCustomer({ name: `Khách ${person}`, groups }).id;
	});
}

/** A sale to each of them; every other one is not paid. */
const sellsTo = (ids: number[]) =>
	ids.map((customerId, sale) =>
		sandbox.shop.sells({ customerId, lines: [line], paid: sale % 2 ? 0 : undefined }),
	);

async function polled(engine: Engine): Promise<IDataObject[]> {
	const found = await engine.poll();
	return found ? found[0].map(({ json }) => json) : [];
}

async function passedOn(engine: Engine, changes: IDataObject[]): Promise<IDataObject[]> {
	const [items] = await engine.run(changes);
	return items.map(({ json }) => json);
}

/** Webhooks' words of sales, as a box of deliveries brings them. */
const delivered = (sales: ReturnType<typeof sellsTo>): IDataObject[] =>
	sales.map(({ id, customerId, createdDate, modifiedDate }) => ({
		...changeOf({
			source: 'webhook',
			resource: 'invoice',
			deleted: false,
			record: { id, customerId, modifiedDate: withOffset(modifiedDate ?? createdDate) },
			retailerId: sandbox.shop.retailerId,
			deliveryId: `delivery-${id}`,
			newSince: '2026-01-01T00:00:00.000+07:00',
			afterStart: false,
			readAt: new Date().toISOString(),
		}),
	}));

/** Every item has its customer as the shop has them now, figures and groups too. */
function expectRight(items: IDataObject[]): void {
	for (const { customer } of items) {
		const { id, debt, totalInvoiced, rewardPoint, groups, name } = customer as IDataObject;
		const kept = sandbox.shop.customer(id as number);
		expect({ debt, totalInvoiced, rewardPoint, groups, name }).toEqual({
			debt: kept.debt,
			totalInvoiced: kept.totalInvoiced,
			rewardPoint: kept.rewardPoint,
			groups: kept.groups,
			name: kept.name,
		});
	}
}

const reads = (path?: RegExp) =>
	sandbox.requests.filter(
		(one) => one.service === 'kiotviet' && one.method === 'GET' && (!path || path.test(one.path)),
	).length;
const customersById = /^\/customers\/\d+$/;
const invoicesById = /^\/invoices\/\d+$/;

describe('after an outage', () => {
	it('a thousand invoices of a thousand customers cost forty reads at most', async () => {
		const engine = await opens({}, 1000);
		sellsTo([...sandbox.shop.customers.keys()]);
		const items = await passedOn(engine, await polled(engine));
		expect(items).toHaveLength(1000);
		expectRight(items);
		expect(reads()).toBeLessThanOrEqual(40);
	}, 60_000);

	it('new customers and their sales are read together, whoever else the shop has', async () => {
		const engine = await opens({}, 4000);
		sellsTo(registers(300));
		const items = await passedOn(engine, await polled(engine));
		expect(items).toHaveLength(600);
		expectRight(items);
		expect(reads()).toBeLessThanOrEqual(20);
	}, 60_000);

	it('a few customers of a large shop are found by what a sale changes of them, where it does', async () => {
		const engine = await opens({ saleFiresCustomerUpdate: true }, 4000);
		sellsTo([...sandbox.shop.customers.keys()].filter((id) => id % 20 === 0));
		const items = await passedOn(engine, await polled(engine));
		expectRight(items);
		expect(items.length).toBeGreaterThan(150);
		expect(reads()).toBeLessThanOrEqual(20);
	}, 60_000);

	it('and are read one by one where no list is cheaper', async () => {
		const engine = await opens({}, 4000);
		const buyers = [...sandbox.shop.customers.keys()].filter((id) => id % 200 === 0);
		sellsTo(buyers);
		const items = await passedOn(engine, await polled(engine));
		expect(items).toHaveLength(buyers.length);
		expectRight(items);
		expect(reads(customersById)).toBeLessThanOrEqual(buyers.length * 2);
		expect(reads(/^\/customers$/)).toBeLessThanOrEqual(4);
	}, 60_000);
});

describe('a box of deliveries', () => {
	it('is read by lists, and each sale finds its own effect', async () => {
		const engine = await opens({}, 200);
		const sales = sellsTo([...sandbox.shop.customers.keys()].slice(0, 100));
		const items = await passedOn(engine, delivered(sales));
		expect(items).toHaveLength(100);
		expectRight(items);
		expect(reads()).toBeLessThanOrEqual(20);
		expect(items[0].record).toHaveProperty('invoiceDetails');
	}, 60_000);

	it('costs little over a read a sale for a few, and two for one', async () => {
		const engine = await opens({}, 40);
		const ids = [...sandbox.shop.customers.keys()];
		// One learns what the lists are worth.
		await passedOn(engine, delivered(sellsTo(ids)));
		sandbox.requests.length = 0;
		await passedOn(engine, delivered(sellsTo(ids.slice(0, 10))));
		expect(reads()).toBeLessThanOrEqual(6);
		sandbox.requests.length = 0;
		await passedOn(engine, delivered(sellsTo(ids.slice(20, 21))));
		expect(reads()).toBe(2);
	}, 60_000);

	it('reads by its ID what no list shows, and a customer who was deleted is told as gone', async () => {
		const engine = await opens({}, 30);
		const ids = [...sandbox.shop.customers.keys()];
		const sales = sellsTo(ids);
		sandbox.shop.deletesCustomer(ids[7]);
		const items = await passedOn(engine, delivered(sales));
		expect(items).toHaveLength(30);
		expect(items.filter(({ customer }) => customer === null)).toHaveLength(1);
		expect(reads(new RegExp(`^/customers/${ids[7]}$`))).toBe(1);
	}, 60_000);

	it('of a key that may not list customers is read one by one', async () => {
		const engine = await opens({}, 30);
		const sales = sellsTo([...sandbox.shop.customers.keys()]);
		sandbox.faults.add({ service: 'kiotviet', path: /^\/customers$/, kind: 'status', status: 420 });
		const items = await passedOn(engine, delivered(sales));
		expect(items).toHaveLength(30);
		const asked = sandbox.requests.flatMap(({ path }) => (customersById.test(path) ? path : []));
		expect(new Set(asked).size).toBe(30);
	}, 60_000);

	it('is read again where the list is behind what was told', async () => {
		const engine = await opens({}, 30);
		const sales = sellsTo([...sandbox.shop.customers.keys()]);
		const [late] = sales;
		const behind = delivered(sales).map((change) => {
			const record = change.record as IDataObject;
			if (record.id !== late.id) return change;
			return { ...change, record: { ...record, modifiedDate: '2099-01-01T00:00:00.000+07:00' } };
		});
		await passedOn(engine, behind);
		expect(reads(new RegExp(`^/invoices/${late.id}$`))).toBe(1);
		expect(reads(invoicesById)).toBeLessThan(10);
	}, 60_000);
});

describe('a quiet minute', () => {
	it('costs one request a selected kind and one for the webhooks, and starts no run', async () => {
		const engine = await opens({}, 10);
		await new KiotVietTrigger().webhookMethods.default.create.call(engine.hook());
		await engine.poll();
		sandbox.requests.length = 0;
		expect(await engine.poll()).toBeNull();
		expect(sandbox.requests).toHaveLength(4);
	});
});
