// What a shop owner chooses for a sync: which fields, under which names, and what beside them; strict like every form.
import type { IDataObject } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../../sandbox';
import { held, run } from './node';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => sandbox.stop());

const NUMBER = '0900000001';

const sale = (day: number, more: IDataObject = {}): IDataObject => ({
	resource: 'invoice',
	change: 'created',
	retailer: 'taphoaxyz',
	retailerId: 1,
	readAt: new Date(Date.now() + day * 1000).toISOString(),
	record: {
		id: day,
		code: `HD00000${day}`,
		customerId: 9,
		statusValue: 'Hoàn thành',
		soldByName: 'Chị Hoa',
		total: day * 1000,
		totalPayment: day * 1000,
		purchaseDate: `2026-03-0${day}T10:00:00+07:00`,
		modifiedDate: `2026-03-0${day}T10:00:00+07:00`,
		invoiceDetails: [],
	},
	customer: {
		id: 9,
		code: 'KH9',
		name: 'Nguyễn Thị Mẫu',
		contactNumber: NUMBER,
		debt: day,
		retailerId: 1,
		createdDate: '2026-03-01T10:00:00+07:00',
	},
	...more,
});

const syncs = async (options: IDataObject, items = [sale(1)]) =>
	await run(sandbox, 'contact.syncFromKiotViet', { options }, items);
/** As the KiotViet node lists the customer. */
const listed = [sale(1).customer as IDataObject];
const compares = async (options: IDataObject) =>
	await run(sandbox, 'contact.compareWithKiotViet', { options }, listed);
const pairs = (...field: Array<[name: unknown, value: unknown]>): IDataObject => ({
	field: field.map(([name, value]) => ({ name, value })) as IDataObject[],
});
const only = () => {
	const [contact, ...others] = sandbox.account.contacts;
	expect(others).toEqual([]);
	return held(sandbox.account, contact);
};

describe('chosen fields', () => {
	it('are written, and nothing else but what tells the last sale', async () => {
		await syncs({ fields: ['debt', 'last_order_total'], orderMetrics: true });
		expect(only()).toMatchObject({
			phone: NUMBER,
			fields: {
				debt: 1,
				last_order_total: 1000,
				last_order_id: '1',
				last_order_code: 'HD000001',
				last_order_created_at: '2026-03-01T03:00:00.000Z',
				last_order_updated_at: '2026-03-01T03:00:00.000Z',
			},
		});
		expect(Object.keys(only().fields)).toHaveLength(6);
		expect(only().name).toBeUndefined();
	});

	it('may be a list in words, and kept from an older sale that comes late', async () => {
		await syncs({ fields: 'first_name, last_order_total' }, [sale(2)]);
		const [late] = await syncs({ fields: 'first_name, last_order_total' }, [sale(1)]);
		expect(late.skipped).toBe('stale');
		expect(only()).toMatchObject({
			name: 'Nguyễn Thị Mẫu',
			fields: { last_order_total: 2000 },
		});
	});

	it('are all that a compare looks at', async () => {
		await syncs({ fields: ['debt'] }, listed);
		expect((await compares({ fields: ['debt'] }))[0]).toMatchObject({ equal: 1, different: 0 });
		const [summary, difference] = await compares({});
		expect(summary).toMatchObject({ equal: 0, different: 1 });
		expect(difference.fields).toContain('first_name');
	});
});

describe('renamed fields', () => {
	const renamed = pairs(['debt', 'cong_no'], ['last_order_created_at', 'mua_ngay']);
	beforeEach(() => {
		sandbox.account.definesField('cong_no', 'NUMBER');
		sandbox.account.definesField('mua_ngay', 'DATE');
		for (const name of ['debt', 'last_order_created_at']) sandbox.account.removesField(name);
	});

	it('are written under the account’s names, and tell the last sale from there', async () => {
		const [said] = await syncs({ renamed }, [sale(2)]);
		expect(said).toMatchObject({ missingCustomFields: [], written: { cong_no: 2 } });
		const [late] = await syncs({ renamed }, [sale(1)]);
		expect(late.skipped).toBe('stale');
		expect(only().fields).toMatchObject({
			mua_ngay: '2026-03-02T03:00:00.000Z',
			last_order_code: 'HD000002',
		});
		expect(only().fields).not.toHaveProperty('debt');
	});

	it('are compared under the account’s names', async () => {
		await syncs({ renamed }, listed);
		expect((await compares({ renamed }))[0]).toMatchObject({ equal: 1, different: 0 });
		sandbox.account.contacts[0].fields.set('cong_no', 7);
		expect((await compares({ renamed }))[1].fields).toEqual(['cong_no']);
	});
});

describe('own fields', () => {
	beforeEach(() => {
		sandbox.account.definesField('nguoi_ban', 'TEXT_INPUT');
		sandbox.account.definesField('diem', 'NUMBER');
	});
	const ownFields = pairs(
		['nguoi_ban', '={{ $json.record.soldByName }}'],
		['diem', '={{ $json.record.total / 100 }}'],
	);

	it('are written beside the shop’s, by expressions on the item, and left out where these are empty', async () => {
		await syncs({ ownFields });
		expect(only().fields).toMatchObject({ nguoi_ban: 'Chị Hoa', diem: 10, debt: 1 });
		const empty = pairs(['nguoi_ban', '={{ $json.no }}'], ['', '']);
		await syncs({ ownFields: empty }, [sale(2)]);
		expect(only().fields).toMatchObject({ nguoi_ban: 'Chị Hoa', debt: 2 });
	});

	it('of a sale that comes late are not written over those of a newer one', async () => {
		await syncs({ ownFields }, [sale(2)]);
		await syncs({ ownFields }, [sale(1)]);
		expect(only().fields).toMatchObject({ diem: 20 });
	});

	it('that the account does not have are named', async () => {
		const [said] = await syncs({ ownFields: pairs(['khong_co', 'x']) });
		expect(said.missingCustomFields).toEqual(['khong_co']);
	});

	it('may take the place of one that is not chosen', async () => {
		await syncs({ fields: ['first_name'], ownFields: pairs(['debt', 5]) });
		expect(only().fields).toEqual({ debt: 5 });
	});
});

describe('a form', () => {
	const shared: Array<[IDataObject, RegExp]> = [
		[{ fields: [] }, /"Fields to Write" is empty/],
		[{ fields: '={{ $json.no }}' }, /"Fields to Write" is empty/],
		[
			{ fields: ['debt', 'no_such'] },
			/"Fields to Write" holds what a sync does not write: no_such/,
		],
		[{ fields: ['__proto__'] }, /does not write: __proto__/],
		[{ fields: '{"a": 1}' }, /"Fields to Write"/],
		[{ orderMetrics: 'x' }, /"Order Metrics" is neither yes nor no/],
		[{ orderMetrics: null }, /"Order Metrics" is empty/],
		[{ shopsApart: 'x' }, /"Keep Shops Apart" is neither yes nor no/],
		[{ shopName: '' }, /"Shop Name" is empty/],
		[{ shopName: 'https://taphoa.kiotviet.vn' }, /"Shop Name" is no Connection Name/],
		[{ renamed: pairs(['debt', '']) }, /"Rename Fields" says no name for debt/],
		[{ renamed: pairs(['', 'x']) }, /a value without a name/],
		[{ renamed: pairs(['first_name', 'x']) }, /"Rename Fields" holds what .*: first_name/],
		[{ renamed: pairs(['debt', 'email']) }, /names a field of the contact itself: email/],
		[{ renamed: pairs(['debt', 'kv_reward_point']) }, /two fields the name kv_reward_point/],
		[{ renamed: pairs(['debt', 'x'], ['kv_reward_point', 'x']) }, /two fields the name x/],
		[{ renamed: pairs(['debt', 'x'], ['debt', 'y']) }, /holds "debt" twice/],
		[{ renamed: pairs(['debt', '{"a":1}']) }, /"Written As" holds a piece of JSON/],
	];
	const ofSync: Array<[IDataObject, RegExp]> = [
		[{ ownFields: pairs(['debt', 5]) }, /"Own Fields" holds what the sync writes itself: debt/],
		[{ ownFields: pairs(['email', 'x']) }, /fields of the contact itself/],
		[{ ownFields: pairs(['', 5]) }, /a value without a name/],
		[{ ownFields: pairs(['a', 1], ['a', 2]) }, /holds "a" twice/],
		[{ ownFields: pairs(['last_order_discount_code', '={{ $json }}']) }, /takes a text/],
	];
	const writes = () =>
		sandbox.requests.filter(({ path }) => /create|update/.test(path)).map(({ path }) => path);

	it.each([...shared, ...ofSync])(
		'of a sync with %j is refused in words',
		async (options, words) => {
			await expect(syncs(options)).rejects.toThrow(words);
			expect(writes()).toEqual([]);
		},
	);

	it.each(shared)('of a compare with %j is refused in words', async (options, words) => {
		await expect(compares(options)).rejects.toThrow(words);
	});
});
