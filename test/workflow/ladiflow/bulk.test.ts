// Many customers at once, as an import brings them: what is right already costs next to nothing, and nothing else changes.
import type { IDataObject } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../../sandbox';
import type { Switches } from '../../../sandbox/switches';
import { ladiFlow, run } from './node';

let sandbox: Sandbox;
const begin = async (switches: Partial<Switches> = {}) => {
	sandbox = await startSandbox({ switches });
	for (const [name, type] of FIELDS) sandbox.account.definesField(name, type);
};
afterEach(async () => await sandbox.stop());

const FIELDS = [
	['debt', 'NUMBER'],
	['last_retailer_id', 'TEXT_INPUT'],
	['kv_reward_point', 'NUMBER'],
] as const;

/** Customers as the KiotViet node lists them; every fifth has an e-mail and no phone. */
const customers = (count: number, from = 0): IDataObject[] =>
	Array.from({ length: count }, (_, place) => {
		const number = place + from;
		return {
			id: 5000 + number,
			code: `KH${String(number).padStart(6, '0')}`,
			name: `Khách ${number}`,
			...(number % 5 === 0
				? { email: `khach${number}@example.com` }
				: { contactNumber: `09${String(number).padStart(8, '0')}` }),
			debt: number * 1000,
			retailerId: 1,
			createdDate: '2026-11-01T08:00:00.000+07:00',
			modifiedDate: '2026-11-01T08:00:00.000+07:00',
		};
	});

/** The account holds these customers as a sync leaves them, one after the other, as live sales do. */
const holds = (shop: IDataObject[]) => {
	for (const { email, contactNumber, name, code, debt } of shop) {
		const contact = sandbox.account.addsContact({
			...(email ? { email: String(email) } : {}),
			...(contactNumber ? { phone: String(contactNumber) } : {}),
		});
		contact.native.first_name = String(name);
		contact.native.external_customer_id = String(code);
		contact.fields.set('debt', Number(debt));
		contact.fields.set('last_retailer_id', '1');
	}
};

const sync = async (items: IDataObject[], options: IDataObject = {}) => {
	const before = sandbox.requests.length;
	const said = await run(sandbox, 'contact.syncFromKiotViet', { options }, items);
	const calls = sandbox.requests.slice(before).map(({ path }) => path);
	const count = (part: RegExp) => calls.filter((path) => part.test(path)).length;
	return {
		said,
		calls: calls.length,
		lists: count(/customer\/list$/),
		reads: count(/show/),
		writes: count(/update|create-or-update|create$/),
	};
};
const debts = () => sandbox.account.contacts.map(({ fields }) => fields.get('debt'));
const wanted = (items: IDataObject[]) => items.map(({ debt }) => debt);

describe('120 customers who are right already', () => {
	const shop = customers(120);

	it.each<[string, Partial<Switches>]>([
		['the first page is number 1', {}],
		['the first page is number 0', { pageBase: 0 }],
		['numbers come as texts', { numbersShown: 'text' }],
		['a look-up finds no phones', { phoneMatch: 'none' }],
	])('cost some lists and a few checks, and no write: %s', async (_, switches) => {
		await begin(switches);
		holds(shop);
		const { said, calls, writes, reads } = await sync(shop);
		expect(writes).toBe(0);
		expect(reads).toBeLessThanOrEqual(4);
		expect(calls).toBeLessThanOrEqual(8);
		expect(said).toHaveLength(120);
		expect(said[7]).toEqual({
			contactId: sandbox.account.contacts[7]._id,
			email: null,
			phone: '0900000007',
			isNew: false,
			matchedBy: 'phone',
			written: {},
			missingCustomFields: [],
			missingTags: [],
			notCleared: [],
			notes: [],
			skipped: null,
			contact: expect.objectContaining({
				name: 'Khách 7',
				customFields: { debt: 7000, last_retailer_id: '1' },
			}),
		});
	});

	it('are read and not written where lists show no custom fields', async () => {
		await begin({ listedFields: 'leftOut' });
		holds(shop);
		const { writes, reads } = await sync(shop);
		expect(writes).toBe(0);
		expect(reads).toBeLessThanOrEqual(120);
	});

	it('say the same as by a look-up: their other fields and tags are in the item', async () => {
		await begin();
		holds(shop);
		sandbox.account.definesField('sizes', 'CHECK_BOX');
		const { id } = sandbox.account.createsTag('VIP');
		const [, contact] = sandbox.account.contacts;
		contact.tags = [id];
		contact.fields.set('sizes', ['S', 'M']);
		const [, { contact: said }] = (await sync(shop)).said;
		const alone = (await sync([{ ...shop[1], name: 'Tên mới' }])).said[0].contact;
		expect(said).toEqual({
			...(alone as IDataObject),
			name: 'Khách 1',
			updatedAt: expect.any(String),
		});
		expect(said).toMatchObject({ tagNames: ['VIP'], customFields: { sizes: ['S', 'M'] } });
	});

	it('come in pages of 30: the list is read once for them all', async () => {
		await begin();
		holds(shop);
		const pages = [0, 1, 2, 3].map((page) => shop.slice(page * 30, page * 30 + 30));
		const costs = [];
		for (const page of pages) costs.push(await sync(page));
		expect(costs.reduce((sum, { lists }) => sum + lists, 0)).toBeLessThanOrEqual(4);
		expect(costs.reduce((sum, { writes }) => sum + writes, 0)).toBe(0);
		expect(costs[3].calls).toBe(0);
	});

	it('get a tag that they do not have, each of them', async () => {
		await begin();
		holds(shop.slice(0, 60));
		await sync(shop.slice(0, 60), { tags: 'Khách quen' });
		const tagged = sandbox.account.contacts.filter(({ tags }) => tags.length === 1);
		expect(tagged).toHaveLength(60);
		expect((await sync(shop.slice(0, 60), { tags: 'Khách quen' })).said[0]).toMatchObject({
			missingTags: [],
			contact: { tagNames: ['Khách quen'] },
		});
	});

	it('name a field that the account does not have, each of them, and only the first are written for it', async () => {
		await begin();
		holds(shop);
		sandbox.account.fields.splice(
			sandbox.account.fields.findIndex(({ name }) => name === 'last_retailer_id'),
			1,
		);
		for (const contact of sandbox.account.contacts) contact.fields.delete('last_retailer_id');
		const { said, writes } = await sync(shop);
		expect(said.map(({ missingCustomFields }) => missingCustomFields)).toEqual(
			Array(120).fill(['last_retailer_id']),
		);
		expect(writes).toBeLessThanOrEqual(8);
	});

	it('are looked up where their whole records are asked for', async () => {
		await begin();
		holds(shop.slice(0, 30));
		const { lists, said } = await sync(shop.slice(0, 30), { simplify: false });
		expect(lists).toBe(0);
		expect(said[0].contact).toHaveProperty('store_id');
	});
});

it('a few items among many contacts are looked up: a list would cost more', async () => {
	await begin();
	const shop = customers(1000);
	holds(shop);
	const { lists, reads } = await sync(shop.slice(0, 25));
	expect(lists).toBe(1);
	expect(reads).toBeGreaterThanOrEqual(25);
});

describe('customers of whom some differ', () => {
	const shop = customers(60);
	const changed = shop.map((customer, number) =>
		number % 10 === 3 ? { ...customer, debt: 5 } : customer,
	);

	it('only those are written, and all end right', async () => {
		await begin();
		holds(shop);
		const { writes } = await sync(changed);
		expect(writes).toBe(6);
		expect(debts()).toEqual(wanted(changed));
	});

	it('and new ones are created, none twice', async () => {
		await begin();
		holds(shop.slice(0, 50));
		await sync([...changed, ...customers(10, 50)]);
		expect(sandbox.account.contacts).toHaveLength(60);
	});

	it('the last of several items of one customer counts, also where the first says what is stored', async () => {
		await begin();
		holds(shop);
		const twice = shop.slice(0, 30).flatMap((customer) => [{ ...customer, debt: 1 }, customer]);
		await sync(twice);
		expect(debts()).toEqual(wanted(shop));
	});

	it('and where the last says what is stored no more', async () => {
		await begin();
		holds(shop);
		await sync(shop.slice(0, 30).flatMap((customer) => [customer, { ...customer, debt: 1 }]));
		expect(debts().slice(0, 30)).toEqual(Array(30).fill(1));
	});

	it('what a sale writes in between, in this process, is not taken for what the list showed', async () => {
		await begin();
		holds(shop);
		await sync(shop);
		await sync([{ ...shop[7], debt: 99 }]);
		await sync(shop);
		expect(debts()).toEqual(wanted(shop));
	});

	it('another contact that took the e-mail since is found by it', async () => {
		await begin();
		holds(shop);
		await sync(shop);
		const email = 'khach5@example.com';
		const first = { ...shop[6], email };
		await sync([first]);
		expect((await sync([{ ...shop[5], debt: 3 }])).said[0].contactId).toBe(
			sandbox.account.contacts[5]._id,
		);
	});
});

describe('an index that grows old while the import runs', () => {
	const shop = customers(60);
	let now: jest.SpyInstance;
	beforeEach(() => {
		now = jest.spyOn(Date, 'now');
	});
	afterEach(() => now.mockRestore());
	const later = (minutes: number) => {
		const moment = new Date().getTime() + minutes * 60_000;
		now.mockReturnValue(moment);
	};

	it('is read again where many items come still', async () => {
		await begin();
		holds(shop);
		await sync(shop);
		const [, contact] = sandbox.account.contacts;
		contact.fields.set('debt', 7);
		later(11);
		const { writes } = await sync(shop);
		expect(writes).toBe(1);
		expect(debts()).toEqual(wanted(shop));
	});

	it('is asked no more where few come', async () => {
		await begin();
		holds(shop);
		await sync(shop);
		sandbox.account.contacts[1].fields.set('debt', 7);
		later(11);
		const { lists } = await sync(shop.slice(0, 3));
		expect(lists).toBe(0);
		expect(debts()).toEqual(wanted(shop));
	});

	it('another process writes before an item is written: what it wrote beside it stays', async () => {
		await begin();
		holds(shop);
		await sync(shop);
		const [, contact] = sandbox.account.contacts;
		contact.fields.set('kv_reward_point', 12);
		contact.native.company = 'Công ty';
		await sync([{ ...shop[1], debt: 8 }]);
		expect(contact.fields.get('kv_reward_point')).toBe(12);
		expect(contact.native.company).toBe('Công ty');
		expect(contact.fields.get('debt')).toBe(8);
	});

	it('a customer read from the shop after the list was begun is looked up', async () => {
		await begin();
		holds(shop);
		await sync(shop);
		sandbox.account.contacts[1].fields.set('debt', 7);
		const readAt = new Date(Date.now() + 1000).toISOString();
		const change = { resource: 'customer', change: 'updated', readAt, record: shop[1] };
		await sync([change]);
		expect(debts()).toEqual(wanted(shop));
	});

	it('a contact that was deleted since is created again once its customer differs', async () => {
		await begin();
		holds(shop);
		await sync(shop);
		sandbox.account.contacts.splice(1, 1);
		await sync([{ ...shop[1], debt: 4 }]);
		expect(sandbox.account.contacts).toHaveLength(60);
		expect(debts().at(-1)).toBe(4);
	});
});

it('a list that fails is no failure of an item: each is looked up', async () => {
	await begin();
	const shop = customers(40);
	holds(shop);
	sandbox.faults.add({ service: 'ladiflow', path: /customer\/list$/, kind: 'status', status: 400 });
	const { said } = await sync(shop.map((customer) => ({ ...customer, debt: 3 })));
	expect(said).toHaveLength(40);
	expect(new Set(debts())).toEqual(new Set([3]));
});

it('two runs at once read the list once', async () => {
	await begin();
	const shop = customers(200);
	holds(shop);
	const node = ladiFlow(sandbox, 'contact.syncFromKiotViet', { options: {} });
	const before = sandbox.requests.length;
	await Promise.all([node.run(shop), node.run(shop)]);
	const lists = sandbox.requests
		.slice(before)
		.filter(({ path }) => path === '/customer/list').length;
	expect(lists).toBeLessThanOrEqual(4);
});
