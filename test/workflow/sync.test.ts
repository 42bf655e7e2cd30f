// From the shop to the account through both nodes: the sandbox's own oracle is the judge.
import type { IDataObject } from 'n8n-workflow';

import { LadiFlow } from '../../nodes/LadiFlow/LadiFlow.node';
import { type Sandbox, startSandbox } from '../../sandbox';
import type { Switches } from '../../sandbox/switches';
import type { Engine } from './engine';
import { changesOf, ladiFlowOf, syncInto, triggerOf } from './shopSync';

let sandbox: Sandbox;
let trigger: Engine;

async function open(switches: Partial<Switches> = {}) {
	sandbox = await startSandbox({ switches });
	trigger = triggerOf(sandbox);
	await trigger.poll();
}

const ladiFlow = (
	parameters: IDataObject,
	options: Parameters<typeof ladiFlowOf>[2] = {},
	node = new LadiFlow(),
) => ladiFlowOf(sandbox, parameters, options, node);
const changes = async () => await changesOf(trigger);
const sync = async (items: IDataObject[], options: IDataObject = {}) =>
	await syncInto(sandbox, items, options);

const differences = (kvFields = false) =>
	sandbox.compare({ kvFields }).rows.filter(({ equal }) => !equal);

const line = { productCode: 'SP000001', quantity: 2, price: 150_000 };

/** A day with most of what can happen; each step's changes are given out at once. */
async function day(): Promise<IDataObject[][]> {
	const { shop } = sandbox;
	const steps: IDataObject[][] = [];
	const step = async (happens: () => void) => {
		happens();
		steps.push(await changes());
	};
	const mai = shop.registersCustomer({
		name: 'Nguyễn Thị Mai',
		contactNumber: '+84 900 000 001',
		email: 'Mai@Example.com',
		gender: false,
		birthDate: '1995-04-20',
		locationName: 'Hà Nội - Quận Ba Đình',
		wardName: 'Phường Ngọc Hà',
	});
	const binh = shop.registersCustomer({
		name: 'Trần Văn Bình',
		contactNumber: '0900000002',
		email: 'none',
		birthDate: '1900-01-01',
	});
	shop.registersCustomer({ name: 'Q******o' });
	await step(() => undefined);
	await step(() => shop.sells({ customerId: mai.id, lines: [line], paid: 100_000 }));
	await step(() => shop.sells({ lines: [line] }));
	const order = shop.takesOrder({ customerId: binh.id, lines: [line], paid: 50_000 });
	await step(() => shop.confirmsOrder(order.id));
	await step(() =>
		shop.makesInvoice(order.id, { delivery: { price: 30_000, address: '12 Đường Mẫu' } }),
	);
	const wrong = shop.sells({ customerId: mai.id, lines: [line], discount: 10_000 });
	await step(() => undefined);
	await step(() => shop.editsInvoice(wrong.id, { discount: 20_000 }));
	const cancelled = shop.sells({ customerId: binh.id, lines: [line] });
	await step(() => undefined);
	await step(() => shop.cancelsInvoice(cancelled.id));
	await step(() => shop.changesCustomer(binh.id, { email: 'binh@example.com' }));
	return steps;
}

afterEach(async () => {
	await sandbox.stop();
});

describe.each<Partial<Switches>>([
	{},
	{ customFields: 'replaced' },
	{ tags: 'appended' },
	{ notFound: 'dataNull' },
	{ notFound: 'dataEmpty' },
	{ notFound: 'bodyCode404' },
	{ phoneMatch: 'none' },
	{ writeEchoesFields: false },
	{ wrongShop: '420', kiotVietNotFound: '404', emptyPage: 'withData' },
])('a day in the shop, with LadiFlow and KiotViet as %j', (switches) => {
	it('ends with the right contacts', async () => {
		await open(switches);
		for (const items of await day()) await sync(items, { tags: 'KiotViet', kvFields: true });
		expect(differences(true)).toEqual([]);
		expect(sandbox.compare().unexpected).toEqual([]);
	});
});

describe('a contact that the shop’s phone leads to, with another e-mail', () => {
	const writtenTwice = async (fields: IDataObject) => {
		const contact = sandbox.account.addsContact({
			email: 'lead@example.com',
			phone: '0900000001',
			...fields,
		});
		sandbox.shop.registersCustomer({
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
			email: 'mai@example.com',
		});
		const items = await changes();
		return { contact, outputs: [...(await sync(items)), ...(await sync(items))] };
	};

	it.each<Partial<Switches>>([{}, { customFields: 'replaced' }, { lists: 'appended' }])(
		'keeps it, however often the same event comes, with %j',
		async (switches) => {
			await open(switches);
			const { contact, outputs } = await writtenTwice({});
			for (const { email, notes } of outputs) {
				expect(email).toBe('lead@example.com');
				expect(notes).toContain(
					'The contact with this phone has another e-mail address, which was kept',
				);
			}
			expect(contact.native.external_customer_id ?? null).toBeNull();
			expect(contact.native.first_name).toBe('Nguyễn Thị Mẫu');
		},
	);

	it('takes the shop’s where it carries the customer’s code', async () => {
		await open();
		const { outputs } = await writtenTwice({ external_customer_id: 'KH000001' });
		expect(outputs.map(({ email }) => email)).toEqual(['mai@example.com', 'mai@example.com']);
	});
});

describe('repeating and reordering', () => {
	it('all at once, twice, and backwards end in the same contacts', async () => {
		await open();
		const items = (await day()).flat();
		await sync([...items, ...items]);
		await sync([...items].reverse());
		expect(differences()).toEqual([]);
		expect(sandbox.compare().unexpected).toEqual([]);
	});

	it('parallel runs that touch one contact end right', async () => {
		await open({ customFields: 'replaced' });
		const items = (await day()).flat();
		await Promise.all([sync(items), sync([...items].reverse()), sync(items)]);
		expect(differences()).toEqual([]);
	});
});

describe('several n8n processes on one account', () => {
	/** Each process remembers only what it wrote itself. */
	async function inOneMore(items: IDataObject[]) {
		let node: LadiFlow | undefined;
		jest.isolateModules(() => {
			const module = jest.requireActual<{ LadiFlow: new () => LadiFlow }>(
				'../../nodes/LadiFlow/LadiFlow.node',
			);
			node = new module.LadiFlow();
		});
		const [output] = await ladiFlow({}, {}, node).run(items);
		return output.map(({ json }) => json);
	}

	/** A customer who came to the account, then as read before and after a change of the debt. */
	async function readTwice() {
		const { id } = sandbox.shop.registersCustomer({
			name: 'Lê Thị Mẫu',
			contactNumber: '0900000003',
		});
		await inOneMore(await changes());
		sandbox.shop.sells({ customerId: id, lines: [line], paid: 0 });
		const owing = (await changes()).filter(({ resource }) => resource === 'invoice');
		sandbox.shop.sells({ customerId: id, lines: [line], paid: 0 });
		const owingMore = (await changes()).filter(({ resource }) => resource === 'invoice');
		return { owing, owingMore };
	}

	it('a run that comes late does not write an older debt, and says so', async () => {
		await open();
		const { owing, owingMore } = await readTwice();
		expect((await inOneMore(owingMore))[0].notes).toEqual([]);
		const [late] = await inOneMore(owing);
		expect(late.notes).toEqual([expect.stringMatching(/written after this customer was read/)]);
		expect(late.skipped).toBe('stale');
		expect(differences()).toEqual([]);
	});

	it.each([
		['in the same process', sync],
		['in another one', inOneMore],
	])('customers who were listed before a sale keep the debt of the sale, %s', async (_, later) => {
		await open();
		const { id } = sandbox.shop.registersCustomer({
			name: 'Lê Thị Mẫu',
			contactNumber: '0900000003',
		});
		const listed = await changes();
		await sync(listed);
		sandbox.shop.sells({ customerId: id, lines: [line], paid: 0 });
		await sync(await changes());
		const [late] = await later([listed[0].customer as IDataObject]);
		expect(late.notes).toEqual([expect.stringMatching(/written after this customer was read/)]);
		expect(differences()).toEqual([]);
	});

	it('without the field, a retry of the next day does not either, and nobody is told of a missing field', async () => {
		await open();
		sandbox.account.removesField('kv_read_at');
		const { owing, owingMore } = await readTwice();
		expect((await inOneMore(owingMore))[0].missingCustomFields).toEqual([]);
		jest.useFakeTimers({
			now: Date.now() + 24 * 3600_000,
			doNotFake: [
				'nextTick',
				'setImmediate',
				'setTimeout',
				'setInterval',
				'queueMicrotask',
				'performance',
			],
		});
		const [late] = await inOneMore(owing).finally(() => jest.useRealTimers());
		expect(late.notes).toEqual([expect.stringMatching(/written after this customer was read/)]);
		expect(differences()).toEqual([]);
	});
});

describe('what cannot be written', () => {
	it('is said: guest, no contact details, deleted', async () => {
		await open();
		const gone = sandbox.shop.registersCustomer({
			name: 'Lê Thị Mẫu',
			contactNumber: '0900000003',
		});
		sandbox.shop.registersCustomer({ name: 'Q******o', email: '.' });
		sandbox.shop.sells({ lines: [line] });
		sandbox.shop.deletesCustomer(gone.id);
		const output = await sync(await changes());
		expect(output.map(({ skipped }) => skipped).sort()).toEqual([
			'deleted',
			'guest',
			'noContactDetails',
		]);
		expect(sandbox.compare().unexpected).toEqual([]);
	});

	it('is named: fields that LadiFlow does not know; and fails where the user wants it', async () => {
		await open();
		sandbox.account.removesField('debt');
		const { id } = sandbox.shop.registersCustomer({
			name: 'Lê Thị Mẫu',
			contactNumber: '0900000003',
		});
		sandbox.shop.sells({ customerId: id, lines: [line], paid: 0 });
		const items = await changes();
		expect((await sync(items))[0].missingCustomFields).toEqual(['debt']);
		await expect(sync(items, { failOnMissingFields: true })).rejects.toThrow(/debt/);
	});

	it('a record of another kind fails with a sentence, and the other items go on', async () => {
		await open();
		sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu', contactNumber: '0900000003' });
		const engine = ladiFlow({}, { continueOnFail: true });
		const [output] = await engine.run([
			{ resource: 'stock', record: { id: 1 } },
			...(await changes()),
			{},
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(output[0].json.error).toMatch(/"stock" has no contact/);
		expect(output[1].json.contactId).toEqual(expect.any(String));
		expect(output[2].json.error).toMatch(/no KiotViet Trigger item/);
	});
});

describe('a look-up that fails', () => {
	it('never becomes a new contact', async () => {
		await open();
		sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu', contactNumber: '0900000003' });
		const items = await changes();
		sandbox.faults.add({
			service: 'ladiflow',
			path: /show/,
			kind: 'status',
			status: 400,
			times: 1,
		});
		await expect(sync(items)).rejects.toThrow(/Looking up the contact was refused/);
		expect(sandbox.requests.filter(({ path }) => /create/.test(path))).toEqual([]);
	});

	it('because LadiFlow is busy is repeated', async () => {
		await open();
		sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu', contactNumber: '0900000003' });
		const items = await changes();
		sandbox.faults.add({
			service: 'ladiflow',
			path: /show/,
			kind: 'status',
			status: 429,
			headers: { 'retry-after': '0' },
			times: 2,
		});
		await sync(items);
		expect(differences()).toEqual([]);
	});
});

describe('create or update', () => {
	const upsert = async (parameters: IDataObject) => {
		const [output] = await ladiFlow({ operation: 'upsert', ...parameters }).run([{}]);
		return output[0].json;
	};

	it('keeps what it does not name, adds tags, and says whether the contact is new', async () => {
		await open({ customFields: 'replaced' });
		const first = await upsert({
			phone: '+84 900-000-004',
			name: 'Phạm Thị Mẫu',
			tags: 'VIP, Khách quen',
			customFields: { field: [{ name: 'debt', value: 5 }] },
		});
		expect(first).toMatchObject({ isNew: true, matchedBy: null, email: null, phone: '0900000004' });
		const second = await upsert({
			phone: '0900000004',
			email: ' Pham@Example.com ',
			tags: 'Mới',
			customFields: {
				field: [
					{ name: 'last_retailer_id', value: '7' },
					{ name: 'not_there', value: 'x' },
				],
			},
		});
		expect(second).toMatchObject({
			isNew: false,
			matchedBy: 'phone',
			contactId: first.contactId,
			email: 'pham@example.com',
			missingCustomFields: ['not_there'],
			contact: { name: 'Phạm Thị Mẫu', customFields: { debt: 5, last_retailer_id: '7' } },
		});
		expect((second.contact as { tags: string[] }).tags).toHaveLength(3);
	});

	it('without e-mail and phone is refused before anything is sent', async () => {
		await open();
		await expect(upsert({ email: 'none', phone: '09' })).rejects.toThrow(/neither a usable e-mail/);
	});
});

describe('the credential', () => {
	it.each([['http401' as const], ['http403' as const], ['http200code401' as const]])(
		'with a wrong key, answered as %s, fails with a sentence that names the Automation box',
		async (badKey) => {
			await open({ badKey });
			const engine = ladiFlow({ operation: 'upsert', phone: '0900000001' });
			engine.credential.apiKey = 'wrong';
			await expect(engine.run([{}])).rejects.toThrow(/did not accept the API key[\s\S]*Automation/);
		},
	);
});
