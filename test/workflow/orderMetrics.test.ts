// What each customer ordered and bought reaches the contact: right after whatever happened, for one more read a sale.
import type { IDataObject } from 'n8n-workflow';

import { changeOf } from '../../nodes/KiotViet/events/change';
import { type Sandbox, startSandbox } from '../../sandbox';
import { withOffset } from '../../sandbox/clock';
import type { Switches } from '../../sandbox/switches';
import type { Engine } from './engine';
import { engineOf } from './kiotViet/resourceHarness';
import { run } from './ladiflow/node';
import { changesOf, syncInto, triggerOf } from './shopSync';

const METRICS = { orderMetrics: true };
const line = { productCode: 'SP000001', quantity: 1, price: 100_000 };

let sandbox: Sandbox;
let trigger: Engine;
const open = async (switches: Partial<Switches> = {}, options?: IDataObject) => {
	sandbox = await startSandbox({ switches });
	trigger = triggerOf(sandbox, options);
	await trigger.poll();
};
afterEach(async () => await sandbox.stop());

const changes = async () => await changesOf(trigger);
const sync = async (items: IDataObject[], options: IDataObject = METRICS) =>
	await syncInto(sandbox, items, options);
const wrong = () => sandbox.compare(METRICS).rows.filter(({ equal }) => !equal);
const customer = (number: number) =>
	sandbox.shop.registersCustomer({
		name: `Nguyễn Thị Mẫu ${number}`,
		contactNumber: `090000000${number}`,
	});
const figures = (phone = '0900000001') => {
	const contact = sandbox.account.contacts.find((one) => one.phone === phone);
	return Object.fromEntries(
		[...(contact?.fields ?? [])].filter(([name]) => /^kv_(?!read_at)/.test(name)),
	);
};

/** Everything that changes a figure, each followed by what the trigger tells of it. */
async function day(): Promise<IDataObject[][]> {
	const { shop } = sandbox;
	const told: IDataObject[][] = [];
	const then = async (happens: () => unknown): Promise<void> => {
		happens();
		told.push(await changes());
	};
	const { id } = customer(1);
	const other = customer(2);
	customer(3);
	const open = shop.takesOrder({ customerId: id, lines: [line] });
	const edited = shop.sells({ customerId: other.id, lines: [line], paid: 0 });
	await then(() => shop.takesOrder({ customerId: other.id, lines: [line, line], paid: 200_000 }));
	const early = '2026-01-01T10:00:00';
	const first = shop.sells({ customerId: id, lines: [line], purchaseDate: early });
	await then(() => shop.makesInvoice(open.id));
	await then(() => shop.editsInvoice(edited.id, { discount: 30_000 }));
	await then(() => shop.cancelsInvoice(first.id));
	return told;
}

describe.each<Partial<Switches>>([{}, { customFields: 'replaced' }, { writeEchoesFields: false }])(
	'after a day in the shop, with LadiFlow as %j',
	(switches) => {
		it('the figures of everybody are right, also of who never bought', async () => {
			await open(switches);
			for (const items of await day()) await sync(items);
			expect(wrong()).toEqual([]);
			expect(figures('0900000003')).toMatchObject({ kv_total_order: 0, kv_avg_order_value: 0 });
		});
	},
);

it('repeated and in any order they are the same', async () => {
	await open();
	const items = (await day()).flat();
	await sync([...items, ...items]);
	await sync([...items].reverse());
	expect(wrong()).toEqual([]);
});

it('who has nothing left but what was cancelled has no first and no last order any more', async () => {
	await open();
	const { id } = customer(1);
	const sale = sandbox.shop.sells({ customerId: id, lines: [line] });
	await sync(await changes());
	expect(figures()).toMatchObject({
		kv_total_order: 1,
		kv_last_order_created_at: expect.any(String),
	});
	sandbox.shop.cancelsInvoice(sale.id);
	await sync(await changes());
	expect(wrong()).toEqual([]);
	const after = figures();
	expect(after).toMatchObject({ kv_total_order: 0, kv_total_cancel_order: 1 });
	expect(after).not.toHaveProperty('kv_first_order_created_at');
	expect(after).not.toHaveProperty('kv_last_order_created_at');
});

describe('without the switch', () => {
	it('nothing of them is written', async () => {
		await open();
		sandbox.shop.sells({ customerId: customer(1).id, lines: [line] });
		await sync(await changes(), {});
		expect(Object.keys(figures())).toEqual([]);
	});

	it('the extras count invoices as they did before', async () => {
		await open();
		const { id } = customer(1);
		sandbox.shop.takesOrder({ customerId: id, lines: [line] });
		sandbox.shop.sells({ customerId: id, lines: [line] });
		await sync(await changes(), { kvFields: true });
		expect(sandbox.compare({ kvFields: true }).rows.filter(({ equal }) => !equal)).toEqual([]);
		expect(figures()).toMatchObject({ kv_total_order: 1 });
		expect(figures()).not.toHaveProperty('kv_total_order_value');
		await sync(await changes(), { kvFields: true, ...METRICS });
	});
});

describe('where something lacks', () => {
	it('a trigger that does not bring them is named, and the rest is written', async () => {
		await open({}, {});
		sandbox.shop.sells({ customerId: customer(1).id, lines: [line] });
		const items = await changes();
		const said = await sync(items);
		for (const { notes } of said) {
			expect(notes).toEqual([expect.stringContaining('Include Order Metrics')]);
		}
		expect(sandbox.compare().rows.filter(({ equal }) => !equal)).toEqual([]);
		expect(Object.keys(figures())).toEqual([]);
		const [imported] = await sync([items[0].customer as IDataObject]);
		expect(imported.notes).not.toContainEqual(expect.stringContaining('Include Order Metrics'));
	});

	it('fields that the account lacks are named and nothing fails; the set-up check says how to make them', async () => {
		await open();
		sandbox.account.removesField('kv_total_paid_order');
		sandbox.account.removesField('kv_avg_order_value');
		sandbox.shop.sells({ customerId: customer(1).id, lines: [line] });
		const [said] = await sync(await changes());
		expect((said.missingCustomFields as string[]).sort()).toEqual([
			'kv_avg_order_value',
			'kv_total_paid_order',
		]);
		expect(wrong()).toEqual([]);
		const [check] = await run(sandbox, 'account.checkSetup', {
			groups: ['metrics'],
			writeTestContact: true,
		});
		expect(check.fields).toHaveLength(14);
		expect(check.missing).toEqual(['kv_avg_order_value', 'kv_total_paid_order']);
		expect(check.toDo).toContainEqual(
			expect.stringMatching(
				/^kv_total_paid_order: .*Tên hiển thị .*"Số đơn đã thanh toán KiotViet".*Tên trường .*"kv_total_paid_order".*Dạng số/,
			),
		);
	});

	it.each<[unknown]>([[null], ['text'], [[1]], [{ paid: 'x', pending: { count: 1 } }], [{}]])(
		'figures that are none, as %j, are not written',
		async (orderMetrics) => {
			await open();
			sandbox.shop.sells({ customerId: customer(1).id, lines: [line] });
			const items = await changes();
			await sync(items.map((item) => ({ ...item, orderMetrics }) as IDataObject));
			expect(Object.keys(figures())).toEqual([]);
		},
	);
});

describe('an import', () => {
	const listed = async (options: IDataObject): Promise<IDataObject[]> => {
		const [output] = await engineOf(sandbox, 'customer', 'getMany', {
			returnAll: true,
			simplify: false,
			options,
		}).run([{}]);
		return output.map(({ json }) => json);
	};

	it('whose customers bring their figures writes them, for two lists of a hundred customers', async () => {
		await open();
		await day();
		const before = reads();
		const plain = await listed({ include: ['customerGroup', 'total'] });
		const withoutFigures = reads() - before;
		const items = await listed({ include: ['customerGroup', 'total', 'orderMetrics'] });
		expect(reads() - before - withoutFigures).toBe(withoutFigures + 2);
		await sync(plain);
		expect(Object.keys(figures())).toEqual([]);
		const [summary] = await run(
			sandbox,
			'contact.compareWithKiotViet',
			{ options: METRICS, repair: true },
			items,
		);
		expect(summary).toMatchObject({ different: 3, repaired: 3 });
		expect(wrong().filter(({ field }) => field.startsWith('kv_'))).toEqual([]);
		const [again] = await run(sandbox, 'contact.compareWithKiotViet', { options: METRICS }, items);
		expect(again).toMatchObject({ equal: 3, different: 0 });
	});
});

const reads = () =>
	sandbox.requests.filter(
		({ service, method, path }) =>
			service === 'kiotviet' && method === 'GET' && path !== '/branches',
	).length;

describe('what the figures cost', () => {
	/** A webhook's word of a sale. */
	const delivered = ({ id, customerId, createdDate }: ReturnType<Sandbox['shop']['sells']>) => ({
		...changeOf({
			source: 'webhook',
			resource: 'invoice',
			deleted: false,
			record: { id, customerId, modifiedDate: withOffset(createdDate) },
			retailerId: sandbox.shop.retailerId,
			deliveryId: `delivery-${id}`,
			newSince: '2026-01-01T00:00:00.000+07:00',
			afterStart: false,
			readAt: new Date().toISOString(),
		}),
	});
	const sell = (customerId: number) => delivered(sandbox.shop.sells({ customerId, lines: [line] }));
	const costOf = async (engine: Engine, sales: IDataObject[]) => {
		const before = reads();
		const [items] = await engine.run(sales);
		expect(items).toHaveLength(sales.length);
		return reads() - before;
	};

	it('one more read a sale, once the lists have shown that they are true', async () => {
		await open();
		const { id } = customer(1);
		const plain = triggerOf(sandbox, {});
		await plain.poll();
		for (let sale = 0; sale < 8; sale++) {
			await costOf(trigger, [sell(id)]);
			await costOf(plain, [sell(id)]);
		}
		const sales = Array.from({ length: 10 }, () => sell(id));
		let more = 0;
		for (const sale of sales) {
			more += (await costOf(trigger, [sale])) - (await costOf(plain, [sale]));
		}
		expect(more).toBeLessThanOrEqual(sales.length + 1);
	});

	it('less than one read a sale where many customers buy at once', async () => {
		await open();
		const ids = Array.from({ length: 90 }, (_, number) =>
			sandbox.shop.registersCustomer({ name: `Khách ${number}` }),
		).map(({ id }) => id);
		const plain = triggerOf(sandbox, {});
		await plain.poll();
		const sales = ids.map(sell);
		const cost = await costOf(trigger, sales);
		expect(cost).toBeLessThanOrEqual((await costOf(plain, sales)) + 10);
	});

	it('and where their lists fail, the sales go on with figures that were read one by one', async () => {
		await open();
		const sales = [customer(1), customer(2)].map(({ id }) => sell(id));
		sandbox.faults.add({
			service: 'kiotviet',
			path: /^\/orders$/,
			kind: 'status',
			status: 400,
			times: 1,
		});
		const [items] = await trigger.run(sales);
		expect(items.map(({ json }) => json.orderMetrics)).toMatchObject([
			{ all: { count: 1, value: 100_000, average: 100_000 } },
			{ all: { count: 1, value: 100_000, average: 100_000 } },
		]);
	});
});
