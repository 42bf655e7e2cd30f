// All customers of the shop against all contacts: what is said, what it costs, and what a repair leaves.
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { type Sandbox, startSandbox, type Switches } from '../../../sandbox';
import { engineOf } from '../kiotViet/resourceHarness';
import { ladiFlow, run } from './node';

let sandbox: Sandbox;
const open = async (switches: Partial<Switches> = {}) => {
	sandbox = await startSandbox({ switches });
};
afterEach(async () => await sandbox.stop());

/** All customers, as a workflow gets them of the KiotViet node. */
async function customers(parameters: IDataObject = {}): Promise<IDataObject[]> {
	const engine = engineOf(sandbox, 'customer', 'getMany', {
		returnAll: true,
		simplify: false,
		...parameters,
	});
	const [output] = await engine.run([{}]);
	return output.map(({ json }) => json);
}

const LADIFLOW = /^\/customer\/(?!list-tag)/;
const asked = (path = LADIFLOW) => sandbox.requests.filter((request) => path.test(request.path));
const WRITES = /customer\/(create|update|create-or-update|create-tag)$/;

async function compares(
	parameters: IDataObject = {},
	items?: IDataObject[],
	options: Parameters<typeof ladiFlow>[3] = {},
): Promise<{ summary: IDataObject; differences: IDataObject[]; output: INodeExecutionData[] }> {
	const engine = ladiFlow(sandbox, 'contact.compareWithKiotViet', parameters, options);
	const [output] = await engine.run(items ?? (await customers()));
	const [summary, ...differences] = output.map(({ json }) => json);
	return { summary, differences, output };
}

const repairs = async (items?: IDataObject[]) => await compares({ repair: true }, items);
const syncs = async (items: IDataObject[]) =>
	await run(sandbox, 'contact.syncFromKiotViet', {}, items);
const contactOf = (phone: string) => {
	const contact = sandbox.account.contacts.find((one) => one.phone === phone);
	if (!contact) throw new Error(`no contact has ${phone}`);
	return contact;
};

const NOBODY = {
	guest: 0,
	noContactDetails: 0,
	deleted: 0,
	example: 0,
	sameContact: 0,
	changedSince: 0,
};

/** A shop whose customers have something of everything. */
function fills() {
	const { shop } = sandbox;
	shop.registersCustomer({
		name: 'Nguyễn Thị Mai',
		contactNumber: '+84 900 000 001',
		email: 'Mai@Example.com',
		gender: false,
		birthDate: '1995-04-20',
		locationName: 'Hà Nội - Quận Ba Đình',
		wardName: 'Phường Ngọc Hà',
	});
	shop.registersCustomer({ name: 'Trần Văn Bình', contactNumber: '0900000002' });
	const lan = shop.registersCustomer({ name: 'Lê Lan', email: 'lan@example.com' });
	const line = { productCode: 'SP000001', quantity: 2, price: 150_000 };
	shop.sells({ customerId: lan.id, lines: [line], paid: 100_000 });
}

describe('a shop and an account', () => {
	it('that nobody brought together differ in everybody, and comparing writes nothing', async () => {
		await open();
		fills();
		const { summary, differences } = await compares();
		expect(summary).toEqual({
			summary: true,
			customers: 3,
			contacts: 0,
			equal: 0,
			different: 0,
			repaired: 0,
			failed: 0,
			missing: 3,
			doubles: 0,
			leftOut: NOBODY,
			missingCustomFields: [],
		});
		expect(differences).toEqual(
			['KH000001', 'KH000002', 'KH000003'].map((code) => ({
				customerId: expect.any(Number),
				code,
				contactId: null,
				kind: 'missing',
				fields: [],
			})),
		);
		expect(asked(WRITES)).toEqual([]);
	});

	it('that a sync brought together are equal', async () => {
		await open();
		fills();
		await syncs(await customers());
		expect((await compares()).summary).toMatchObject({ equal: 3, different: 0, missing: 0 });
	});

	it('are equal after a repair, which leaves what a sync leaves', async () => {
		await open();
		fills();
		expect((await repairs()).summary).toMatchObject({ missing: 3, repaired: 3, equal: 0 });
		const rows = sandbox
			.compare()
			.rows.filter(({ field, equal }) => !equal && !/last_/.test(field));
		expect(rows).toEqual([]);
		expect((await compares()).summary).toMatchObject({ equal: 3, different: 0, missing: 0 });
	});

	it.each<[string, IDataObject]>([
		['without anybody', {}],
		['without items', {}],
	])('%s gives a summary of zeros, and asks nothing', async (name) => {
		await open();
		const { summary, differences } = await compares({}, name === 'without items' ? [] : [{}]);
		expect(summary).toMatchObject({ customers: 0, contacts: 0, equal: 0, leftOut: NOBODY });
		expect(differences).toEqual([]);
		expect(asked(/customer\/list$/)).toEqual([]);
	});
});

describe('a contact that differs', () => {
	beforeEach(async () => {
		await open();
		fills();
		await syncs(await customers());
	});

	it('is told by the names of its fields, and by both values only on request', async () => {
		const contact = contactOf('0900000002');
		contact.native.first_name = 'Binh';
		contact.fields.set('debt', 7);
		const { summary, differences, output } = await compares();
		expect(summary).toMatchObject({ equal: 2, different: 1, repaired: 0 });
		const told = {
			customerId: expect.any(Number),
			code: 'KH000002',
			contactId: contact._id,
			kind: 'different',
			fields: ['first_name', 'debt'],
		};
		expect(differences).toEqual([told]);
		expect(JSON.stringify(output)).not.toMatch(/Bình|0900000002|lan@/);
		expect(output[0].pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(output[1].pairedItem).toEqual([{ item: 1 }]);
		expect((await compares({ options: { showValues: true } })).differences).toEqual([
			{
				...told,
				values: {
					first_name: { ladiFlow: 'Binh', kiotViet: 'Trần Văn Bình' },
					debt: { ladiFlow: 7, kiotViet: 0 },
				},
			},
		]);
		expect(asked(WRITES).length).toBe(3);
	});

	it('is right after a repair, and only that contact was written', async () => {
		const contact = contactOf('0900000002');
		contact.fields.set('debt', 7);
		const before = asked(WRITES).length;
		const { summary, differences } = await repairs();
		expect(summary).toMatchObject({ equal: 2, different: 1, repaired: 1, failed: 0 });
		expect(differences).toMatchObject([{ code: 'KH000002', repaired: true, fields: ['debt'] }]);
		expect(contact.fields.get('debt')).toBe(0);
		expect(asked(WRITES).length).toBe(before + 1);
		expect((await compares()).summary).toMatchObject({ equal: 3, different: 0 });
	});

	it('in the order fields is none: a customer says nothing of sales', async () => {
		contactOf('0900000002').fields.set('last_order_code', 'HD000099');
		expect((await compares()).summary).toMatchObject({ equal: 3 });
	});

	it('keeps what a later reading of this process wrote', async () => {
		const [, binh] = await customers();
		const contact = contactOf('0900000002');
		await syncs([
			{
				resource: 'customer',
				change: 'updated',
				record: binh,
				customer: { ...binh, debt: 90 },
				readAt: new Date().toISOString(),
			},
		]);
		expect(contact.fields.get('debt')).toBe(90);
		const { summary, differences } = await repairs();
		expect(summary).toMatchObject({ equal: 2, different: 0, leftOut: { changedSince: 1 } });
		expect(differences).toEqual([]);
		expect(contact.fields.get('debt')).toBe(90);
	});

	it('in an extra field is told where extras are asked for', async () => {
		expect((await compares()).summary).toMatchObject({ equal: 3 });
		const { differences } = await compares({ options: { kvFields: true } });
		const extras = ['kv_customer_code', 'kv_reward_point', 'kv_total_invoiced', 'kv_total_revenue'];
		expect(differences.map(({ fields }) => fields)).toEqual([extras, extras, extras]);
	});

	it('in a tag is told, and no tag is created without a repair', async () => {
		const options = { tags: 'KiotViet' };
		const { summary, differences } = await compares({ options });
		expect([summary.different, differences[0].fields]).toEqual([3, ['tags']]);
		expect(sandbox.account.tags).toEqual([]);
		expect((await compares({ options, repair: true })).summary).toMatchObject({ repaired: 3 });
		expect((await compares({ options })).summary).toMatchObject({ equal: 3 });
	});
});

describe('a form', () => {
	beforeEach(async () => {
		await open();
		fills();
	});

	it.each<[string, IDataObject, RegExp]>([
		['repair', { repair: 'x' }, /"Repair" is neither yes nor no/],
		['repair', { repair: '={{ $json.no }}' }, /"Repair" is empty/],
		['showValues', { options: { showValues: 'x' } }, /"Show Values" is neither yes nor no/],
		['kvFields', { options: { kvFields: 'x' } }, /"Write KiotViet Extras" is neither yes nor no/],
		[
			'createMissingTags',
			{ options: { createMissingTags: 'x' } },
			/"Create Missing Tags" is neither yes nor no/,
		],
		['shop', { options: { shop: '={{ $json }}' } }, /"Shop Before External ID" takes a text/],
		['shop', { options: { shop: '={{ $json.no }}' } }, /"Shop Before External ID" is empty/],
		['tags', { options: { tags: '={{ [$json] }}' } }, /"Tags"/],
		['itemsAtOnce', { options: { itemsAtOnce: 0 } }, /"Items at Once" is no whole number above 0/],
		['requestsPerSecond', { options: { requestsPerSecond: -1 } }, /"Requests per Second" is below/],
	])(
		'with an unusable %s is refused before anything is asked: %j',
		async (_, parameters, words) => {
			await expect(compares({ repair: true, ...parameters })).rejects.toThrow(words);
			expect(asked(WRITES)).toEqual([]);
		},
	);

	it('that says no in words writes nothing, one that says yes in words does', async () => {
		expect((await compares({ repair: '={{ "FALSE" }}' })).summary).toMatchObject({ repaired: 0 });
		expect(asked(WRITES)).toEqual([]);
		expect((await compares({ repair: '={{ "có" }}' })).summary).toMatchObject({ repaired: 3 });
	});

	it('with a shop compares and writes the code behind its name', async () => {
		const options = { shop: 'taphoaxyz' };
		await compares({ repair: true, options });
		const ids = sandbox.account.contacts.map(({ native }) => native.external_customer_id);
		expect(ids.sort()).toEqual(['taphoaxyz:KH000001', 'taphoaxyz:KH000002', 'taphoaxyz:KH000003']);
		expect((await compares({ options })).summary).toMatchObject({ equal: 3 });
		expect((await compares()).differences.map(({ fields }) => fields)).toEqual(
			Array(3).fill(['external_customer_id']),
		);
	});

	it('that creates no tags asks for none that is not there', async () => {
		await syncs(await customers());
		const options = { tags: 'KiotViet', createMissingTags: false };
		expect((await compares({ options })).summary).toMatchObject({ equal: 3 });
	});
});

describe('who is left out', () => {
	it('is counted, each with the reason', async () => {
		await open();
		fills();
		const [mai, binh] = await customers();
		const items = [
			mai,
			{ ...mai },
			{ ...binh, isActive: false },
			{ id: 77, deleted: true },
			{ id: 78, code: 'KH000078', name: 'Không số', debt: 0 },
			{ id: 5, code: 'HD1', invoiceDetails: [], purchaseDate: '2026-03-02T15:40:00+07:00' },
		];
		const { summary } = await compares({}, items);
		expect(summary).toMatchObject({
			customers: 4,
			missing: 1,
			leftOut: { ...NOBODY, guest: 1, noContactDetails: 1, deleted: 2 },
		});
		expect(asked(WRITES)).toEqual([]);
	});

	it('is the one who was changed first of two who share a contact, and the two are told', async () => {
		await open();
		const card = { contactNumber: '0900000001' };
		const first = sandbox.shop.registersCustomer({ name: 'Chị Mai', ...card });
		const second = sandbox.shop.registersCustomer({ name: 'Anh Nam', ...card });
		sandbox.shop.changesCustomer(second.id, { wardName: 'Phường Ngọc Hà' });
		const { summary, differences } = await repairs();
		expect(summary).toMatchObject({
			customers: 2,
			missing: 1,
			repaired: 1,
			doubles: 1,
			leftOut: { sameContact: 1 },
		});
		expect(differences[1]).toEqual({
			customerId: first.id,
			code: first.code,
			contactId: null,
			kind: 'double',
			fields: ['phone'],
			customerIds: [first.id, second.id],
		});
		expect(contactOf('0900000001').native.first_name).toBe('Anh Nam');
		expect((await compares()).summary).toMatchObject({ equal: 1, different: 0, missing: 0 });
	});

	it('is no item that is something else: it fails, or is told where the user goes on', async () => {
		await open();
		fills();
		const items = [...(await customers()), { id: 1, transDate: 'x', name: 'Chi' }];
		await expect(repairs(items)).rejects.toThrow(/cash book entry/);
		expect(asked(WRITES)).toEqual([]);
		const { summary, output } = await compares({}, items, { continueOnFail: true });
		expect(summary).toMatchObject({ customers: 3, missing: 3 });
		expect(output.at(-1)).toMatchObject({
			json: { error: expect.stringMatching(/cash book entry/) },
			pairedItem: [{ item: 3 }],
		});
	});
});

it('contacts that are there twice are listed once, with the customer they belong to', async () => {
	await open();
	const { account, shop } = sandbox;
	const mai = shop.registersCustomer({ name: 'Mai', contactNumber: '0900000001' });
	await syncs(await customers());
	const other = account.addsContact({ email: 'mai@example.com', phone: '+84900000001' });
	account.addsContact({ email: 'x@example.com', phone: '0900000005' });
	account.addsContact({ email: 'y@example.com', phone: '0900000005' });
	const { summary, differences, output } = await compares();
	expect(summary).toMatchObject({ contacts: 4, equal: 1, doubles: 2 });
	expect(differences).toEqual([
		{
			customerId: mai.id,
			code: mai.code,
			contactId: contactOf('0900000001')._id,
			kind: 'double',
			fields: ['phone'],
			contactIds: [contactOf('0900000001')._id, other._id],
		},
		expect.objectContaining({ customerId: null, code: null, kind: 'double', fields: ['phone'] }),
	]);
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }], [{ item: 0 }], []]);
});

it('of contacts that are there twice, the one that a sync writes is compared', async () => {
	await open({ phoneMatch: 'anyForm' });
	const { account, shop } = sandbox;
	const mai = shop.registersCustomer({ name: 'Mai', contactNumber: '0900000001' });
	const first = account.addsContact({ email: 'x@example.com', phone: '+84900000001' });
	account.addsContact({ email: 'y@example.com', phone: '0900000001' });
	const before = await repairs();
	expect(before.summary).toMatchObject({ different: 1, repaired: 1, doubles: 1 });
	expect(before.differences).toMatchObject([
		{ kind: 'different', customerId: mai.id, contactId: first._id, repaired: true },
		{ kind: 'double', customerId: mai.id, contactId: first._id },
	]);
	expect(account.contacts.map(({ native }) => native.first_name)).toEqual(['Mai', undefined]);
	expect((await compares()).summary).toMatchObject({ equal: 1, different: 0, doubles: 1 });
});

it('a missing customer whose code another contact holds is told with that contact', async () => {
	await open();
	const mai = sandbox.shop.registersCustomer({ name: 'Mai', contactNumber: '0900000001' });
	await syncs(await customers());
	sandbox.shop.changesCustomer(mai.id, { contactNumber: '0900000009' });
	expect((await compares()).differences).toMatchObject([
		{ kind: 'missing', contactsWithCode: [contactOf('0900000001')._id] },
	]);
});

describe('a field that the account does not have', () => {
	beforeEach(async () => {
		await open();
		fills();
		sandbox.account.removesField('debt');
		await syncs(await customers());
	});

	it('is named once, and makes no contact a different one', async () => {
		const { summary, differences } = await compares();
		expect(summary).toMatchObject({ equal: 3, different: 0, missingCustomFields: ['debt'] });
		expect(differences).toEqual([]);
	});

	it('is tried by a repair on one contact, and written to all where it is there after all', async () => {
		const before = asked(WRITES).length;
		expect((await repairs()).summary).toMatchObject({
			equal: 3,
			repaired: 0,
			missingCustomFields: ['debt'],
		});
		const tried = asked(WRITES).length - before;
		expect(
			new Set(
				asked(WRITES)
					.slice(before)
					.map(({ body }) => (body as IDataObject)._id),
			).size,
		).toBe(1);
		expect(tried).toBeGreaterThan(0);
		sandbox.account.definesField('debt', 'NUMBER');
		const { summary } = await repairs();
		expect(summary).toMatchObject({ different: 3, repaired: 3, missingCustomFields: [] });
		expect((await compares()).summary).toMatchObject({ equal: 3 });
	});
});

describe('what it costs where nothing differs', () => {
	const COUNT = 1000;

	const brings = async () => {
		for (let number = 0; number < COUNT; number += 1) {
			const contactNumber = `09${String(number).padStart(8, '0')}`;
			sandbox.shop.registersCustomer({ name: `Khách ${number}`, contactNumber });
		}
		for (const { code, name, contactNumber, retailerId } of await customers()) {
			const contact = sandbox.account.addsContact({
				phone: contactNumber,
				first_name: name,
				external_customer_id: code,
			});
			contact.fields.set('debt', 0).set('last_retailer_id', String(retailerId));
		}
	};

	it.each([1, 0] as const)(
		'is a page of each for a hundred customers, where pages begin at %d',
		async (pageBase) => {
			await open({ pageBase });
			await brings();
			const before = sandbox.requests.length;
			const { summary } = await repairs();
			expect(summary).toMatchObject({ customers: COUNT, contacts: COUNT, equal: COUNT });
			// 10,000 customers at 206 calls: two tokens' checks, a key's, and where the pages of both end.
			expect(sandbox.requests.length - before).toBeLessThanOrEqual(COUNT / 50 + 6);
			expect(asked(WRITES)).toEqual([]);
		},
		60_000,
	);
});

describe.each(['shown', 'leftOut'] as const)(
	'where lists have custom fields %s',
	(listedFields) => {
		it('equal contacts are equal, and a different one is found', async () => {
			await open({ listedFields });
			fills();
			await syncs(await customers());
			const engine = ladiFlow(sandbox, 'contact.compareWithKiotViet', {});
			const [equal] = await engine.run(await customers());
			expect(equal.map(({ json }) => json)).toMatchObject([{ equal: 3, different: 0 }]);
			const oneByOne =
				listedFields === 'leftOut' ? [expect.stringMatching(/3 contacts were read/)] : [];
			expect(engine.hints).toEqual(oneByOne);
			contactOf('0900000002').fields.delete('debt');
			contactOf('0900000002').fields.set('last_retailer_id', 'x');
			const { summary, differences } = await compares();
			expect(summary).toMatchObject({ equal: 2, different: 1 });
			expect(differences[0].fields).toEqual(['debt', 'last_retailer_id']);
			expect((await repairs()).summary).toMatchObject({ equal: 2, repaired: 1 });
			expect((await compares()).summary).toMatchObject({ equal: 3 });
		});
	},
);

describe('a repair that fails for one customer', () => {
	beforeEach(async () => {
		await open();
		fills();
		await syncs(await customers());
		for (const { fields } of sandbox.account.contacts) fields.set('debt', 7);
		sandbox.faults.add({
			service: 'ladiflow',
			path: /customer\/update$/,
			kind: 'status',
			status: 400,
			times: 1,
		});
	});

	it('goes on with the others, and then fails with the codes of those that are left', async () => {
		await expect(compares({ repair: true, options: { itemsAtOnce: 1 } })).rejects.toThrow(
			/1 of 3 customers could not be repaired: KH000001/,
		);
		const debts = sandbox.account.contacts.map(({ fields }) => fields.get('debt'));
		expect(debts.filter((debt) => debt === 7)).toHaveLength(1);
	});

	it('is told on the customer’s item where the user goes on', async () => {
		const { summary, differences } = await compares({ repair: true }, undefined, {
			continueOnFail: true,
		});
		expect(summary).toMatchObject({ different: 3, repaired: 2, failed: 1 });
		expect(differences.filter(({ error }) => error)).toMatchObject([
			{ code: 'KH000001', repaired: false, error: expect.any(String) },
		]);
	});
});

it('a service that is not there is not asked for every customer', async () => {
	await open();
	for (let number = 0; number < 12; number += 1) {
		sandbox.shop.registersCustomer({ name: 'Khách', contactNumber: `09000000${10 + number}` });
	}
	const items = await customers();
	await syncs(items.slice(0, 1));
	const credential = { path: /customer\/(show|create-or-update)$/, service: 'ladiflow' as const };
	sandbox.faults.add({ ...credential, kind: 'status', status: 401 });
	const { summary, differences } = await compares(
		{ repair: true, options: { itemsAtOnce: 1 } },
		items,
		{ continueOnFail: true },
	);
	expect(summary).toMatchObject({ missing: 11, repaired: 0, failed: 11 });
	expect(differences.filter(({ error }) => /^Not tried/.test(String(error)))).toHaveLength(6);
	expect(asked(/create-or-update$/).length).toBeLessThan(12);
});
