// Customers through the KiotViet node, in n8n's own execution context against a sandbox shop.
import type { IDataObject } from 'n8n-workflow';

import { byCode, byId, byPhone, harnessOf } from './resourceHarness';

const harness = harnessOf('customer');

const mai = {
	name: 'Nguyễn Thị Mai',
	contactNumber: '0900000001',
	email: 'mai@example.com',
	address: '12 Đường Mẫu',
	gender: false,
	birthDate: '1995-04-20',
	groups: 'Khách VIP',
};

const bodies = (path: RegExp) =>
	harness.sandbox.requests.filter((request) => path.test(request.path)).map(({ body }) => body);

describe('a customer', () => {
	it('is read by ID, by code, and by any form of the phone', async () => {
		const { id, code } = harness.sandbox.shop.registersCustomer(mai);
		harness.sandbox.shop.sells({
			customerId: id,
			lines: [{ productCode: 'SP000001', quantity: 2 }],
			paid: 100_000,
		});
		const expected = {
			id,
			code,
			name: 'Nguyễn Thị Mai',
			contactNumber: '0900000001',
			email: 'mai@example.com',
			address: '12 Đường Mẫu',
			groups: 'Khách VIP',
			debt: 200_000,
			totalInvoiced: 300_000,
			rewardPoint: 30,
			createdDate: expect.stringMatching(/\+07:00$/) as string,
		};
		const ways = [byId(id), byCode(code), byPhone('0900 000 001'), byPhone('+84900000001')];
		for (const customer of ways)
			expect(await harness.does('get', { customer })).toEqual([expected]);
		const [full] = await harness.does('get', { customer: byId(id), simplify: false });
		expect(full).toMatchObject({ gender: false, birthDate: '1995-04-20', totalPoint: 30 });
		expect(full.createdDate).toMatch(/\+07:00$/);
	});

	it('that the shop keeps with +84 is found by the local number, and no other that is alike', async () => {
		const { shop } = harness.sandbox;
		const { id } = shop.registersCustomer({ ...mai, contactNumber: '+84900000001' });
		shop.registersCustomer({ name: 'Anh Bình', contactNumber: '09000000011' });
		expect(await harness.does('get', { customer: byPhone('0900000001') })).toMatchObject([{ id }]);
	});

	it('kept per branch is told apart by its branch', async () => {
		const { shop } = harness.sandbox;
		shop.registersCustomer({ ...mai, branchId: 20001 });
		const second = shop.registersCustomer({ ...mai, branchId: 20002 });
		const customer = byPhone('0900000001');
		await harness.refuses('get', { customer }, /2 customers have this phone: KH000001, KH000002/);
		const options = { branchId: byId(20002) };
		expect(await harness.does('get', { customer, options })).toMatchObject([{ id: second.id }]);
	});

	it.each([
		['whose ID nobody has', byId(1), /Reading customer 1 found nothing.*không tồn tại/],
		['whose code nobody has', byCode('KH9'), /Reading customer KH9 found nothing/],
		['whose phone nobody has', byPhone('0900000009'), /No customer has this phone/],
		['with too short a phone', byPhone('0900'), /"Customer" is no phone/],
		['with a name for an ID', byId('Mai'), /"Customer" is no ID/],
		['that was not chosen', { __rl: true, mode: 'list', value: '' }, /"Customer" is empty/],
	])('%s is not found, and the sentence says why', async (_, customer, sentence) => {
		await harness.refuses('get', { customer }, sentence);
	});

	it('that is gone is not found, whether KiotViet answers 420 or 404', async () => {
		for (const status of ['420', '404'] as const) {
			harness.sandbox.switches.kiotVietNotFound = status;
			await harness.refuses('get', { customer: byId(1) }, /does not exist or was deleted/);
		}
	});
});

describe('a list of customers', () => {
	it('is simplified, and in full on request, with what it is to include', async () => {
		const { shop } = harness.sandbox;
		shop.registersCustomer(mai);
		const { id } = shop.registersCustomer({ name: 'Trần Văn Bình' });
		shop.sells({ customerId: id, lines: [{ productCode: 'SP000001', quantity: 1 }], paid: 0 });
		const [simple] = await harness.does('getMany', {});
		expect(Object.keys(simple)).toEqual([
			'id',
			'code',
			'name',
			'contactNumber',
			'email',
			'address',
			'groups',
			'debt',
			'totalInvoiced',
			'rewardPoint',
			'createdDate',
		]);
		const [full] = await harness.does('getMany', {
			simplify: false,
			options: { include: ['total'] },
		});
		expect(full).toMatchObject({ totalRevenue: 0, retailerId: shop.retailerId });
		expect(full).not.toHaveProperty('groups');
	});

	it('comes whole, once each and in order of creation, though the shop works meanwhile', async () => {
		const { shop } = harness.sandbox;
		const customers = Array.from({ length: 250 }, (_, n) =>
			shop.registersCustomer({ name: `Khách ${n}` }),
		);
		const reading = harness.does('getMany', { returnAll: true });
		for (const { id } of customers.slice(0, 5)) shop.deletesCustomer(id);
		shop.changesCustomer(customers[100].id, { comments: 'Khách quen' });
		const ids = (await reading).map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.slice(-245)).toEqual(customers.slice(5).map(({ id }) => id));
		const orders = harness.sandbox.requests
			.filter(({ path }) => path === '/customers')
			.map(({ query }) => [query.orderBy, query.orderDirection].join(' '));
		expect(new Set(orders)).toEqual(new Set(['createdDate Asc']));
	});

	it('stops at the limit, and sorts as it is told', async () => {
		const { shop } = harness.sandbox;
		for (const name of ['Bình', 'An', 'Chi']) shop.registersCustomer({ name });
		const sort = { field: 'name', direction: 'Desc' };
		const found = await harness.does('getMany', { limit: 2, sort });
		expect(found.map(({ name }) => name)).toEqual(['Chi', 'Bình']);
	});

	it.each([
		['code', { code: 'KH000001' }],
		['name', { name: 'mai' }],
		['phone', { contactNumber: '900000001' }],
		['birthday', { birthDate: '1995-04-20' }],
		['group', { groupId: byId(1501) }],
	])('is filtered by %s', async (_, filters) => {
		const { shop } = harness.sandbox;
		const { id } = shop.registersCustomer(mai);
		shop.registersCustomer({ name: 'Anh Bình', contactNumber: '0900000002' });
		expect(await harness.does('getMany', { filters })).toMatchObject([{ id }]);
	});

	it('since a time that was picked in the zone of the workflow, with what was deleted since', async () => {
		const { shop } = harness.sandbox;
		const old = shop.registersCustomer(mai);
		const since = shop.clock.now();
		const fresh = shop.registersCustomer({ name: 'Anh Bình' });
		shop.deletesCustomer(old.id);
		const picked = since.setZone('America/New_York').toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
		const engine = harness.engine(
			'getMany',
			{ filters: { lastModifiedFrom: picked }, options: { includeDeleted: true } },
			{ timezone: 'America/New_York' },
		);
		const [items] = await engine.run([{}]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ id: fresh.id }),
			{ id: old.id, deleted: true },
		]);
	});

	it.each([
		[
			'a date that is none',
			{ filters: { lastModifiedFrom: '31/12/2025' } },
			/"Changed Since" is no date/,
		],
		['a limit of nothing', { limit: 0 }, /"Limit" is no whole number above 0/],
	])('refuses %s', async (_, parameters, sentence) => {
		await harness.refuses('getMany', parameters, sentence);
	});

	it('that KiotViet does not give whole says how much is there', async () => {
		harness.sandbox.faults.add({
			service: 'kiotviet',
			path: /customers/,
			kind: 'status',
			status: 200,
			body: { total: 3, pageSize: 100, data: [{ id: 1, name: 'Anh Bình' }] },
		});
		const engine = harness.engine('getMany', { returnAll: true });
		const [items] = await engine.run([{}]);
		expect(items).toHaveLength(1);
		expect(engine.hints).toEqual([
			expect.stringContaining('KiotViet gave 1 customers of the 3 that it counts'),
		]);
	});

	it('that the key may not read says which box to tick', async () => {
		harness.sandbox.faults.add({
			service: 'kiotviet',
			path: /customers/,
			kind: 'status',
			status: 420,
			body: { responseStatus: { message: 'Không có quyền đọc khách hàng' } },
			times: 1,
		});
		await expect(harness.does('getMany', {})).rejects.toMatchObject({
			message: expect.stringContaining('Không có quyền đọc khách hàng'),
			description: expect.stringContaining('Thiết lập kết nối API'),
		});
	});
});

describe('a new customer', () => {
	const additionalFields = {
		address: ' 34 Đường Thử ',
		birthDate: '1990-01-15',
		branchId: byId(20002),
		code: 'VIP01',
		comments: '',
		contactNumber: '0900000003',
		gender: 'male',
		groupIds: [1501, 1502],
		identificationNumber: '001090000001',
		subNumber: '0900000004',
		wardName: 'Phường Ngọc Hà',
	};

	it.each(['wrapped', 'flat'] as const)(
		'is sent as KiotViet spells it, and comes back with its ID from a %s answer',
		async (answer) => {
			harness.sandbox.switches.createCustomerAnswer = answer;
			const [created] = await harness.does('create', { name: 'Trần Văn Thử', additionalFields });
			expect(bodies(/customers$/)).toEqual([
				{
					name: 'Trần Văn Thử',
					address: '34 Đường Thử',
					birthDate: '1990-01-15T00:00:00',
					branchId: 20002,
					code: 'VIP01',
					contactNumber: '0900000003',
					gender: true,
					groupIds: [1501, 1502],
					IdentificationNumber: '001090000001',
					subNumber: '0900000004',
					wardName: 'Phường Ngọc Hà',
				},
			]);
			const [stored] = harness.sandbox.shop.customers.values();
			expect(created).toMatchObject({
				id: stored.id,
				code: 'VIP01',
				birthDate: '1990-01-15',
				identificationNumber: '001090000001',
			});
			expect(stored).toMatchObject({ groups: 'Khách VIP, Khách sỉ', branchId: 20002 });
		},
	);

	it.each([
		['without a name', { name: ' ' }, /"Name" is empty/],
		[
			'with a birthday that is no date',
			{ name: 'Anh Bình', additionalFields: { birthDate: 'hôm qua' } },
			/"Birthday" is no date/,
		],
		[
			'of a gender that the form does not know',
			{ name: 'Anh Bình', additionalFields: { gender: 'Nam' } },
			/"Gender" does not take this value/,
		],
	])('%s is refused before anything is sent', async (_, parameters, sentence) => {
		await harness.refuses('create', parameters, sentence);
		expect(bodies(/customers/)).toEqual([]);
	});

	it('with a code that exists is refused in the words of KiotViet', async () => {
		harness.sandbox.shop.registersCustomer({ ...mai, code: 'VIP01' });
		await harness.refuses(
			'create',
			{ name: 'Anh Bình', additionalFields: { code: 'VIP01' } },
			/refused by KiotViet with status 420: "Mã khách hàng VIP01 đã tồn tại"/,
		);
	});

	it('is not created a second time when no answer came, and the user is told to look', async () => {
		harness.sandbox.faults.add({
			service: 'kiotviet',
			path: /customers/,
			kind: 'status',
			status: 503,
			times: 1,
		});
		await expect(harness.does('create', { name: 'Anh Bình' })).rejects.toMatchObject({
			description: expect.stringContaining('look in the shop before you run this item again'),
		});
		expect(bodies(/customers/)).toHaveLength(1);
	});

	it('of each item follows the one before, also when KiotViet takes its time for the first', async () => {
		const slow = { kind: 'latency' as const, milliseconds: 200, times: 1 };
		harness.sandbox.faults.add({ service: 'kiotviet', path: /customers/, method: 'POST', ...slow });
		const items = ['An', 'Bình', 'Chi', 'Dũng', 'Em'].map((name) => ({ name }));
		const created = await harness.does('create', { name: '={{ $json.name }}' }, items);
		expect(created.map(({ code, name }) => [code, name])).toEqual(
			items.map(({ name }, n) => [`KH00000${n + 1}`, name]),
		);
	});
});

describe('many new customers', () => {
	it('go in calls of a hundred, one output for each item', async () => {
		const items = Array.from({ length: 130 }, (_, n) => ({ name: `Khách ${n}` }));
		const created = await harness.does('createMany', { name: '={{ $json.name }}' }, items);
		expect(created).toEqual(items.map((item) => ({ ...item, created: true })));
		expect(bodies(/listaddcutomers/).map((body) => Object.keys(body as object))).toEqual([
			['listCustomers'],
			['listCustomers'],
		]);
		expect(harness.sandbox.shop.customers.size).toBe(130);
	});

	it('of whom one cannot be sent are refused; where the user goes on, the others are created', async () => {
		await harness.refuses('createMany', { name: '' }, /"Name" is empty/);
		const items = [{ name: 'An' }, { name: '' }, { name: 'Chi' }];
		const parameters = { name: '={{ $json.name }}' };
		await expect(harness.does('createMany', parameters, items)).rejects.toMatchObject({
			context: { itemIndex: 1 },
		});
		expect(harness.sandbox.shop.customers.size).toBe(0);
		const engine = harness.engine('createMany', parameters, { continueOnFail: true });
		const [output] = await engine.run(items);
		expect(output.map(({ json, pairedItem }) => [json.created ?? json.error, pairedItem])).toEqual([
			[true, { item: 0 }],
			['"Name" is empty', { item: 1 }],
			[true, { item: 2 }],
		]);
	});

	it('of whom KiotViet refuses one are all refused, each item with its words', async () => {
		harness.sandbox.shop.registersCustomer({ ...mai, code: 'VIP01' });
		await harness.refuses(
			'createMany',
			{ name: 'Anh Bình', additionalFields: { code: 'VIP01' } },
			/Creating \d customers? was refused.*VIP01 đã tồn tại/,
		);
		expect(harness.sandbox.shop.customers.size).toBe(1);
	});
});

describe('a change of a customer', () => {
	it('sends what is named and not empty, and keeps the rest', async () => {
		const { id } = harness.sandbox.shop.registersCustomer(mai);
		const updateFields = { contactNumber: '0900000005', email: '', taxCode: '0100000000' };
		const [updated] = await harness.does('update', {
			customer: byPhone('0900000001'),
			updateFields,
		});
		expect(updated).toMatchObject({ id, contactNumber: '0900000005' });
		expect(updated.modifiedDate).toMatch(/\+07:00$/);
		expect(harness.sandbox.shop.customer(id)).toMatchObject({
			email: 'mai@example.com',
			taxCode: '0100000000',
		});
	});

	it.each([
		['of nothing', {}, /There is nothing to change/],
		['of a customer who is gone', { name: 'Mai' }, /Updating customer 1 found nothing/],
	])('%s is refused', async (_, updateFields, sentence) => {
		await harness.refuses('update', { customer: byId(1), updateFields }, sentence);
	});

	it('of many goes in one call', async () => {
		const { shop } = harness.sandbox;
		const items = ['An', 'Bình'].map((name) => ({ id: shop.registersCustomer({ name }).id }));
		const updated = await harness.does(
			'updateMany',
			{
				customer: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				updateFields: { comments: 'Khách quen' },
			},
			items,
		);
		expect(updated).toEqual(
			items.map((item) => ({ ...item, comments: 'Khách quen', updated: true })),
		);
		expect(bodies(/listupdatecustomers/)).toHaveLength(1);
		await harness.refuses('updateMany', { customer: byId(1) }, /There is nothing to change/);
	});
});

describe('what a customer ordered and bought', () => {
	it('is counted once for each sale, by any way to name the customer', async () => {
		const { shop } = harness.sandbox;
		const { id, code } = shop.registersCustomer(mai);
		const goods = (price: number) => [{ productCode: 'SP000001', quantity: 1, price }];
		const first = shop.sells({
			customerId: id,
			lines: goods(100),
			purchaseDate: '2026-03-01T23:30:00',
		});
		shop.sells({ customerId: id, lines: goods(201), paid: 50 });
		const wrong = shop.sells({ customerId: id, lines: goods(999) });
		shop.editsInvoice(wrong.id, { lines: goods(300) });
		shop.makesInvoice(shop.takesOrder({ customerId: id, lines: goods(400) }).id);
		shop.takesOrder({ customerId: id, lines: goods(500), paid: 10 });
		shop.cancelsOrder(shop.takesOrder({ customerId: id, lines: goods(600) }).id);
		shop.sells({ lines: goods(7) });
		const expected = {
			customerId: id,
			customerCode: code,
			customerName: 'Nguyễn Thị Mai',
			all: { count: 6, value: 2101, average: 350 },
			paid: { count: 3, value: 800, average: 267 },
			pending: { count: 2, value: 701, average: 351 },
			cancelled: { count: 1, value: 600, average: 600 },
			firstDate: '2026-03-01T23:30:00.000+07:00',
			lastDate: expect.stringMatching(/\+07:00$/),
		};
		expect(first.customerId).toBe(id);
		for (const customer of [byId(id), byCode(code), byPhone('0900000001')]) {
			expect(await harness.does('getOrderMetrics', { customer })).toEqual([expected]);
		}
	});

	it('is nothing for a customer who never bought, and refused for one who is gone', async () => {
		const { id } = harness.sandbox.shop.registersCustomer(mai);
		expect(await harness.does('getOrderMetrics', { customer: byId(id) })).toMatchObject([
			{ all: { count: 0, value: 0, average: null }, firstDate: null },
		]);
		await harness.refuses('getOrderMetrics', { customer: byId(1) }, /Reading customer 1 found/);
	});

	it('is not guessed when KiotViet does not give all documents', async () => {
		const { id } = harness.sandbox.shop.registersCustomer(mai);
		harness.sandbox.faults.add({
			service: 'kiotviet',
			path: /invoices/,
			kind: 'status',
			status: 200,
			body: { total: 3, pageSize: 100, data: [{ id: 1, code: 'HD000001', total: 1 }] },
		});
		await harness.refuses(
			'getOrderMetrics',
			{ customer: byId(id) },
			/gave 1 invoices of the 3 that it counts, so the figures would be wrong/,
		);
	});
});

describe('deleting a customer', () => {
	it('says that it is deleted, with its ID', async () => {
		const { id, code } = harness.sandbox.shop.registersCustomer(mai);
		expect(await harness.does('delete', { customer: byCode(code) })).toEqual([
			{ deleted: true, id },
		]);
		expect(harness.sandbox.shop.customers.size).toBe(0);
		await harness.refuses('delete', { customer: byId(id) }, /Deleting customer \d+ found nothing/);
	});
});

it('a loop reads the list part by part, and the parts together are the list', async () => {
	const { shop } = harness.sandbox;
	for (let person = 0; person < 250; person++) shop.registersCustomer({ name: `Khách ${person}` });
	const part = async (startAt: number, more: IDataObject) => {
		const engine = harness.engine('getMany', { simplify: false, options: { startAt }, ...more });
		const [items] = await engine.run([{}]);
		return items.map(({ json }) => json.id);
	};
	const parts = [
		await part(0, { limit: 120 }),
		await part(120, { limit: 120 }),
		await part(240, { returnAll: true }),
	];
	expect(parts.map(({ length }) => length)).toEqual([120, 120, 10]);
	expect(parts.flat()).toEqual([...shop.customers.keys()]);
	expect(await part(250, { limit: 120 })).toEqual([]);
	await expect(part(-1, { limit: 120 })).rejects.toThrow(/Start At/);
});

harness.leavesNothingOut();
