// What people and expressions give is understood or refused in words; nothing is guessed, and nothing left out in silence.
import type { IDataObject } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../../sandbox';
import { EMAIL, goodCustomer, PHONE } from './cases';
import { held, named, run } from './node';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => sandbox.stop());

const one = async (operation: string, parameters: IDataObject, item: IDataObject = {}) =>
	(await run(sandbox, operation, parameters, [item]))[0];
const upsert = async (parameters: IDataObject, item: IDataObject = {}) =>
	await one('contact.upsert', { email: EMAIL, ...parameters }, item);
const only = () => held(sandbox.account, sandbox.account.contacts[0]);
const refused = async (doing: Promise<unknown>, words: RegExp) => {
	await expect(doing).rejects.toThrow(words);
	expect(sandbox.requests.filter(({ path }) => /create|update|subscribe|hooks/.test(path))).toEqual(
		[],
	);
};

const OBJECT = { a: { b: 1 } };

describe('tags', () => {
	it.each<[unknown, string[]]>([
		[
			['VIP', null, ' Mới '],
			['Mới', 'VIP'],
		],
		['["VIP", "Mới"]', ['Mới', 'VIP']],
		['VIP\nMới\r\n', ['Mới', 'VIP']],
		['VIP,,Mới,', ['Mới', 'VIP']],
		[2026, ['2026']],
		[null, []],
		[[null, ''], []],
	])('given as %j are %j', async (tags, names) => {
		await upsert({ tags: '={{ $json.tags }}' }, { tags } as IDataObject);
		expect(only().tags).toEqual(names);
	});

	it.each<[unknown]>([
		[{ name: 'VIP' }],
		[[{ name: 'VIP' }]],
		['["VIP"'],
		['[object Object]'],
		[true],
	])('given as %j are refused, and none is made', async (tags) => {
		await refused(upsert({ tags: '={{ $json.tags }}' }, { tags } as IDataObject), /"Tags"/);
		expect(sandbox.account.tags).toEqual([]);
	});

	it.each(['contact.addTags', 'contact.removeTags'])(
		'that come to nothing are refused where the operation is about tags: %s',
		async (operation) => {
			goodCustomer(sandbox);
			const contact = { __rl: true, mode: 'email', value: EMAIL };
			await refused(one(operation, { contact, tags: '={{ $json.no }}' }), /"Tags" is empty/);
		},
	);

	it('that come to nothing do not take the place of all others', async () => {
		goodCustomer(sandbox);
		const options = { replaceTags: true, createMissingTags: false };
		for (const tags of ['={{ $json.no }}', '', 'Không có']) {
			await refused(upsert({ tags, options }), /there are no tags to put in the place/);
		}
		expect(only().tags).toEqual(['Khách quen', 'VIP']);
	});
});

describe('who is meant', () => {
	it.each([
		['Name', { name: '={{ $json.x }}' }],
		['Phone', { phone: '={{ $json.x }}' }],
		['Email', { email: '={{ $json.x }}' }],
		['Company', { additionalFields: { company: '={{ $json.x }}' } }],
	])('%s as an object, a list or what is left of one is refused', async (label, parameters) => {
		for (const x of [OBJECT, [OBJECT], '[object Object]', true]) {
			await refused(upsert(parameters, { x } as IDataObject), new RegExp(`"${label}"`));
		}
	});

	it('a good mail with an unusable phone is written, and the phone is told', async () => {
		const answer = await upsert({ phone: 'không có' });
		expect(answer).toMatchObject({
			email: EMAIL,
			notes: ['The phone is no usable number and was left out'],
		});
	});

	it('a good phone with an unusable mail is written, and the mail is told', async () => {
		for (const operation of ['contact.upsert', 'contact.create']) {
			const phone = operation === 'contact.upsert' ? PHONE : '0900000002';
			expect(await one(operation, { email: 'none', phone })).toMatchObject({
				notes: ['The e-mail is no usable address and was left out'],
			});
		}
	});

	it('a contact named by nothing is refused in words', async () => {
		for (const contact of [null, undefined, '', { __rl: true, mode: 'id', value: null }]) {
			const read = one('contact.get', { contact: '={{ $json.contact }}' }, {
				contact,
			} as IDataObject);
			await refused(read, /"Contact" holds no usable/);
		}
		const value = '={{ $json.contact }}';
		const contact = { __rl: true, mode: 'id', value };
		await refused(one('contact.get', { contact }, { contact: OBJECT }), /"Contact" takes a text/);
	});

	it('a subscription needs somebody', async () => {
		const { id } = sandbox.account.automation.makesSequence('Chào');
		const sequence = { __rl: true, mode: 'id', value: id };
		const parameters = { sequence, email: '={{ $json.no }}', phone: '={{ $json.no }}' };
		await refused(one('sequence.subscribe', parameters), /neither a usable e-mail/);
		expect(
			await one('sequence.subscribe', { sequence, email: EMAIL, phone: 'không' }),
		).toMatchObject({
			subscribed: true,
			notes: ['The phone is no usable number and was left out'],
		});
	});
});

describe('a value that may be none', () => {
	it.each<[string, unknown, unknown]>([
		['debt', ' 335000 ', 335000],
		['last_order_created_at', 46063, '2026-02-10T00:00:00.000Z'],
		['last_order_created_at', 1770712200, '2026-02-10T08:30:00.000Z'],
		['last_retailer_id', '0912345678', '0912345678'],
		['last_order_product_names', '["Áo, size M"]', ['Áo, size M']],
	])('%s given as %j is %j', async (name, value, expected) => {
		await upsert(named({ [name]: '={{ $json.value }}' }), { value } as IDataObject);
		expect(only().fields).toEqual({ [name]: expected });
	});

	it.each<[string, unknown]>([
		['debt', '335.000'],
		['debt', true],
		['last_order_created_at', 1995],
		['last_order_created_at', '12:30'],
		['last_order_created_at', '04/05/2026'],
		['last_retailer_id', OBJECT],
		['last_retailer_id', '[object Object]'],
		['last_order_product_names', [OBJECT]],
		['last_order_product_names', '["Áo"'],
	])('%s given as %j is refused', async (name, value) => {
		const parameters = named({ [name]: '={{ $json.value }}' });
		await refused(
			upsert(parameters, { value } as IDataObject),
			new RegExp(`Custom field "${name}"`),
		);
	});

	it.each<[string, unknown]>([
		['dob', 1995],
		['dob', '12:30'],
		['gender', true],
		['score', 'nhiều'],
		['address', OBJECT],
	])('own field %s given as %j is refused', async (name, value) => {
		const additionalFields = { [name]: '={{ $json.value }}' };
		await refused(upsert({ additionalFields }, { value } as IDataObject), /The field "/);
	});

	it("a birthday as a spreadsheet's day is that day", async () => {
		await upsert({ additionalFields: { dob: 34809 } });
		expect(sandbox.account.contacts[0].dob).toBe('1995-04-20T00:00:00.000Z');
	});

	it('an option in words is understood, another word or nothing is refused', async () => {
		const options = (value: string) => ({ options: { createMissingTags: value }, tags: 'Mới' });
		for (const value of ['x', '={{ $json.no }}', '={{ {} }}']) {
			await refused(upsert(options(value)), /"Create Missing Tags" is /);
		}
		expect((await upsert(options('FALSE'))).missingTags).toEqual(['Mới']);
		await expect(upsert({ options: { matchBy: 'x' } })).rejects.toThrow(/"Match By" is no choice/);
	});
});

describe('a list', () => {
	it.each<[string, IDataObject, RegExp]>([
		['contact.getMany', { limit: -1 }, /"Limit" is no whole number above 0/],
		['contact.getMany', { limit: 'abc' }, /"Limit" is no whole number above 0/],
		['tag.getMany', { limit: 1.5 }, /"Limit" is no whole number above 0/],
		['sequence.getMany', { limit: '={{ $json.no }}' }, /"Limit" is empty/],
		['contact.getMany', { returnAll: 'x' }, /"Return All" is neither yes nor no/],
		['contact.getMany', { filters: { tags: '={{ $json.no }}' } }, /"Tags" is empty/],
		['contact.getMany', { filters: { tags: [] } }, /"Tags" is empty/],
		['contact.getMany', { filters: { search: '={{ $json.no }}' } }, /"Search" is empty/],
		['contact.getMany', { filters: { search: '={{ $json }}' } }, /"Search" takes a text/],
		['tag.getMany', { keyword: '={{ $json.no }}' }, /"Search" is empty/],
		['flow.getTriggers', { keyword: '={{ $json.no }}' }, /"Search" is empty/],
		['flow.getTransactions', { from: '12:30' }, /"From" is no date/],
		[
			'flow.getTransactions',
			{ from: '2026-01-01', filters: { to: '={{ $json.no }}' } },
			/"To" is empty/,
		],
		[
			'flow.getCost',
			{
				from: '2026-01-01',
				filters: { flow: { __rl: true, mode: 'id', value: '={{ $json.no }}' } },
			},
			/"Flow" is empty/,
		],
		['flow.getCost', { from: '2026-01-01', source: 'x' }, /"Source" is no choice/],
	])('%s with %j is refused instead of giving all', async (operation, parameters, words) => {
		goodCustomer(sandbox);
		await expect(one(operation, parameters)).rejects.toThrow(words);
	});

	it('is whole, or as long as asked, where nothing is given', async () => {
		goodCustomer(sandbox);
		expect(await run(sandbox, 'contact.getMany', { limit: '1', filters: {} })).toHaveLength(1);
		expect(await run(sandbox, 'contact.getMany', { returnAll: 'true', keyword: '' })).toHaveLength(
			1,
		);
	});
});

describe('a flow', () => {
	const start = async (parameters: IDataObject, item: IDataObject = {}) => {
		const { _id } = sandbox.account.automation.makesCatchHook('Cảm ơn', { email: 'email' });
		const catchHookUrl = `${sandbox.url}/hooks/catch/${_id}`;
		return await one('flow.startByCatchHook', { catchHookUrl, ...parameters }, item);
	};
	const calls = () => sandbox.account.automation.hookCalls.map(({ data }) => data);
	const flat = (fields: Record<string, unknown>): IDataObject => ({
		fields: { field: Object.entries(fields).map(([name, value]) => ({ name, value })) as never },
	});

	it.each<[IDataObject]>([
		[flat({ email: '={{ $json.no }}' })],
		[flat({ email: '={{ $json.none }}' })],
		[flat({ email: '' })],
		[flat({ email: '={{ $json.no }}', from: 'shop' })],
		[flat({ E_Mail: '={{ $json.no }}', SDT: '' })],
		[flat({ email: EMAIL, note: '={{ $json.no }}' })],
		[flat({ email: '={{ $json.object }}' })],
		[flat({ email: '={{ [1] }}' })],
		[flat({ email: '[object Object]' })],
		[{ fields: {} }],
		[{ content: 'item' }],
		[{ content: 'json', json: '{ "inputData": { "email": "" } }' }],
		[{ content: 'json', json: '{ "inputData": { "email": null, "from": "shop" } }' }],
		[{ content: 'json', json: '{ "inputData": { "email": "undefined" } }' }],
		[{ content: 'json', json: '{}' }],
		[{ content: 'json', json: '[]' }],
	])('of nobody is not started: %j', async (parameters) => {
		const item = parameters.content === 'item' ? { email: null } : { none: null, object: OBJECT };
		await expect(start(parameters, item as IDataObject)).rejects.toThrow(/\[item 0\]/);
		expect(calls()).toEqual([]);
	});

	it('of somebody with a phone only is started, and the empty mail is told', async () => {
		expect(await start(flat({ email: '={{ $json.no }}', phone: PHONE }))).toMatchObject({
			started: true,
			notes: ['Empty and left out: email'],
		});
		expect(calls()).toEqual([{ phone: PHONE }]);
	});

	it('whose mapping has names of its own is started', async () => {
		await start(flat({ khach: 'Mai', so_luong: 0, moi: false }));
		expect(calls()).toEqual([{ khach: 'Mai', so_luong: 0, moi: false }]);
	});
});

describe('what is asked for twice, or not at all', () => {
	it.each([
		['custom', { ...named({ debt: 7 }), options: { clearFields: ['debt'] } }, /debt/],
		['own', { additionalFields: { company: 'X' }, options: { clearFields: 'company' } }, /company/],
	])('a field both given and cleared is refused: %s', async (_kind, parameters, name) => {
		goodCustomer(sandbox);
		await refused(upsert(parameters), /given a value and shall be cleared too/);
		await refused(upsert(parameters), name);
	});

	it('an empty one that is cleared is cleared', async () => {
		goodCustomer(sandbox);
		await upsert({ ...named({ debt: '' }), options: { clearFields: 'debt' } });
		expect(only().fields).not.toHaveProperty('debt');
	});

	it.each(['email', 'phone', 'first_name', 'name', 'score', 'tags'])(
		'%s cannot be cleared, and that is said',
		async (name) => {
			await refused(upsert({ options: { clearFields: [name] } }), /holds what cannot be emptied/);
		},
	);

	it.each(['Company', 'Debt', 'dbet', 'no_such'])(
		'%s, which no contact shows, is named',
		async (name) => {
			goodCustomer(sandbox);
			expect(await upsert({ options: { clearFields: ['sizes', name] } })).toMatchObject({
				notCleared: [name],
				notes: [expect.stringContaining(`nothing was cleared there: ${name}`)],
			});
			expect(only().fields).not.toHaveProperty('sizes');
			await expect(
				upsert({ options: { clearFields: [name], failOnMissingFields: true } }),
			).rejects.toThrow(/did not keep these fields empty/);
		},
	);

	it('a name given twice is refused, and so is a value without one', async () => {
		const pairs = (...field: IDataObject[]): IDataObject => ({
			customFieldsMode: 'nameValue',
			customFields: { field },
		});
		const debt = { name: 'debt', value: 1 };
		await refused(upsert(pairs(debt, { name: ' debt ', value: 2 })), /holds "debt" twice/);
		await refused(upsert(pairs({ name: '', value: 2 })), /a value without a name/);
		await refused(upsert(pairs({ name: '={{ $json.no }}', value: 2 })), /a value without a name/);
		await upsert(pairs(debt, { name: '', value: '' }));
		expect(only().fields).toEqual({ debt: 1 });
	});

	it.each(['company', 'first_name', 'email', 'phone'])(
		"the contact's own %s among the custom fields is refused, unless the account has such a field",
		async (name) => {
			await refused(upsert(named({ [name]: 'x' })), /fields of the contact itself/);
			sandbox.account.definesField(name, 'TEXT_INPUT');
			goodCustomer(sandbox);
			await upsert(named({ [name]: 'x' }));
			expect(only().fields).toMatchObject({ [name]: 'x' });
		},
	);

	it('what LadiFlow did not keep is not called written', async () => {
		expect(await upsert(named({ debt: 5, no_such: 'x' }))).toMatchObject({
			written: { debt: 5 },
			missingCustomFields: ['no_such'],
		});
		expect((await upsert(named({ no_such: 'x' }))).written).not.toHaveProperty('no_such');
	});
});

describe('the fields to check', () => {
	it.each(['constructor', 'toString', '__proto__', 'orders'])(
		'are refused as %s, and nothing is called ready',
		async (groups) => {
			await refused(
				one('account.checkSetup', { groups: '={{ $json.groups }}' }, { groups }),
				/"Fields to Check" holds what is no choice/,
			);
		},
	);
});

describe('a new tag', () => {
	it.each(['["VIP","Mới"]', '["VIP"', '{"name":"VIP"}', '"VIP"'])(
		'is not called by a piece of JSON: %s',
		async (name) => {
			await refused(
				one('tag.create', { name: '={{ $json.name }}' }, { name }),
				/"Name" holds a piece/,
			);
			expect(sandbox.account.tags).toEqual([]);
		},
	);
});
