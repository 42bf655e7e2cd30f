// What a shop owner wants of contacts beyond the plain cases: who is meant, what is kept, what is refused.
import type { IDataObject } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../../sandbox';
import { EMAIL, goodCustomer, PHONE } from './cases';
import { held, ladiFlow, named, run } from './node';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => sandbox.stop());

const one = async (operation: string, parameters: IDataObject, items: IDataObject[] = [{}]) =>
	(await run(sandbox, operation, parameters, items))[0];
const upsert = async (parameters: IDataObject) => await one('contact.upsert', parameters);
const only = () => held(sandbox.account, sandbox.account.contacts[0]);
const writes = () =>
	sandbox.requests.filter(({ path }) => /\/(create|update|create-or-update)$/.test(path));
const byId = (id: string) => ({ contact: { __rl: true, mode: 'id', value: id } });

describe('who is meant', () => {
	it.each(['0900000001', '+84900000001', '84900000001'])(
		'a phone that is stored as %s is the same phone',
		async (stored) => {
			sandbox.account.addsContact({ email: EMAIL, phone: stored, first_name: 'Mai' });
			expect(await upsert({ phone: '0084 900.000.001', name: 'Cô Mai' })).toMatchObject({
				isNew: false,
				matchedBy: 'phone',
				email: EMAIL,
			});
			expect(sandbox.account.contacts).toHaveLength(1);
			expect(only().phone).toBe(PHONE);
		},
	);

	it.each([
		['emailThenPhone', { email: EMAIL, phone: PHONE }, 'email', EMAIL],
		['email', { email: EMAIL, phone: PHONE }, 'email', EMAIL],
		['phone', { email: EMAIL, phone: PHONE }, 'phone', 'binh@example.com'],
	])(
		'two contacts, one with the e-mail, one with the phone: by %s',
		async (matchBy, who, by, email) => {
			sandbox.account.addsContact({ email: EMAIL });
			sandbox.account.addsContact({ email: 'binh@example.com', phone: PHONE });
			expect(await upsert({ ...who, options: { matchBy } })).toMatchObject({
				matchedBy: by,
				email,
			});
			expect(sandbox.account.contacts).toHaveLength(2);
		},
	);

	it('by e-mail alone, a phone that somebody else has makes a new contact', async () => {
		sandbox.account.addsContact({ email: 'binh@example.com', phone: PHONE });
		const answer = await upsert({ email: EMAIL, phone: PHONE, options: { matchBy: 'email' } });
		expect(answer).toMatchObject({ isNew: true, matchedBy: null, email: EMAIL });
	});

	it('by phone alone, the e-mail of somebody else is refused before anything is written', async () => {
		sandbox.account.addsContact({ email: EMAIL, phone: '0900000002' });
		await expect(
			upsert({ email: EMAIL, phone: PHONE, options: { matchBy: 'phone' } }),
		).rejects.toThrow(/the e-mail belongs to another contact/);
		expect(writes()).toEqual([]);
	});

	it.each([
		['email', { phone: PHONE }],
		['phone', { email: EMAIL }],
	])('by %s, somebody without it is refused', async (matchBy, who) => {
		await expect(upsert({ ...who, options: { matchBy } })).rejects.toThrow(/"Match By" asks for/);
		expect(sandbox.requests).toEqual([]);
	});

	it('an address that LadiFlow made up is the phone in it', async () => {
		sandbox.account.addsContact({ phone: PHONE, first_name: 'Mai' });
		expect(await upsert({ email: `${PHONE}.ladiflow@ladimail.com`, name: 'Cô Mai' })).toMatchObject(
			{
				isNew: false,
				matchedBy: 'phone',
				email: null,
				contact: { emailIsPlaceholder: true },
			},
		);
	});

	it('another e-mail of a contact found by phone is kept, and that is said', async () => {
		sandbox.account.addsContact({ email: 'binh@example.com', phone: PHONE });
		expect(await upsert({ email: EMAIL, phone: PHONE })).toMatchObject({
			email: 'binh@example.com',
			notes: ['The contact with this phone has another e-mail address, which was kept'],
		});
	});

	it.each([
		['national', PHONE],
		['international', '+84900000001'],
		['asTyped', '84 900 000 001'],
	])('the phone is stored as %s, and found again', async (phoneForm, stored) => {
		const parameters = { phone: '84 900 000 001', options: { phoneForm } };
		expect(await upsert(parameters)).toMatchObject({ isNew: true });
		expect(await upsert(parameters)).toMatchObject({ isNew: false });
		expect(sandbox.account.contacts).toHaveLength(1);
		expect(only().phone).toBe(stored);
	});
});

describe('what is written', () => {
	it('a name longer than LadiFlow shows is cut, and that is said', async () => {
		const answer = await upsert({ email: EMAIL, name: 'ă'.repeat(101) });
		expect(answer.notes).toEqual([
			'The name was cut to 100 characters, the most that LadiFlow shows',
		]);
		expect(only().name).toBe('ă'.repeat(100));
	});

	it('own fields in the forms people write', async () => {
		await upsert({
			email: EMAIL,
			additionalFields: {
				dob: '1995-04-19T17:00:00Z',
				gender: 'Nữ',
				score: '5',
				language: 'vi',
				company: '',
				linkedIn_url: 'https://example.com/mai',
			},
		});
		const [contact] = sandbox.account.contacts;
		expect(contact).toMatchObject({ gender: 'female', dob: '1995-04-20T00:00:00.000Z' });
		expect(contact.native).toMatchObject({
			score: 5,
			language: 'vi',
			linkedIn_url: 'https://example.com/mai',
		});
		expect(contact.native).not.toHaveProperty('company');
	});

	it('own fields that cannot be are named, with the item, and nothing is sent', async () => {
		await expect(
			upsert({ email: EMAIL, additionalFields: { dob: '20/04/1995', gender: 'x' } }),
		).rejects.toMatchObject({
			message: expect.stringMatching(
				/^The field "Birthday" is no date that is certain.*; "Gender" takes male or female \[item 0\]$/,
			),
			description: expect.stringContaining('yyyy-mm-dd'),
			context: { itemIndex: 0 },
		});
		expect(sandbox.requests).toEqual([]);
	});

	it('values that do not fit their fields are named, never quoted, and nothing is written', async () => {
		sandbox.account.definesField('is_vip', 'BOOLEAN');
		goodCustomer(sandbox);
		const run2 = run(
			sandbox,
			'contact.upsert',
			{
				email: EMAIL,
				...named({ debt: 'bí mật', is_vip: 'x', counter: 7, last_retailer_id: '8' }),
			},
			[{}],
			{ continueOnFail: true },
		);
		expect(await run2).toEqual([
			{
				error:
					'Custom field "debt" is no number; "is_vip" is neither yes nor no; "counter" is counted by LadiFlow itself and cannot be written [item 0]',
				message: expect.stringMatching(/digits only.*true or false.*Take the field out/),
				details: {},
			},
		]);
		expect(writes()).toEqual([]);
	});

	it('the type of a field in this account counts, not the one it should have', async () => {
		sandbox.account.definesField('debt', 'TEXT_INPUT');
		goodCustomer(sandbox);
		await upsert({ email: EMAIL, ...named({ debt: 'nhiều' }) });
		expect(only().fields.debt).toBe('nhiều');
	});

	it("a field that only the account's other contacts show is converted by their type", async () => {
		goodCustomer(sandbox, 'other@example.com');
		await upsert({ email: EMAIL, ...named({ is_vip: 'có', sizes: 'S, M' }) });
		expect(held(sandbox.account, sandbox.account.contacts[1]).fields).toEqual({
			is_vip: true,
			sizes: ['S', 'M'],
		});
	});

	it('empty values are left out; only the list of fields to clear empties', async () => {
		goodCustomer(sandbox);
		await upsert({
			email: EMAIL,
			name: '',
			...named({ debt: '', last_order_product_names: [] }),
			additionalFields: { company: ' ' },
			options: { clearFields: 'sizes, channel' },
		});
		expect(only()).toMatchObject({ name: 'Nguyễn Thị Mai', company: 'Tạp hóa Mẫu' });
		expect(only().fields).toMatchObject({ debt: 5, last_order_product_names: ['Áo', 'Quần'] });
		expect(Object.keys(only().fields)).not.toEqual(expect.arrayContaining(['sizes']));
		expect(Object.keys(only().fields)).not.toEqual(expect.arrayContaining(['channel']));
	});
});

describe('custom fields', () => {
	const schema = [
		{ id: 'debt', type: 'number' },
		{ id: 'last_order_created_at', type: 'dateTime' },
		{ id: 'last_order_product_names', type: 'array' },
		{ id: 'last_retailer_id', type: 'string' },
	].map((field) => ({ ...field, displayName: field.id, required: false, display: true }));

	it('mapped one by one are converted by their types', async () => {
		await upsert({
			email: EMAIL,
			mappedFields: {
				mappingMode: 'defineBelow',
				value: {
					debt: '={{ $json.no }}',
					last_order_created_at: '2026-02-10T15:30:00',
					last_order_product_names: '["Áo, size M"]',
					last_retailer_id: 7,
				},
				schema,
			},
		});
		expect(only().fields).toEqual({
			last_order_created_at: '2026-02-10T08:30:00.000Z',
			last_order_product_names: ['Áo, size M'],
			last_retailer_id: '7',
		});
	});

	it("mapped by the names of the item's columns", async () => {
		const columns = { debt: '5', last_order_product_names: ['Áo'], unrelated: 'x' };
		const mappedFields = { mappingMode: 'autoMapInputData', value: null, schema };
		await one('contact.upsert', { email: EMAIL, mappedFields }, [columns]);
		expect(only().fields).toEqual({ debt: 5, last_order_product_names: ['Áo'] });
	});

	it('of a node that was saved before there was a mapper are written as they were', async () => {
		const saved = { customFields: { field: [{ name: 'debt', value: 5 }] }, email: EMAIL };
		await run(sandbox, 'contact.upsert', saved, [{}], { typeVersion: 1 });
		expect(only().fields).toEqual({ debt: 5 });
	});
});

describe('tags', () => {
	const tagged = async (parameters: IDataObject, operation = 'contact.upsert') => {
		goodCustomer(sandbox);
		return await one(operation, { email: EMAIL, ...parameters });
	};

	it('are added by name in other capitals, and by ID', async () => {
		const { id } = sandbox.account.createsTag('Mới');
		await tagged({ tags: `vip, ${id}` });
		expect(only().tags).toEqual(['Khách quen', 'Mới', 'VIP']);
		expect(sandbox.account.tags).toHaveLength(3);
	});

	it('that shall not be created are named', async () => {
		const answer = await tagged({ tags: 'Mới, VIP', options: { createMissingTags: false } });
		expect(answer.missingTags).toEqual(['Mới']);
		expect(sandbox.account.tags).toHaveLength(2);
	});

	it('that shall not be created fail the item where the user wants it', async () => {
		const options = { createMissingTags: false, failOnMissingFields: true };
		await expect(tagged({ tags: 'Mới', ...named({ no_such: 1 }), options })).rejects.toThrow(
			/did not keep these custom fields: no_such, and these tags: Mới/,
		);
	});

	it('replace all others where the user wants it', async () => {
		await tagged({ tags: 'Mới', options: { replaceTags: true } });
		expect(only().tags).toEqual(['Mới']);
	});

	it('that LadiFlow only adds cannot be replaced, and that is said', async () => {
		sandbox.switches.tags = 'appended';
		await expect(tagged({ tags: 'Mới', options: { replaceTags: true } })).rejects.toThrow(
			/did not remove these tags: VIP, Khách quen/,
		);
	});

	it('that nobody has are taken from nobody, without a write', async () => {
		const contact = { __rl: true, mode: 'email', value: EMAIL };
		expect(await tagged({ contact, tags: 'Mới' }, 'contact.removeTags')).toMatchObject({
			removedTags: [],
			notes: ['LadiFlow has no tags with these names: Mới'],
		});
		expect(writes()).toEqual([]);
	});

	it('in several spellings in one run are one tag', async () => {
		const items = ['VIP', 'vip', ' Vip '].map((tags, number) => ({
			email: `khach${number}@example.com`,
			tags,
		}));
		await run(
			sandbox,
			'contact.upsert',
			{ email: '={{ $json.email }}', tags: '={{ $json.tags }}, VIP,vIP' },
			items,
		);
		expect(sandbox.account.tags).toHaveLength(1);
		expect(sandbox.account.contacts.map(({ tags }) => tags)).toEqual(
			items.map(() => [sandbox.account.tags[0].id]),
		);
	});
});

describe('a contact that is updated', () => {
	it('gets a new e-mail and phone', async () => {
		const { _id } = goodCustomer(sandbox);
		const updateFields = { email: 'Moi@Example.com', phone: '84900000002' };
		expect(await one('contact.update', { ...byId(_id), updateFields })).toMatchObject({
			matchedBy: 'id',
			email: 'moi@example.com',
			phone: '0900000002',
		});
		expect(only()).toMatchObject({ email: 'moi@example.com', phone: '0900000002' });
	});

	it('keeps its e-mail where LadiFlow does not change it, and says so', async () => {
		sandbox.switches.updateChangesEmail = false;
		const { _id } = goodCustomer(sandbox);
		const updateFields = { email: 'moi@example.com' };
		expect(await one('contact.update', { ...byId(_id), updateFields })).toMatchObject({
			email: EMAIL,
			notes: [expect.stringMatching(/did not take the new e-mail/)],
		});
	});

	it.each([
		['email', 'none', /"Email" in "Update Fields" holds no usable email/],
		['phone', '09', /"Phone" in "Update Fields" holds no usable phone/],
	])('does not take %s for nothing when it is none', async (field, value, message) => {
		const { _id } = goodCustomer(sandbox);
		await expect(
			one('contact.update', { ...byId(_id), updateFields: { [field]: value } }),
		).rejects.toThrow(message);
	});

	it('must be there', async () => {
		await expect(
			one('contact.update', { ...byId('64f0000000000000000000ff'), updateFields: { name: 'x' } }),
		).rejects.toMatchObject({
			message: 'LadiFlow has no such contact [item 0]',
			context: { itemIndex: 0 },
		});
		expect(writes()).toEqual([]);
	});

	it.each([
		['email', 'x', /"Contact" holds no usable e-mail/],
		['phone', '09', /"Contact" holds no usable phone/],
		['id', ' ', /"Contact" holds no usable ID/],
	])('must be named: %s', async (mode, value, message) => {
		await expect(
			one('contact.update', { contact: { __rl: true, mode, value }, updateFields: { name: 'x' } }),
		).rejects.toThrow(message);
	});

	it.each([EMAIL, '84 900 000 001', null])(
		'may be named by a plain text, as expressions give it: %s',
		async (value) => {
			const { _id } = goodCustomer(sandbox);
			await one('contact.update', { contact: value ?? _id, updateFields: { name: 'Cô Mai' } });
			expect(only().name).toBe('Cô Mai');
		},
	);
});

describe('what comes back', () => {
	it('is the raw record where the user wants it', async () => {
		const { _id } = goodCustomer(sandbox);
		const raw = await one('contact.get', { ...byId(_id), simplify: false });
		expect(raw).toMatchObject({
			_id,
			custom_fields: expect.any(Array),
			store_id: expect.any(String),
		});
		const [listed] = await run(sandbox, 'contact.getMany', { simplify: false });
		expect(listed).toMatchObject({ id: _id, custom_fields: expect.any(Array) });
		const written = await upsert({ email: EMAIL, options: { simplify: false } });
		expect(written.contact).toMatchObject({ _id, custom_fields: expect.any(Array) });
	});

	it('is what the user names, by the names of the raw record or of the simple one', async () => {
		const { _id } = goodCustomer(sandbox);
		const chosen = (outputFields: string) => ({ output: 'selectedFields', outputFields });
		const options = { typeVersion: 1.2 };
		const parameters = { ...byId(_id), ...chosen('phone, customFields.debt, store_id') };
		expect(await run(sandbox, 'contact.get', parameters, [{}], options)).toEqual([
			{ phone: '0900000001', customFields: { debt: 5 }, store_id: expect.any(String) },
		]);
		const node = ladiFlow(sandbox, 'contact.getMany', chosen('email, debt'), options);
		const [items] = await node.run([{}]);
		expect(items.map(({ json }) => json)).toEqual([{ email: EMAIL }]);
		expect(node.hints).toEqual([expect.stringMatching(/^No record has these fields: debt\./)]);
		const [raw] = await run(sandbox, 'contact.getMany', { output: 'raw' }, [{}], options);
		expect(raw).toMatchObject({ custom_fields: expect.any(Array) });
	});

	it('is simple otherwise: ten fields, typed values, names of tags', async () => {
		const { _id } = goodCustomer(sandbox);
		const simple = await one('contact.get', byId(_id));
		expect(Object.keys(simple)).toHaveLength(10);
		expect(simple).toMatchObject({
			id: _id,
			tagNames: ['VIP', 'Khách quen'],
			customFields: { debt: 5, is_vip: true, sizes: ['M', 'L'], channel: 'Zalo' },
		});
	});
});

describe('many items of one run', () => {
	it('write to one contact in their order, whatever they name it by', async () => {
		goodCustomer(sandbox);
		const items = Array.from({ length: 12 }, (_, number) => ({
			number,
			...(number % 3 === 0 ? { phone: PHONE } : {}),
			...(number % 3 === 1 ? { email: EMAIL } : {}),
			...(number % 3 === 2 ? { email: EMAIL, phone: PHONE } : {}),
		}));
		const seen: unknown[] = [];
		const { account } = sandbox;
		const updates = account.updates.bind(account);
		account.updates = (body) => {
			seen.push(body.first_name);
			return updates(body);
		};
		await run(
			sandbox,
			'contact.upsert',
			{ email: '={{ $json.email }}', phone: '={{ $json.phone }}', name: '=Lần {{ $json.number }}' },
			items,
		);
		expect(seen).toEqual(items.map(({ number }) => `Lần ${number}`));
	});

	it('look up no tag that is known, and a field that nobody knows once', async () => {
		goodCustomer(sandbox);
		const items = Array.from({ length: 8 }, (_, number) => ({
			email: `khach${number}@example.com`,
		}));
		const node = ladiFlow(sandbox, 'contact.upsert', {
			email: '={{ $json.email }}',
			tags: 'VIP',
			...named({ no_such: 1 }),
		});
		// The first run checks the key, by a read of its own.
		await node.run([{ email: EMAIL }]);
		const before = sandbox.requests.length;
		await node.run(items);
		const count = (path: string) =>
			sandbox.requests.slice(before).filter((request) => request.path === path).length;
		expect([count('/customer/list-tag'), count('/customer/list')]).toEqual([0, 1]);
		expect(sandbox.account.contacts).toHaveLength(9);
	});

	it('that fail do not hold up the others', async () => {
		const [output] = await ladiFlow(
			sandbox,
			'contact.upsert',
			{ email: '={{ $json.email }}', name: 'Mai' },
			{ continueOnFail: true },
		).run([{ email: 'none' }, { email: EMAIL }, { email: '.' }, { email: EMAIL }]);
		expect(output.map(({ json }) => Boolean(json.error))).toEqual([true, false, true, false]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
		expect(sandbox.account.contacts).toHaveLength(1);
	});
});
