// Customers through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { byCode, byId, byPhone, deskOf } from './desk';

const desk = deskOf('customer');

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
	desk.sandbox.requests.filter((request) => path.test(request.path)).map(({ body }) => body);

describe('a customer', () => {
	it('is read by ID, by code, and by any form of the phone', async () => {
		const { id, code } = desk.sandbox.shop.registersCustomer(mai);
		desk.sandbox.shop.sells({
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
		};
		const ways = [byId(id), byCode(code), byPhone('0900 000 001'), byPhone('+84900000001')];
		for (const customer of ways) expect(await desk.does('get', { customer })).toEqual([expected]);
		const [full] = await desk.does('get', { customer: byId(id), simplify: false });
		expect(full).toMatchObject({ gender: false, birthDate: '1995-04-20', totalPoint: 30 });
		expect(full.createdDate).toMatch(/\+07:00$/);
	});

	it('that the shop keeps with +84 is found by the local number, and no other that is alike', async () => {
		const { shop } = desk.sandbox;
		const { id } = shop.registersCustomer({ ...mai, contactNumber: '+84900000001' });
		shop.registersCustomer({ name: 'Anh Bình', contactNumber: '09000000011' });
		expect(await desk.does('get', { customer: byPhone('0900000001') })).toMatchObject([{ id }]);
	});

	it('kept per branch is told apart by its branch', async () => {
		const { shop } = desk.sandbox;
		shop.registersCustomer({ ...mai, branchId: 20001 });
		const second = shop.registersCustomer({ ...mai, branchId: 20002 });
		const customer = byPhone('0900000001');
		await desk.refuses('get', { customer }, /2 customers have this phone: KH000001, KH000002/);
		const options = { branchId: byId(20002) };
		expect(await desk.does('get', { customer, options })).toMatchObject([{ id: second.id }]);
	});

	it.each([
		['whose ID nobody has', byId(1), /Reading customer 1 found nothing.*không tồn tại/],
		['whose code nobody has', byCode('KH9'), /Reading customer KH9 found nothing/],
		['whose phone nobody has', byPhone('0900000009'), /No customer has this phone/],
		['with too short a phone', byPhone('0900'), /"Customer" is no phone/],
		['with a name for an ID', byId('Mai'), /"Customer" is no ID/],
		['that was not chosen', { __rl: true, mode: 'list', value: '' }, /"Customer" is empty/],
	])('%s is not found, and the sentence says why', async (_, customer, sentence) => {
		await desk.refuses('get', { customer }, sentence);
	});

	it('that is gone is not found, whether KiotViet answers 420 or 404', async () => {
		for (const status of ['420', '404'] as const) {
			desk.sandbox.switches.kiotVietNotFound = status;
			await desk.refuses('get', { customer: byId(1) }, /does not exist or was deleted/);
		}
	});
});

describe('a list of customers', () => {
	it('is simplified, and in full on request, with what it is to include', async () => {
		desk.sandbox.shop.registersCustomer(mai);
		const [simple] = await desk.does('getMany', {});
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
		]);
		const [full] = await desk.does('getMany', { simplify: false, options: { include: ['total'] } });
		expect(full).toMatchObject({ totalRevenue: 0, retailerId: desk.sandbox.shop.retailerId });
		expect(full).not.toHaveProperty('groups');
	});

	it('comes whole, once each and in order of creation, though the shop works meanwhile', async () => {
		const { shop } = desk.sandbox;
		const customers = Array.from({ length: 250 }, (_, n) =>
			shop.registersCustomer({ name: `Khách ${n}` }),
		);
		const reading = desk.does('getMany', { returnAll: true });
		for (const { id } of customers.slice(0, 5)) shop.deletesCustomer(id);
		shop.changesCustomer(customers[100].id, { comments: 'Khách quen' });
		const ids = (await reading).map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.slice(-245)).toEqual(customers.slice(5).map(({ id }) => id));
		const orders = desk.sandbox.requests
			.filter(({ path }) => path === '/customers')
			.map(({ query }) => [query.orderBy, query.orderDirection].join(' '));
		expect(new Set(orders)).toEqual(new Set(['createdDate Asc']));
	});

	it('stops at the limit, and sorts as it is told', async () => {
		const { shop } = desk.sandbox;
		for (const name of ['Bình', 'An', 'Chi']) shop.registersCustomer({ name });
		const sort = { field: 'name', direction: 'Desc' };
		const found = await desk.does('getMany', { limit: 2, sort });
		expect(found.map(({ name }) => name)).toEqual(['Chi', 'Bình']);
	});

	it.each([
		['code', { code: 'KH000001' }],
		['name', { name: 'mai' }],
		['phone', { contactNumber: '900000001' }],
		['birthday', { birthDate: '1995-04-20' }],
		['group', { groupId: byId(1501) }],
	])('is filtered by %s', async (_, filters) => {
		const { shop } = desk.sandbox;
		const { id } = shop.registersCustomer(mai);
		shop.registersCustomer({ name: 'Anh Bình', contactNumber: '0900000002' });
		expect(await desk.does('getMany', { filters })).toMatchObject([{ id }]);
	});

	it('since a time that was picked in the zone of the workflow, with what was deleted since', async () => {
		const { shop } = desk.sandbox;
		const old = shop.registersCustomer(mai);
		const since = shop.clock.now();
		const fresh = shop.registersCustomer({ name: 'Anh Bình' });
		shop.deletesCustomer(old.id);
		const picked = since.setZone('America/New_York').toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
		const engine = desk.engine(
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
		await desk.refuses('getMany', parameters, sentence);
	});

	it('that KiotViet does not give whole says how much is there', async () => {
		desk.sandbox.faults.add({
			service: 'kiotviet',
			path: /customers/,
			kind: 'status',
			status: 200,
			body: { total: 3, pageSize: 100, data: [{ id: 1, name: 'Anh Bình' }] },
		});
		const engine = desk.engine('getMany', { returnAll: true });
		const [items] = await engine.run([{}]);
		expect(items).toHaveLength(1);
		expect(engine.hints).toEqual([
			expect.stringContaining('KiotViet gave 1 customers of the 3 that it counts'),
		]);
	});

	it('that the key may not read says which box to tick', async () => {
		desk.sandbox.faults.add({
			service: 'kiotviet',
			path: /customers/,
			kind: 'status',
			status: 420,
			body: { responseStatus: { message: 'Không có quyền đọc khách hàng' } },
			times: 1,
		});
		await expect(desk.does('getMany', {})).rejects.toMatchObject({
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
			desk.sandbox.switches.createCustomerAnswer = answer;
			const [created] = await desk.does('create', { name: 'Trần Văn Thử', additionalFields });
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
			const [stored] = desk.sandbox.shop.customers.values();
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
		await desk.refuses('create', parameters, sentence);
		expect(bodies(/customers/)).toEqual([]);
	});

	it('with a code that exists is refused in the words of KiotViet', async () => {
		desk.sandbox.shop.registersCustomer({ ...mai, code: 'VIP01' });
		await desk.refuses(
			'create',
			{ name: 'Anh Bình', additionalFields: { code: 'VIP01' } },
			/refused by KiotViet with status 420: "Mã khách hàng VIP01 đã tồn tại"/,
		);
	});

	it('is not created a second time when no answer came, and the user is told to look', async () => {
		desk.sandbox.faults.add({
			service: 'kiotviet',
			path: /customers/,
			kind: 'status',
			status: 503,
			times: 1,
		});
		await expect(desk.does('create', { name: 'Anh Bình' })).rejects.toMatchObject({
			description: expect.stringContaining('look in the shop before you run this item again'),
		});
		expect(bodies(/customers/)).toHaveLength(1);
	});

	it('of each item follows the one before, also when KiotViet takes its time for the first', async () => {
		const slow = { kind: 'latency' as const, milliseconds: 200, times: 1 };
		desk.sandbox.faults.add({ service: 'kiotviet', path: /customers/, method: 'POST', ...slow });
		const items = ['An', 'Bình', 'Chi', 'Dũng', 'Em'].map((name) => ({ name }));
		const created = await desk.does('create', { name: '={{ $json.name }}' }, items);
		expect(created.map(({ code, name }) => [code, name])).toEqual(
			items.map(({ name }, n) => [`KH00000${n + 1}`, name]),
		);
	});
});

describe('many new customers', () => {
	it('go in calls of a hundred, one output for each item', async () => {
		const items = Array.from({ length: 130 }, (_, n) => ({ name: `Khách ${n}` }));
		const created = await desk.does('createMany', { name: '={{ $json.name }}' }, items);
		expect(created).toEqual(items.map((item) => ({ ...item, created: true })));
		expect(bodies(/listaddcutomers/).map((body) => Object.keys(body as object))).toEqual([
			['listCustomers'],
			['listCustomers'],
		]);
		expect(desk.sandbox.shop.customers.size).toBe(130);
	});

	it('of whom one cannot be sent are refused; where the user goes on, the others are created', async () => {
		await desk.refuses('createMany', { name: '' }, /"Name" is empty/);
		const items = [{ name: 'An' }, { name: '' }, { name: 'Chi' }];
		const parameters = { name: '={{ $json.name }}' };
		await expect(desk.does('createMany', parameters, items)).rejects.toMatchObject({
			context: { itemIndex: 1 },
		});
		expect(desk.sandbox.shop.customers.size).toBe(0);
		const engine = desk.engine('createMany', parameters, { continueOnFail: true });
		const [output] = await engine.run(items);
		expect(output.map(({ json, pairedItem }) => [json.created ?? json.error, pairedItem])).toEqual([
			[true, { item: 0 }],
			['"Name" is empty', { item: 1 }],
			[true, { item: 2 }],
		]);
	});

	it('of whom KiotViet refuses one are all refused, each item with its words', async () => {
		desk.sandbox.shop.registersCustomer({ ...mai, code: 'VIP01' });
		await desk.refuses(
			'createMany',
			{ name: 'Anh Bình', additionalFields: { code: 'VIP01' } },
			/Creating \d customers? was refused.*VIP01 đã tồn tại/,
		);
		expect(desk.sandbox.shop.customers.size).toBe(1);
	});
});

describe('a change of a customer', () => {
	it('sends what is named and not empty, and keeps the rest', async () => {
		const { id } = desk.sandbox.shop.registersCustomer(mai);
		const updateFields = { contactNumber: '0900000005', email: '', taxCode: '0100000000' };
		const [updated] = await desk.does('update', { customer: byPhone('0900000001'), updateFields });
		expect(updated).toMatchObject({ id, contactNumber: '0900000005' });
		expect(updated.modifiedDate).toMatch(/\+07:00$/);
		expect(desk.sandbox.shop.customer(id)).toMatchObject({
			email: 'mai@example.com',
			taxCode: '0100000000',
		});
	});

	it.each([
		['of nothing', {}, /There is nothing to change/],
		['of a customer who is gone', { name: 'Mai' }, /Updating customer 1 found nothing/],
	])('%s is refused', async (_, updateFields, sentence) => {
		await desk.refuses('update', { customer: byId(1), updateFields }, sentence);
	});

	it('of many goes in one call', async () => {
		const { shop } = desk.sandbox;
		const items = ['An', 'Bình'].map((name) => ({ id: shop.registersCustomer({ name }).id }));
		const updated = await desk.does(
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
		await desk.refuses('updateMany', { customer: byId(1) }, /There is nothing to change/);
	});
});

describe('deleting a customer', () => {
	it('says that it is deleted, with its ID', async () => {
		const { id, code } = desk.sandbox.shop.registersCustomer(mai);
		expect(await desk.does('delete', { customer: byCode(code) })).toEqual([{ deleted: true, id }]);
		expect(desk.sandbox.shop.customers.size).toBe(0);
		await desk.refuses('delete', { customer: byId(id) }, /Deleting customer \d+ found nothing/);
	});
});

desk.leavesNothingOut();
