// The LadiFlow account: what it keeps, what it drops without a word, and every reading of what its pages leave open.
import type { AxiosInstance } from 'axios';

import { startSandbox, type Sandbox } from '../../../../sandbox';
import { ladiFlowClient } from '../clients';

const EMAIL = 'mau@example.com';
const PHONE = '0900000001';

describe('the LadiFlow account', () => {
	let sandbox: Sandbox;
	let client: AxiosInstance;
	beforeEach(async () => {
		sandbox = await startSandbox();
		client = ladiFlowClient(sandbox);
	});
	afterEach(async () => sandbox.stop());

	const upsert = async (body: object) =>
		(await client.post('/customer/create-or-update', body)).data;
	const show = async (body: object) => (await client.post('/customer/show', body)).data;
	const fieldsOf = (record: {
		custom_fields: Array<{ name: string; value?: unknown; values?: unknown[] }>;
	}) =>
		Object.fromEntries(
			record.custom_fields.map(({ name, value, values }) => [
				name,
				value === undefined ? values : value,
			]),
		);
	const field = (name: string, value: unknown) => ({ name, value });

	it('answers a first write with 201 in the body, the contact flat and the flag set', async () => {
		const first = await upsert({
			email: ' MAU@example.com ',
			first_name: 'Nguyễn Thị Mẫu',
			dob: '1995-11-03',
		});
		expect(first).toMatchObject({ code: 201, message: 'Thành công' });
		expect(first.data).toMatchObject({
			email: EMAIL,
			name: 'Nguyễn Thị Mẫu',
			dob: '1995-11-03T00:00:00.000Z',
			dob_month: 10,
			isNewSubscriber: true,
		});
		const second = await upsert({ email: EMAIL, first_name: 'Mẫu' });
		expect(second.data).toMatchObject({ _id: first.data._id, isNewSubscriber: false });
		expect(second.data.updated_at > second.data.created_at).toBe(true);
	});

	it('makes up an address for a contact that has only a phone', async () => {
		const { data } = await upsert({ phone: PHONE, first_name: 'Anh Bình' });
		expect(data).toMatchObject({ email: `${PHONE}.ladiflow@ladimail.com`, phone: PHONE });
		expect((await upsert({ phone: PHONE })).data._id).toBe(data._id);
	});

	it('asks for an e-mail or a phone', async () => {
		expect(await upsert({ first_name: 'Ai đó' })).toMatchObject({ data: null, code: 400 });
	});

	it('drops custom fields that it does not define, without a word', async () => {
		const { data, code } = await upsert({
			email: EMAIL,
			custom_fields: [field('debt', 5), field('no_such', 1)],
		});
		expect(code).toBe(201);
		expect(fieldsOf(data)).toEqual({ debt: 5 });
		sandbox.account.removesField('debt');
		expect(
			fieldsOf((await upsert({ email: EMAIL, custom_fields: [field('debt', 6)] })).data),
		).toEqual({});
		sandbox.account.definesField('no_such', 'NUMBER');
		expect(
			fieldsOf((await upsert({ email: EMAIL, custom_fields: [field('no_such', 1)] })).data),
		).toEqual({
			no_such: 1,
		});
	});

	it('may show in its answer what it did not keep', async () => {
		await upsert({ email: EMAIL, custom_fields: [field('debt', 5)] });
		sandbox.account.feigned.add('debt');
		const { data } = await upsert({ email: EMAIL, custom_fields: [field('debt', 6)] });
		expect(fieldsOf(data)).toEqual({ debt: 6 });
		expect(fieldsOf((await show({ email: EMAIL })).data.customer)).toMatchObject({ debt: 5 });
		expect(fieldsOf((await upsert({ email: EMAIL })).data)).toEqual({ debt: 5 });
	});

	it('puts what it does not map into external_data', async () => {
		const { data } = await upsert({
			email: EMAIL,
			full_name: 'Mẫu',
			lang: 'vi',
			subcribed_at: '2026-01-01',
		});
		expect(data.external_data.map(({ name }: { name: string }) => name)).toEqual([
			'full_name',
			'lang',
			'subcribed_at',
		]);
		expect(data.name).toBe('');
	});

	it('keeps values by the type of their field', async () => {
		sandbox.account.definesField('is_vip', 'BOOLEAN');
		sandbox.account.definesField('counter', 'AUTO_INCREMENT');
		const { data } = await upsert({
			email: EMAIL,
			custom_fields: [
				field('last_order_total', '335000'),
				field('last_total_payment_amount', 'many'),
				field('last_order_id', 252000001),
				field('last_order_created_at', '2026-03-02T15:40:00+07:00'),
				field('last_order_updated_at', '02/03/2026'),
				field('last_order_product_names', ['Áo', 'Quần']),
				field('last_order_product_skus', 'SP000001'),
				field('is_vip', true),
				field('counter', 7),
			],
		});
		expect(fieldsOf(data)).toEqual({
			last_order_total: 335000,
			last_order_id: '252000001',
			last_order_created_at: '2026-03-02T08:40:00.000Z',
			last_order_product_names: ['Áo', 'Quần'],
			last_order_product_skus: ['SP000001'],
			is_vip: true,
		});
	});

	it('clears a field on null and on an empty text', async () => {
		await upsert({
			email: EMAIL,
			custom_fields: [field('debt', 5), field('last_order_code', 'HD000001')],
		});
		const cleared = [field('debt', null), field('last_order_code', '')];
		expect(fieldsOf((await upsert({ email: EMAIL, custom_fields: cleared })).data)).toEqual({});
	});

	it('shows every defined field, and lists numbers under another key and only when stored', async () => {
		await upsert({ email: EMAIL, custom_fields: [field('debt', 5)] });
		const shown = (await show({ email: EMAIL })).data.customer;
		expect(fieldsOf(shown)).toMatchObject({
			debt: 5,
			last_order_total: '',
			last_order_product_names: [],
		});
		expect(shown).toMatchObject({ total_order: 0, city: null });
		const [listed] = (await client.post('/customer/list', { page: 1, limit: 10 })).data.data.items;
		const row = (name: string) =>
			listed.custom_fields.find((candidate: { name: string }) => candidate.name === name);
		expect(row('debt')).toMatchObject({ value_number: 5, data_type: 'NUMBER' });
		expect(row('last_order_total')).toBeUndefined();
		expect(listed.id).toBe(listed._id);
	});

	it('refuses a second contact with one e-mail on create, and an update without an id', async () => {
		await upsert({ email: EMAIL });
		expect((await client.post('/customer/create', { email: EMAIL })).data).toMatchObject({
			code: 400,
		});
		expect((await client.post('/customer/update', { email: EMAIL })).data).toMatchObject({
			code: 400,
		});
		expect(
			(await client.post('/customer/update', { _id: 'unknown', email: EMAIL })).data,
		).toMatchObject({ code: 404 });
	});

	it('creates a tag once, lists it, and drops ids it does not know', async () => {
		const { tag_id: id } = (await client.post('/customer/create-tag', { name: 'KiotViet' })).data
			.data;
		expect((await client.post('/customer/create-tag', { name: 'KiotViet' })).data).toMatchObject({
			code: 400,
		});
		const listed = (
			await client.post('/customer/list-tag', { keyword: 'kiot', page: 1, limit: 20 })
		).data.data;
		expect(listed).toMatchObject({ total: 1, items: [{ id, name: 'KiotViet' }] });
		expect((await upsert({ email: EMAIL, tags: [id, 'unknown'] })).data.tags).toEqual([id]);
		expect((await upsert({ email: EMAIL })).data.tags).toEqual([id]);
	});

	it('answers only POST, and only paths it has', async () => {
		expect((await client.get('/customer/list')).status).toBe(404);
		expect((await client.post('/customer/delete', {})).status).toBe(404);
	});

	describe('under each reading of what is left open', () => {
		it.each([
			['merged', { debt: 5, last_order_code: 'HD000002' }],
			['replaced', { last_order_code: 'HD000002' }],
		] as const)('custom fields are %s', async (position, expected) => {
			sandbox.switches.customFields = position;
			await upsert({
				email: EMAIL,
				custom_fields: [field('debt', 5), field('last_order_code', 'HD000001')],
			});
			await upsert({ email: EMAIL, first_name: 'Mẫu' });
			const { data } = await upsert({
				email: EMAIL,
				custom_fields: [field('last_order_code', 'HD000002')],
			});
			expect(fieldsOf(data)).toEqual(expected);
		});

		it.each([
			['replaced', ['B']],
			['appended', ['A', 'B']],
		] as const)('tags are %s', async (position, expected) => {
			sandbox.switches.tags = position;
			await upsert({ email: EMAIL, tags: ['A'], import_by_tag_name: true });
			await upsert({ email: EMAIL, tags: ['B'], import_by_tag_name: true });
			expect(sandbox.account.tagNames(sandbox.account.contacts[0])).toEqual(expected);
		});

		it.each([
			['created', ['A']],
			['dropped', []],
		] as const)('unknown tag names are %s', async (position, expected) => {
			sandbox.switches.unknownTagNames = position;
			await upsert({ email: EMAIL, tags: ['A'], import_by_tag_name: true });
			expect(sandbox.account.tags.map(({ name }) => name)).toEqual(expected);
		});

		it.each([
			['http401', 401, 401],
			['http403', 403, 403],
			['http200code401', 200, 401],
		] as const)('a bad key is %s', async (position, status, code) => {
			sandbox.switches.badKey = position;
			const answer = await client.post(
				'/customer/list-tag',
				{},
				{ headers: { 'Api-Key': 'wrong' } },
			);
			expect([answer.status, answer.data.code]).toEqual([status, code]);
		});

		it.each([
			['http200code403', 200],
			['http403', 403],
		] as const)('a key without the permission is %s', async (position, status) => {
			sandbox.switches.missingPermission = position;
			sandbox.account.keyHasPermission = false;
			const answer = await client.post('/customer/list-tag', {});
			expect([answer.status, answer.data.code]).toEqual([status, 403]);
		});

		it.each([
			['customerNull', { data: { customer: null }, code: 200 }],
			['dataNull', { data: null, code: 200 }],
			['dataEmpty', { data: {}, code: 200 }],
			['bodyCode404', { data: null, code: 404 }],
		] as const)('an unknown contact is %s', async (position, expected) => {
			sandbox.switches.notFound = position;
			expect(await show({ email: 'nobody@example.com' })).toEqual({
				...expected,
				message: expect.any(String),
			});
		});

		it.each([
			[1, ['b@example.com', 'b@example.com', 'a@example.com']],
			[0, ['b@example.com', 'a@example.com', undefined]],
		] as const)('the first page is %s', async (position, expected) => {
			sandbox.switches.pageBase = position;
			await upsert({ email: 'a@example.com' });
			await upsert({ email: 'b@example.com' });
			const first = async (page: number) =>
				(await client.post('/customer/list', { page, limit: 1, sort: { updated_at: 'DESC' } })).data
					.data.items[0]?.email;
			expect([await first(0), await first(1), await first(2)]).toEqual(expected);
		});

		it.each([
			[true, EMAIL],
			[false, `${PHONE}.ladiflow@ladimail.com`],
		])('update changes the e-mail: %s', async (position, expected) => {
			sandbox.switches.updateChangesEmail = position;
			const { _id } = (await upsert({ phone: PHONE })).data;
			const { data } = await client.post('/customer/update', { _id, email: EMAIL });
			expect(data.data.email).toBe(expected);
		});

		it.each([
			['exact', true],
			['none', false],
		] as const)('show by phone matches %s', async (position, found) => {
			sandbox.switches.phoneMatch = position;
			await upsert({ phone: PHONE });
			expect((await show({ phone: PHONE })).data.customer !== null).toBe(found);
			expect((await show({ phone: '+84900000001' })).data.customer).toBeNull();
		});

		it.each([
			[true, { debt: 5 }],
			[false, {}],
		])('a write echoes its fields: %s', async (position, expected) => {
			sandbox.switches.writeEchoesFields = position;
			const { data } = await upsert({ email: EMAIL, custom_fields: [field('debt', 5)] });
			expect(fieldsOf(data)).toEqual(expected);
			expect(fieldsOf((await show({ email: EMAIL })).data.customer)).toMatchObject({ debt: 5 });
		});

		it.each([
			['replaced', ['B']],
			['appended', ['A', 'B']],
		] as const)('lists are %s', async (position, expected) => {
			sandbox.switches.lists = position;
			await upsert({ email: EMAIL, custom_fields: [field('last_order_product_names', ['A'])] });
			const { data } = await upsert({
				email: EMAIL,
				custom_fields: [field('last_order_product_names', ['B'])],
			});
			expect(fieldsOf(data)).toEqual({ last_order_product_names: expected });
		});
	});
});
