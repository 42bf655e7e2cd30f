// What an expression gives for an item, in n8n itself: never all invoices for an empty filter, nor a sale to a guest.
import { DateTime } from 'luxon';

import { byCode, byId, harnessOf } from './resourceHarness';

const located = (value: string) => ({ __rl: true, mode: 'id', value });

describe('a list of invoices whose filter comes to nothing', () => {
	const harness = harnessOf('invoice');

	it.each([
		{ customerIds: located('={{ $json.customerId }}') },
		{ customerCode: '={{ $json.code }}' },
		{ lastModifiedFrom: '={{ $json.since }}' },
		{ branchIds: '={{ $json.branches }}' },
		{ status: '={{ $json.statuses }}' },
		{ orderId: '={{ $json.order }}' },
	])('is refused and nothing is read: %j', async (filters) => {
		for (const item of [{}, { customerId: null, code: '', since: null, branches: [], order: '' }]) {
			const engine = harness.engine('getMany', { returnAll: true, filters });
			await expect(engine.run([item])).rejects.toThrow(/^"[\w ]+" is empty$/);
		}
		expect(harness.sandbox.requests.filter(({ path }) => path === '/invoices')).toEqual([]);
	});

	it('refuses the item that it is empty for, and lists for the others', async () => {
		const filters = { customerCode: '={{ $json.code }}' };
		const parameters = { returnAll: true, filters };
		const engine = harness.engine('getMany', parameters, { continueOnFail: true });
		const [output] = await engine.run([{ code: null }, { code: 'KH999999' }]);
		expect(output).toEqual([
			expect.objectContaining({
				json: expect.objectContaining({ error: '"Customer Code" is empty' }),
				pairedItem: { item: 0 },
			}),
		]);
	});

	it.each([-1, 0, 1.5, 'abc', null, true])('with a limit of %j is refused', async (limit) => {
		const engine = harness.engine('getMany', { limit: '={{ $json.limit }}' });
		await expect(engine.run([{ limit }])).rejects.toThrow(/^"Limit" is /);
	});

	it.each(['x', 'all', null, 2])('with Return All = %j is refused', async (all) => {
		const engine = harness.engine('getMany', { returnAll: '={{ $json.all }}' });
		await expect(engine.run([{ all }])).rejects.toThrow(/^"Return All" is /);
	});
});

describe.each([
	['invoice', 'invoices'],
	['order', 'orders'],
])('a sale (%s) whose customer comes to nothing', (resource) => {
	const harness = harnessOf(resource);

	it('is refused, and not sold to a guest', async () => {
		const sale = {
			branchId: byId(20001),
			lines: { rows: [{ product: byCode('SP000001'), quantity: '1', price: '150000' }] },
		};
		const fields = {
			customerId: located('={{ $json.who }}'),
			customer: located('={{ $json.who }}'),
		};
		const additionalFields =
			resource === 'order' ? { customer: fields.customer } : { customerId: fields.customerId };
		for (const who of [undefined, null, '', ' ', {}, { id: 7 }, 'Chị Mai', 0, NaN]) {
			const engine = harness.engine('create', { ...sale, additionalFields });
			await expect(engine.run([{ who } as never])).rejects.toThrow(/^"Customer" is /);
		}
		expect(harness.writes()).toEqual([]);
	});
});

describe('a product', () => {
	const harness = harnessOf('product');

	it.each<[unknown, boolean]>([
		['TRUE', true],
		[1, true],
		['có', true],
		[true, true],
		['FALSE', false],
		[0, false],
		['không', false],
	])('with Active = %j is on sale: %j', async (active, sent) => {
		const [{ id }] = await harness.does('getMany', { limit: 1 });
		await harness.does(
			'update',
			{ product: byId(Number(id)), updateFields: { isActive: '={{ $json.active }}' } },
			[{ active } as never],
		);
		expect(harness.writes().at(-1)?.body).toMatchObject({ isActive: sent });
	});

	it.each(['đang bán', 'x', 2, {}])('with Active = %j stays as it is', async (active) => {
		const [{ id }] = await harness.does('getMany', { limit: 1 });
		const updateFields = { isActive: '={{ $json.active }}' };
		const engine = harness.engine('update', { product: byId(Number(id)), updateFields });
		await expect(engine.run([{ active } as never])).rejects.toThrow(
			/"Active" is neither yes nor no/,
		);
		expect(harness.writes()).toEqual([]);
	});
});

describe('a new customer', () => {
	const harness = harnessOf('customer');
	const create = async (item: object) => {
		const additionalFields = {
			birthDate: '={{ $json.birthDate }}',
			contactNumber: '={{ $json.phone }}',
			email: '={{ $json.email }}',
		};
		const engine = harness.engine('create', { name: '={{ $json.name }}', additionalFields });
		return await engine.run([item as never]);
	};

	it.each<[unknown]>([
		['1995-04-20'],
		[34809],
		['34809'],
		[798336000000],
		[new Date('1995-04-20')],
		[DateTime.fromISO('1995-04-20', { zone: 'Asia/Tokyo' })],
		['1995-04-19T17:00:00.000Z'],
	])('has the birthday that %p means', async (birthDate) => {
		await create({ name: 'Mai', birthDate });
		expect(harness.writes().at(-1)?.body).toEqual({
			name: 'Mai',
			birthDate: '1995-04-20T00:00:00',
		});
	});

	it.each([
		{ birthDate: 1995 },
		{ birthDate: '12:30' },
		{ birthDate: '03/04/1995' },
		{ birthDate: '31/02/1995' },
		{ phone: { number: '0900000001' } },
		{ phone: '[object Object]' },
		{ email: ['mai@example.com'] },
		{ name: { first: 'Mai' } },
		{ name: 'undefined' },
		{ name: null },
	])('is not made of %j', async (item) => {
		await expect(create({ name: 'Mai', ...item })).rejects.toThrow(/^"[\w ]+" (is|takes|holds) /);
		expect(harness.writes()).toEqual([]);
	});

	it('may have no e-mail and no phone', async () => {
		await create({ name: 'Mai', email: null, phone: '' });
		expect(harness.writes().at(-1)?.body).toEqual({ name: 'Mai' });
	});
});

describe('vouchers', () => {
	const harness = harnessOf('voucher');

	it.each([
		'["VC000901"',
		[{ code: 'VC000901' }],
		{ code: 'VC000901' },
		'VC000901, null',
		['VC000901', ['VC000902']],
		'[object Object]',
		[null],
	])('are not created of %j', async (codes) => {
		const parameters = { campaignId: byId(30087), codes: '={{ $json.codes }}' };
		const engine = harness.engine('create', parameters);
		await expect(engine.run([{ codes } as never])).rejects.toThrow(/^"Voucher Codes" /);
		expect(harness.writes()).toEqual([]);
	});

	it.each(['["VC000901", "VC000902"]', 'VC000901\r\nVC000902', ['VC000901', null, 'VC000902']])(
		'are created of %j',
		async (codes) => {
			const parameters = { campaignId: byId(30087), codes: '={{ $json.codes }}' };
			await harness.does('create', parameters, [{ codes } as never]);
			expect(harness.writes()[0].body).toMatchObject({
				data: [{ code: 'VC000901' }, { code: 'VC000902' }],
			});
		},
	);
});
