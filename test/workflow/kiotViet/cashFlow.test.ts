// The cash book through the KiotViet node, in n8n's own execution context against a sandbox shop.
import type { IDataObject } from 'n8n-workflow';

import { byId, harnessOf } from './resourceHarness';

const harness = harnessOf('cashFlow');

const sells = (more: object = {}) =>
	harness.sandbox.shop.sells({ lines: [{ productCode: 'SP000001', quantity: 1 }], ...more });

it('the cash book tells what came in and what went out, simplified and in full', async () => {
	const { shop } = harness.sandbox;
	const { id: customerId } = shop.registersCustomer({ name: 'Nguyễn Thị Mai' });
	const { id, code } = sells({ customerId, method: 'Transfer' });
	shop.returnsGoods(id);
	expect(await harness.does('getMany', {})).toEqual([
		{
			id: expect.any(Number),
			code: `TT${code}`,
			transDate: expect.stringMatching(/\+07:00$/),
			amount: 150_000,
			method: 'Transfer',
			partnerType: 'C',
			partnerName: 'Nguyễn Thị Mai',
			statusValue: 'Đã thanh toán',
			branchId: 20001,
			description: code,
		},
		expect.objectContaining({ code: 'PCTH000001' }),
	]);
	const [full] = await harness.does('getMany', { simplify: false });
	expect(full).toMatchObject({ accountId: 1201, user: 'Thu ngân 1' });
	const [bare] = await harness.does('getMany', { simplify: false, options: { include: [] } });
	expect(bare).not.toHaveProperty('user');
});

it.each([
	['bank account', { accountId: byId(1201) }],
	['branch', { branchIds: [20002] }],
	['codes', { codes: 'TTHD000002, TTHD9' }],
	['codes that an expression gives', { codes: ['TTHD000002'] }],
	['direction and phone', { isReceipt: 'in', contactNumber: '0900000001' }],
	['method', { method: ['Transfer'] }],
	['partner', { partnerName: 'mai', partnerType: 'C' }],
	['time', { startDate: '2026-03-01', endDate: '2026-03-02' }],
	['status', { status: 1 }],
])('the cash book is filtered by %s', async (_, filters) => {
	const { shop } = harness.sandbox;
	const customer = shop.registersCustomer({ name: 'Chị Mai', contactNumber: '0900000001' });
	shop.returnsGoods(sells().id);
	const wanted = sells({
		customerId: customer.id,
		branchId: 20002,
		method: 'Transfer',
		purchaseDate: '2026-03-01T08:00:00',
	});
	if ('status' in filters) shop.cancelsInvoice(wanted.id);
	const found = await harness.does('getMany', { filters });
	expect(found.map(({ code }) => code)).toEqual([`TT${wanted.code}`]);
});

it('the cash book is filtered by user, IDs, kinds of entries and what counts as business', async () => {
	sells();
	const [{ id }] = await harness.does('getMany', {});
	const counts = async (filters: object) => (await harness.does('getMany', { filters })).length;
	expect(await counts({ userId: byId(31001), ids: String(id) })).toBe(1);
	expect(await counts({ usedForFinancialReporting: 0 })).toBe(0);
	expect(await counts({ cashFlowGroupIds: '7, 8' })).toBe(0);
	expect(await counts({ isReceipt: 'out' })).toBe(0);
});

it.each(['lastDays', 'all'] as const)(
	'the cash book comes from its beginning, where KiotViet gives %s without dates',
	async (cashFlowWithoutDates) => {
		harness.sandbox.switches.cashFlowWithoutDates = cashFlowWithoutDates;
		const [old, young] = ['2019-01-01T08:00:00', undefined].map(
			(purchaseDate) => `TT${sells({ purchaseDate }).code}`,
		);
		const found = async (more: IDataObject) =>
			(await harness.does('getMany', more)).map(({ code }) => code);
		expect(await found({ returnAll: true })).toEqual([old, young]);
		expect(await found({ limit: 1 })).toEqual([old]);
		expect(await found({ filters: { isReceipt: 'in' } })).toEqual([old, young]);
		expect(await found({ filters: { endDate: '2019-01-01' } })).toEqual([old]);
		expect(await found({ filters: { startDate: '2019-01-02' } })).toEqual([young]);
	},
);

it('money that goes out of the cash book is negative', async () => {
	harness.sandbox.shop.returnsGoods(sells().id);
	const [payout] = await harness.does('getMany', { filters: { isReceipt: 'out' } });
	expect(payout).toMatchObject({ amount: -150_000 });
});

it.each([
	['all', 130, 0],
	['firstOnly', 100, 1],
] as const)(
	'a long cash book (pages: %s) comes whole, or says that it did not',
	async (cashFlowPages, count, hints) => {
		harness.sandbox.switches.cashFlowPages = cashFlowPages;
		for (let n = 0; n < 130; n += 1) sells();
		const engine = harness.engine('getMany', { returnAll: true });
		const [items] = await engine.run([{}]);
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(count);
		expect(items).toHaveLength(count);
		expect(engine.hints).toHaveLength(hints);
	},
);

it.each([
	['IDs that are none', { ids: '1, hai' }, /"IDs" is no number/],
	['an unknown partner', { partnerType: 'X' }, /"Partner Type" does not take this value/],
])('a cash book with %s is refused', async (_, filters, sentence) => {
	await harness.refuses('getMany', { filters }, sentence);
});

harness.leavesNothingOut();
