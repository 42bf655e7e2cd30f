// A paid debt ends as 0 although KiotViet leaves a 0 out, and what says nothing of debts changes none.
import type { IDataObject } from 'n8n-workflow';

import { KiotVietApi } from '../../../credentials/KiotVietApi.credentials';
import { KiotViet } from '../../../nodes/KiotViet/KiotViet.node';
import { KiotVietTrigger } from '../../../nodes/KiotViet/KiotVietTrigger.node';
import { keyOf } from '../../../nodes/KiotViet/api/figures';
import { readShopRecord, type ShopRecord } from '../../../nodes/LadiFlow/sync/shopRecord';
import { decide } from '../../../nodes/LadiFlow/sync/decide';
import { type Sandbox, startSandbox } from '../../../sandbox';
import type { Switches } from '../../../sandbox/switches';
import { engineFor } from '../engine';

let sandbox: Sandbox;
/** Each key is one that this process has never seen. */
let keys = 0;

const line = { productCode: 'SP000001', quantity: 1, price: 100_000 };

async function start(switches: Partial<Switches> = {}) {
	sandbox = await startSandbox({ switches });
}

afterEach(async () => {
	await sandbox.stop();
});

function credential() {
	const { apiUrl, tokenUrl, retailer, clientId, clientSecret } = sandbox.kiotViet;
	// The address tells one key from another here; a slash at its end is cut.
	return { apiUrl: apiUrl + '/'.repeat(++keys), tokenUrl, retailer, clientId, clientSecret };
}

function engine(key: ReturnType<typeof credential>) {
	const events = ['customer.created', 'customer.updated', 'invoice.created', 'invoice.updated'];
	return engineFor(new KiotVietTrigger(), new KiotVietApi(), key, {
		events,
		receive: 'webhookAndCatchUp',
		options: {},
	});
}

const reads = () => sandbox.requests.filter(({ path }) => /\/customers\/\d+$/.test(path)).length;

/** The customer as KiotViet is read for it with a key, by trigger and node alike. */
async function customerOf(key: ReturnType<typeof credential>, id: number): Promise<IDataObject> {
	const node = engineFor(new KiotViet(), new KiotVietApi(), key, {
		resource: 'customer',
		operation: 'get',
		customer: { mode: 'id', value: id },
		simplify: false,
	});
	const [[item]] = await node.run([{}]);
	return item.json;
}

const options = { ordersApart: false, kvFields: true, externalIdPrefix: false };
const written = (item: unknown, stored: Record<string, unknown> = {}) =>
	decide(readShopRecord(item) as ShopRecord, stored, options as never, false).customFields;

describe('a customer who has paid', () => {
	it('owes 0 and is read twice before that is believed, once', async () => {
		await start();
		const key = credential();
		const { id } = sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu' });
		const sale = sandbox.shop.sells({ customerId: id, lines: [line], paid: 0 });
		expect((await customerOf(key, id)).debt).toBe(100_000);
		sandbox.shop.collectsPayment(sale.id, 100_000);
		const before = reads();
		expect((await customerOf(key, id)).debt).toBe(0);
		expect(reads() - before).toBe(2);
		expect((await customerOf(key, id)).debt).toBe(0);
		expect(reads() - before).toBe(3);
	});

	it('owes 0 also where the process is new, since another customer shows a debt', async () => {
		await start();
		const { id } = sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu' });
		const other = sandbox.shop.registersCustomer({ name: 'Trần Văn Bình' });
		sandbox.shop.sells({ customerId: other.id, lines: [line], paid: 0 });
		expect((await customerOf(credential(), id)).debt).toBe(0);
	});

	it('owes 0 also after a restart when nobody owes any more', async () => {
		await start();
		const { id } = sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu' });
		const key = credential();
		const next = engine(key);
		expect(await customerOf(key, id)).not.toHaveProperty('debt');
		next.state.showsDebts = await keyOf(next.hook() as never);
		await next.poll();
		expect((await customerOf(key, id)).debt).toBe(0);
	});

	it('is remembered beyond the process that saw the debt', async () => {
		await start();
		const key = credential();
		const trigger = engine(key);
		await trigger.poll();
		expect(trigger.state.showsDebts).toBeUndefined();
		const { id } = sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu' });
		sandbox.shop.sells({ customerId: id, lines: [line], paid: 0 });
		await customerOf(key, id);
		await trigger.poll();
		expect(trigger.state.showsDebts).toBe(await keyOf(trigger.hook() as never));
	});
});

describe('nothing is said of debts by', () => {
	it('a key that never shows any', async () => {
		await start({ zeroDebt: 'neverShown' });
		const { id } = sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu' });
		sandbox.shop.sells({ customerId: id, lines: [line], paid: 0 });
		const key = credential();
		const customer = await customerOf(key, id);
		expect(customer).not.toHaveProperty('debt');
		const before = sandbox.requests.length;
		await customerOf(key, id);
		// Asked once whether it shows debts, not with each sale.
		expect(sandbox.requests.length - before).toBe(1);
	});

	it('a key that may not list customers, whose customers are read all the same', async () => {
		await start();
		const { id, name } = sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu' });
		sandbox.faults.add({
			service: 'kiotviet',
			path: /customers\?|customers$/,
			kind: 'status',
			status: 420,
			times: 9,
		});
		const customer = await customerOf(credential(), id);
		expect(customer).toMatchObject({ name });
		expect(customer).not.toHaveProperty('debt');
	});

	it('a bare delivery, whatever it holds', () => {
		const record = { id: 1, code: 'KH1', name: 'Lê Thị Mẫu', contactNumber: '0900000001', debt: 0 };
		const item = { resource: 'customer', change: 'updated', record, customer: record };
		expect(written(item, { debt: 5 })).not.toHaveProperty('debt');
		const full = { ...record, createdDate: '2026-11-01T10:00:00.000+07:00' };
		expect(written({ ...item, record: full, customer: full }, { debt: 5 })).toMatchObject({
			debt: 0,
		});
	});
});

it('points and totals end as 0 where the key has shown them in the same kind of reading', async () => {
	await start({ zeroTotals: 'leftOut' });
	const key = credential();
	const buyer = sandbox.shop.registersCustomer({ name: 'Trần Văn Bình' });
	const { id } = sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu' });
	expect(await customerOf(key, id)).not.toHaveProperty('totalInvoiced');
	sandbox.shop.sells({ customerId: buyer.id, lines: [line], paid: 0 });
	await customerOf(key, buyer.id);
	expect(await customerOf(key, id)).toMatchObject({ totalInvoiced: 0, totalRevenue: 0 });
});

it('lists of customers and suppliers give the zeros that are left out', async () => {
	await start();
	const owing = sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu' });
	sandbox.shop.registersCustomer({ name: 'Trần Văn Bình' });
	sandbox.shop.sells({ customerId: owing.id, lines: [line], paid: 0 });
	const list = engineFor(new KiotViet(), new KiotVietApi(), credential(), {
		resource: 'customer',
		operation: 'getMany',
		returnAll: true,
		simplify: false,
		filters: {},
		options: {},
	});
	const [items] = await list.run([{}]);
	const debts = items.map(({ json }) => json.debt);
	expect(debts).toContain(100_000);
	expect(debts).toContain(0);
	expect(debts).not.toContain(undefined);
});
