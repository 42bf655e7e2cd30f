// Returns through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { byCode, byId, harnessOf } from './resourceHarness';

const harness = harnessOf('return');

const shirt = { productCode: 'SP000001', quantity: 2, price: 150_000 };
const bringsBack = (fee = 0) => {
	const { shop } = harness.sandbox;
	return shop.returnsGoods(shop.sells({ lines: [shirt] }).id, { fee });
};

it('a return is read by ID and by code, simplified and in full', async () => {
	const { id, code, invoiceId } = bringsBack(10_000);
	for (const goodsBack of [byId(id), byCode(code)]) {
		expect(await harness.does('get', { return: goodsBack })).toMatchObject([
			{ id, code, invoiceId, returnTotal: 300_000, totalPayment: 290_000 },
		]);
	}
	const [full] = await harness.does('get', { return: byId(id), simplify: false });
	expect(full).toMatchObject({ returnFee: 10_000, returnDetails: [{ quantity: 2 }] });
});

it('a return that is gone is not found', async () => {
	await harness.refuses('get', { return: byId(1) }, /Reading return 1 found nothing/);
});

it('returns are listed since a change, newest first', async () => {
	bringsBack();
	const since = harness.sandbox.shop.clock.now().toISO();
	const [second, third] = [bringsBack(), bringsBack()];
	const returns = await harness.does('getMany', {
		filters: { lastModifiedFrom: since },
		sort: { field: 'returnDate', direction: 'Desc' },
	});
	expect(returns.map(({ id }) => id)).toEqual([third.id, second.id]);
	const [full] = await harness.does('getMany', { simplify: false });
	expect(full).toMatchObject({ payments: [] });
});

it('a list of returns since a date that is none is refused', async () => {
	const filters = { lastModifiedFrom: '2026-13-01' };
	await harness.refuses('getMany', { filters }, /"Changed Since" is no date/);
});

harness.leavesNothingOut();
