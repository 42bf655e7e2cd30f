// The account's sequences, triggers, hooks and costs, and more readings of what LadiFlow's pages leave open.
import axios, { type AxiosInstance } from 'axios';

import { startSandbox, type Sandbox } from '../../../../sandbox';
import { ladiFlowClient } from '../clients';

const EMAIL = 'mau@example.com';
const PHONE = '0900000001';

let sandbox: Sandbox;
let client: AxiosInstance;
beforeEach(async () => {
	sandbox = await startSandbox();
	client = ladiFlowClient(sandbox);
});
afterEach(async () => sandbox.stop());

const post = async (path: string, body: object) => (await client.post(path, body)).data;
const upsert = async (body: object) => (await post('/customer/create-or-update', body)).data;
const holds = (name: string) => sandbox.account.contacts[0].fields.get(name);
const writes = async (name: string, value: unknown, rest: object = {}) =>
	await upsert({ email: EMAIL, custom_fields: [{ name, value, ...rest }] });

describe('what the account does with its contacts', () => {
	it('puts a contact into a sequence that it has', async () => {
		const { id } = sandbox.account.automation.makesSequence('Chào khách mới');
		expect(await post('/sequence/list', { keyword: 'chào', page: 1, limit: 5 })).toMatchObject({
			data: { total: 1, items: [{ id, name: 'Chào khách mới' }] },
		});
		await upsert({ email: EMAIL });
		expect(await post('/sequence/subscribe', { email: EMAIL, sequence_id: id })).toEqual({
			data: {},
			message: 'Thành công',
			code: 200,
		});
		expect(sandbox.account.automation.subscriptions).toEqual([
			{ email: EMAIL, sequence: id, externalData: undefined },
		]);
		expect(await post('/sequence/subscribe', { email: EMAIL, sequence_id: 'none' })).toMatchObject({
			code: 404,
		});
	});

	it.each([
		['created', 200, 1],
		['refused', 400, 0],
		['ignored', 200, 0],
	] as const)('an e-mail that nobody has is %s', async (position, code, contacts) => {
		sandbox.switches.unknownSubscriber = position;
		const { id } = sandbox.account.automation.makesSequence('Chào khách mới');
		const body = { email: EMAIL, sequence_id: id };
		expect(await post('/sequence/subscribe', body)).toMatchObject({ code });
		expect(sandbox.account.contacts).toHaveLength(contacts);
	});

	it('lists triggers and refuses keys that it does not document', async () => {
		sandbox.account.automation.makesTagTrigger('Gắn thẻ VIP', 'tag-1');
		const { data } = await post('/trigger/list', { keyword: null, page: 1, limit: 5 });
		expect(data.items).toMatchObject([
			{ type: 'TAG_APPLY', trigger_conditions: [{ value: 'tag-1' }] },
		]);
		expect(await post('/trigger/list', { search: 'x' })).toMatchObject({ code: 400 });
	});

	it('adds up what flows cost and lists it, newest first', async () => {
		const { automation } = sandbox.account;
		automation.spends({ credits: 2, flow_id: 'f1' });
		automation.spends({ credits: 3, source: 'SEQUENCE', type: 'SMS' });
		const from = { from_date: '2020-01-01T00:00:00.000Z' };
		expect((await post('/flow/get-cost', { ...from, source: 'FLOW' })).data).toEqual({
			total_credits: 2,
			total_money: 0,
		});
		expect(await post('/flow/get-cost', from)).toMatchObject({ code: 400 });
		expect(
			await post('/flow/get-cost', { ...from, source: 'FLOW', trigger_id: 't' }),
		).toMatchObject({ code: 400 });
		const { data } = await post('/flow/list-transaction', { ...from, page: 1, limit: 10 });
		expect(data.items.map(({ credits }: { credits: number }) => credits)).toEqual([3, 2]);
	});

	it.each([
		['envelope', 200, { data: {}, message: 'Thành công', code: 200 }],
		['text', 200, 'ok'],
		['empty', 204, ''],
	] as const)(
		'a catch hook needs no key, maps nested data and answers with %s',
		async (position, status, answer) => {
			sandbox.switches.catchHookAnswer = position;
			const { _id } = sandbox.account.automation.makesCatchHook('Hóa đơn', {
				email: 'LF:inputData.email',
				last_order_code: 'code',
			});
			const body = { inputData: { email: EMAIL }, code: 'HD000001' };
			const reply = await axios.post(`${sandbox.url}/hooks/catch/${_id}`, body);
			expect([reply.status, reply.data]).toEqual([status, answer]);
			expect(holds('last_order_code')).toBe('HD000001');
			expect(sandbox.account.automation.hookCalls).toEqual([{ hook: _id, data: body }]);
		},
	);

	it('a catch hook that it does not have is refused', async () => {
		const { data } = await axios.get(`${sandbox.url}/hooks/catch/none`);
		expect(data).toMatchObject({ code: 404 });
	});
});

describe('under each reading of what is left open', () => {
	it.each([
		['array', ['A'], 'A, B', { values: ['C'] }, [['A'], ['A, B'], undefined]],
		['text', ['A'], 'A, B', { values: ['C'] }, [undefined, ['A', 'B'], undefined]],
		['values', ['A'], 'A, B', { values: ['C'] }, [undefined, undefined, ['C']]],
	] as const)('lists are written as %s', async (position, array, text, values, expected) => {
		sandbox.switches.listForm = position;
		const kept: unknown[] = [];
		for (const [value, rest] of [
			[array, {}],
			[text, {}],
			[undefined, values],
		] as const) {
			await writes('last_order_product_names', value, rest);
			kept.push(holds('last_order_product_names'));
			sandbox.account.contacts[0].fields.clear();
		}
		expect(kept).toEqual(expected);
	});

	it.each([
		['iso', '2026-02-10T00:00:00.000Z', undefined],
		['monthFirst', undefined, '2026-02-10T00:00:00.000Z'],
	] as const)('dates of custom fields are read as %s', async (position, iso, monthFirst) => {
		sandbox.switches.dateForm = position;
		await writes('last_order_created_at', '2026-02-10');
		expect(holds('last_order_created_at')).toBe(iso);
		sandbox.account.contacts[0].fields.clear();
		await writes('last_order_created_at', '02/10/2026');
		expect(holds('last_order_created_at')).toBe(monthFirst);
	});

	it.each([
		['clear', true, true],
		['onlyNullClears', true, false],
		['onlyTextClears', false, true],
		['ignored', false, false],
	] as const)('empty values: %s', async (position, nullClears, textClears) => {
		sandbox.switches.emptyValues = position;
		for (const [empty, clears] of [
			[null, nullClears],
			['', textClears],
		] as const) {
			await writes('debt', 5);
			await upsert({ email: EMAIL, company: 'Mẫu' });
			await writes('debt', empty);
			const answer = await upsert({ email: EMAIL, company: empty });
			expect([holds('debt') === undefined, answer.company === undefined]).toEqual([clears, clears]);
		}
	});

	it.each([
		['dropped', undefined, 0],
		['unlinked', { name: 'no_such', values: [], value: 1 }, 0],
		['externalData', undefined, 1],
	] as const)('fields that are not defined are %s', async (position, entry, external) => {
		sandbox.switches.unknownFields = position;
		const answer = await writes('no_such', 1);
		expect(answer.external_data).toHaveLength(external);
		const { customer } = (await post('/customer/show', { email: EMAIL })).data;
		expect(customer.custom_fields.find(({ name }: { name: string }) => name === 'no_such')).toEqual(
			entry,
		);
	});

	it.each([
		['clear', []],
		['ignored', ['A']],
	] as const)('an empty list of tags: %s', async (position, expected) => {
		sandbox.switches.emptyTags = position;
		await upsert({ email: EMAIL, tags: ['A'], import_by_tag_name: true });
		await upsert({ email: EMAIL, tags: [] });
		expect(sandbox.account.tagNames(sandbox.account.contacts[0])).toEqual(expected);
	});

	it('a second tag of one name, and the id of a created one', async () => {
		const { tag_id: id } = (await post('/customer/create-tag', { name: 'A' })).data;
		sandbox.switches.duplicateTag = 'sameId';
		expect(await post('/customer/create-tag', { name: 'A' })).toMatchObject({
			data: { tag_id: id },
		});
		sandbox.switches.createdTagId = 'empty';
		expect((await post('/customer/create-tag', { name: 'B' })).data).toEqual({ tag_id: '' });
	});

	it.each([
		['any', 2],
		['all', 1],
	] as const)('a listed contact has %s of the asked tags', async (position, count) => {
		sandbox.switches.tagFilter = position;
		await upsert({ email: EMAIL, tags: ['A'], import_by_tag_name: true });
		await upsert({ email: 'b@example.com', tags: ['A', 'B'], import_by_tag_name: true });
		const tags = sandbox.account.tags.map(({ id }) => id);
		expect((await post('/customer/list', { tags })).data.total).toBe(count);
	});

	it('page 0 is refused, limits are small', async () => {
		sandbox.switches.pageZero = 'refused';
		sandbox.switches.pageLimit = 'small';
		for (const name of ['a', 'b', 'c']) await upsert({ email: `${name}@example.com` });
		expect(await post('/customer/list', { page: 0 })).toMatchObject({ code: 400 });
		expect((await post('/customer/list', { page: 1, limit: 20 })).data).toMatchObject({
			total: 3,
			limit: 2,
		});
	});

	it('a phone in another form, and an upsert that matches by phone', async () => {
		await upsert({ email: EMAIL, phone: PHONE });
		sandbox.switches.phoneMatch = 'anyForm';
		expect((await post('/customer/show', { phone: '+84900000001' })).data.customer.email).toBe(
			EMAIL,
		);
		sandbox.switches.upsertMatches = 'emailThenPhone';
		await upsert({ email: 'b@example.com', phone: PHONE });
		expect(sandbox.account.contacts).toHaveLength(1);
	});

	it('a create of what is there, an update by id alone, a flag that says nothing', async () => {
		const { _id } = await upsert({ email: EMAIL });
		sandbox.switches.createExisting = 'updated';
		const created = await post('/customer/create', { email: EMAIL });
		expect(created.data).toMatchObject({ _id, isNewSubscriber: false });
		sandbox.switches.updateNeeds = 'idAndIdentity';
		expect(await post('/customer/update', { _id })).toMatchObject({ code: 400 });
		sandbox.switches.newFlag = 'alwaysTrue';
		expect(await upsert({ email: EMAIL })).toMatchObject({ isNewSubscriber: true });
		sandbox.switches.newFlag = 'absent';
		expect(await upsert({ email: EMAIL })).not.toHaveProperty('isNewSubscriber');
	});

	it('a refusal has the status of its code', async () => {
		sandbox.switches.refusals = 'httpAsCode';
		const { status, data } = await client.post('/customer/update', {});
		expect([status, data.code]).toEqual([400, 400]);
	});
});
