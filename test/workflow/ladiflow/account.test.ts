// What a process learned of an account spares requests, and never makes a wrong contact: the account may change at any time.
/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { IDataObject } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../../sandbox';
import type { Switches } from '../../../sandbox/switches';
import { EMAIL } from './cases';
import { held, ladiFlow, named, run } from './node';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => sandbox.stop());

const upsert = async (parameters: IDataObject) =>
	(await run(sandbox, 'contact.upsert', parameters))[0];

describe('the tags of an account', () => {
	/** One node, whose credential has checked its key. */
	const opened = async (parameters: IDataObject) => {
		const node = ladiFlow(sandbox, 'contact.upsert', {
			email: '={{ $json.email }}',
			tags: 'VIP',
			...parameters,
		});
		await node.run([{ email: EMAIL }]);
		return async (items: IDataObject[]) => {
			const before = sandbox.requests.length;
			const [output] = await node.run(items);
			const asked = sandbox.requests.slice(before).map(({ path }) => path);
			return { said: output.map(({ json }) => json), asked };
		};
	};

	it('are not listed again by the next run', async () => {
		const next = await opened({});
		const { said, asked } = await next([{ email: 'khach2@example.com' }]);
		expect(said).toMatchObject([{ missingTags: [], contact: { tagNames: ['VIP'] } }]);
		expect(asked).not.toContain('/customer/list-tag');
	});

	it.each([
		[true, [], ['VIP']],
		[false, ['VIP'], []],
	])(
		'may lose one that a run has just seen: it is created again where that is wished (%s), or named',
		async (createMissingTags, missingTags, tags) => {
			const next = await opened({
				options: { createMissingTags: '={{ $json.email === "' + EMAIL + '" || $json.create }}' },
			});
			sandbox.account.tags.length = 0;
			for (const contact of sandbox.account.contacts) contact.tags = [];
			const { said } = await next([{ email: 'khach2@example.com', create: createMissingTags }]);
			expect(said).toMatchObject([{ isNew: true, missingTags }]);
			expect(held(sandbox.account, sandbox.account.contacts[1]).tags).toEqual(tags);
		},
	);

	it('take the place of all others only when they are there now', async () => {
		await opened({});
		const replacing = {
			email: EMAIL,
			tags: 'VIP',
			options: { replaceTags: true, createMissingTags: false },
		};
		const other = sandbox.account.createsTag('Khách quen');
		sandbox.account.tags.splice(0, 1);
		sandbox.account.contacts[0].tags = [other.id];
		await expect(upsert(replacing)).rejects.toThrow(/no tags to put in the place/);
		expect(held(sandbox.account, sandbox.account.contacts[0]).tags).toEqual(['Khách quen']);
	});
});

it('a field that is created after the fields were seen is found when it is asked for', async () => {
	sandbox.account.addsContact({ email: 'other@example.com' }).fields.set('debt', 1);
	sandbox.account.definesField('sizes', 'CHECK_BOX');
	await upsert({ email: EMAIL, ...named({ sizes: 'S, M' }) });
	sandbox.account.definesField('colours', 'CHECK_BOX');
	await upsert({ email: 'khach2@example.com', ...named({ colours: 'đỏ, xanh' }) });
	expect(held(sandbox.account, sandbox.account.contacts[2]).fields).toEqual({
		colours: ['đỏ', 'xanh'],
	});
});

/** Customers of a shop, as the KiotViet node gives them; `debt` tells one visit from the next. */
const customer = (n: number, more: IDataObject = {}): IDataObject => ({
	id: 5000 + n,
	code: `KH${n}`,
	name: `Khách ${n}`,
	contactNumber: `09000000${String(n).padStart(2, '0')}`,
	retailerId: 1,
	debt: n,
	createdDate: '2026-11-01T08:00:00.000+07:00',
	modifiedDate: '2026-11-01T08:00:00.000+07:00',
	...more,
});

/** Syncs customers one after the other, and says what the last one asked LadiFlow for. */
function shop(options: IDataObject = {}) {
	const node = ladiFlow(sandbox, 'contact.syncFromKiotViet', { options });
	return async (...customers: IDataObject[]) => {
		let asked: string[] = [];
		let said: IDataObject = {};
		for (const one of customers) {
			const before = sandbox.requests.length;
			const [output] = await node.run([one]);
			[said] = output.map(({ json }) => json);
			asked = sandbox.requests.slice(before).map(({ path }) => path.replace('/customer/', ''));
		}
		return { asked, said };
	};
}

const some = [1, 2, 3, 4].map((n) => customer(n));
const contactOf = (n: number) => {
	const found = sandbox.account.contacts.filter(
		({ phone }) => phone?.slice(-9) === `9000000${String(n).padStart(2, '0')}`,
	);
	expect(found).toHaveLength(1);
	return held(sandbox.account, found[0]);
};

describe('once the account is known', () => {
	it.each<[string, IDataObject]>([
		['', {}],
		[' with tags', { tags: 'VIP' }],
	])(
		'a new contact costs two reads and a write, a known one a read and a write%s',
		async (_, options) => {
			const syncs = shop(options);
			await syncs(...some);
			expect((await syncs(customer(5))).asked).toEqual(['show', 'list', 'create-or-update']);
			expect((await syncs(customer(6, { email: 'khach6@example.com' }))).asked).toEqual([
				'show',
				'list',
				'create-or-update',
			]);
			const known = await syncs(customer(5, { debt: 70 }));
			expect(known.asked).toEqual(['show', 'update']);
			expect(known.said).toMatchObject({ isNew: false, written: { debt: 70 } });
			expect(contactOf(5).fields.debt).toBe(70);
			expect(contactOf(5).tags).toEqual(options.tags ? ['VIP'] : []);
		},
	);

	it('by Check Setup, its first customer costs as little', async () => {
		const [check] = await run(sandbox, 'account.checkSetup', { writeTestContact: true });
		expect(check.ready).toBe(true);
		const syncs = shop();
		// The first request of a node checks the key.
		const [key, ...calls] = (await syncs(customer(5))).asked;
		expect([key, calls]).toEqual(['list-tag', ['show', 'list', 'create-or-update']]);
		expect((await syncs(customer(5, { debt: 70 }))).asked).toEqual(['show', 'update']);
		expect(contactOf(5).fields.debt).toBe(70);
	});

	it.each<[string, Partial<Switches>, string[]]>([
		[
			'a search for whole words',
			{ contactSearch: 'words' },
			['show', 'show', 'list', 'show', 'show', 'create-or-update'],
		],
		[
			'answers without fields',
			{ writeEchoesFields: false },
			['show', 'list', 'create-or-update', 'show'],
		],
	])('by Check Setup as one with %s, it is met with care', async (_, switches, calls) => {
		Object.assign(sandbox.switches, switches);
		await run(sandbox, 'account.checkSetup', { writeTestContact: true });
		expect((await shop()(customer(4), customer(5))).asked.slice(0, calls.length)).toEqual(calls);
	});

	it('one of twenty writes is read back all the same', async () => {
		const syncs = shop();
		await syncs(...some);
		let readBack = 0;
		for (let debt = 100; debt < 140; debt++) {
			const { asked } = await syncs(customer(5, { debt }));
			if (asked.at(-1) === 'show') readBack++;
		}
		expect(readBack).toBe(2);
	});

	it('a record that is wanted whole is read back', async () => {
		const syncs = shop({ simplify: false });
		await syncs(...some);
		const { asked, said } = await syncs(customer(1, { debt: 70 }));
		expect(asked).toEqual(['show', 'update', 'show']);
		expect(said.contact).toHaveProperty('total_order');
	});
});

describe('an account that changes', () => {
	it('and shows less in its answers is read back from then on, and the contact is right', async () => {
		const syncs = shop();
		await syncs(...some);
		sandbox.switches.writeEchoesFields = false;
		const { asked, said } = await syncs(customer(5));
		expect(asked.at(-1)).toBe('show');
		expect(said).toMatchObject({ missingCustomFields: [], written: { debt: 5 } });
		sandbox.switches.writeEchoesFields = true;
		expect((await syncs(customer(6))).asked.at(-1)).toBe('show');
		expect(contactOf(6).fields.debt).toBe(6);
	});

	it.each<['dropped' | 'unlinked' | 'externalData']>([['dropped'], ['unlinked'], ['externalData']])(
		'and loses a field between two writes names it on the first (%s)',
		async (unknownFields) => {
			sandbox.switches.unknownFields = unknownFields;
			const syncs = shop();
			await syncs(...some);
			sandbox.account.removesField('debt');
			const first = await syncs(customer(5));
			expect(first.asked.at(-1)).toBe('show');
			const next = await syncs(customer(6), customer(7), customer(8), customer(9));
			for (const { said } of [first, next]) {
				expect(said).toMatchObject({ missingCustomFields: ['debt'] });
				expect(said.written).not.toHaveProperty('debt');
			}
			expect(next.asked).toEqual(['show', 'list', 'create-or-update']);
			sandbox.account.definesField('debt', 'NUMBER');
			expect((await syncs(customer(10))).said).toMatchObject({ missingCustomFields: [] });
			expect(contactOf(10).fields.debt).toBe(10);
		},
	);

	it('and begins to replace, or to let lists grow, keeps what nobody mentioned', async () => {
		const syncs = shop();
		await syncs(...some);
		for (const contact of sandbox.account.contacts)
			contact.fields.set('kv_last_branch_name', 'Huế');
		for (const change of [
			{ customFields: 'replaced' },
			{ lists: 'appended' },
			{ customFields: 'merged' },
			{ tags: 'appended' },
		] as const) {
			Object.assign(sandbox.switches, change);
			await syncs(customer(1, { debt: Math.random() }), customer(2, { debt: Math.random() }));
			for (const n of [1, 2]) {
				expect(contactOf(n).fields.kv_last_branch_name).toBe('Huế');
			}
		}
	});

	it('by another process that writes at the same time is read back, and written again', async () => {
		const syncs = shop();
		await syncs(...some);
		const [{ _id }] = sandbox.account.contacts;
		sandbox.account.updates({ _id, custom_fields: [{ name: 'debt', value: 99 }] });
		const updates = sandbox.account.updates.bind(sandbox.account);
		sandbox.account.updates = (body) => {
			sandbox.account.updates = updates;
			const contact = updates(body);
			// What the other process had read before, comes a moment after.
			setImmediate(() => updates({ _id, custom_fields: [{ name: 'debt', value: 99 }] }));
			return contact;
		};
		const { asked } = await syncs(customer(1, { debt: 70 }));
		expect(asked).toEqual(['show', 'update', 'show', 'update', 'show']);
		expect(contactOf(1).fields.debt).toBe(70);
	});
});

it.each([
	{ phoneMatch: 'none' },
	{ phoneMatch: 'anyForm' },
	{ contactSearch: 'words' },
	{ pageBase: 0 },
	{ pageLimit: 'small' },
	{ notFound: 'bodyCode404' },
	{ writeEchoesFields: false },
	{ newFlag: 'alwaysTrue' },
	{ newFlag: 'absent' },
	{ customFields: 'replaced' },
	{ lists: 'appended' },
	{ unknownFields: 'unlinked' },
	{ upsertMatches: 'emailThenPhone' },
] as const)(
	'on an account with %j nobody gets a second contact, however his was stored',
	async (how) => {
		Object.assign(sandbox.switches, how);
		const syncs = shop();
		await syncs(...some);
		sandbox.account.addsContact({ phone: '+84900000005', first_name: 'Khách 5' });
		sandbox.account.addsContact({ phone: '84900000006', email: 'khach6@example.com' });
		sandbox.account.addsContact({ phone: '0900000007' }).phone = null;
		await syncs(customer(5), customer(6), customer(7, { email: 'khach7@example.com' }));
		await syncs(...some.map((one) => ({ ...one, debt: 70 })));
		expect(sandbox.account.contacts).toHaveLength(7);
		for (const n of [5, 6, 7]) expect(contactOf(n).fields.debt).toBe(n);
		for (const n of [1, 2, 3, 4]) expect(contactOf(n).fields.debt).toBe(70);
	},
);
