// Brands through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { harnessOf } from './resourceHarness';

const harness = harnessOf('brand');

describe('the brands', () => {
	it('come in the order of their names, whole and once each', async () => {
		const brands = await harness.does('getMany', { returnAll: true });
		expect(brands).toEqual([
			{
				tradeMarkId: 166901,
				tradeMarkName: 'Sen Vàng',
				createdDate: expect.stringMatching(/\+07:00$/),
				modifiedDate: expect.stringMatching(/\+07:00$/),
			},
			expect.objectContaining({ tradeMarkId: 166902, tradeMarkName: 'Tre Xanh' }),
		]);
		const sort = { field: 'name', direction: 'Desc' };
		expect((await harness.does('getMany', { sort })).map(({ tradeMarkId }) => tradeMarkId)).toEqual(
			[166902, 166901],
		);
	});

	it('that changed since a time are told alone', async () => {
		const { goods, clock } = harness.sandbox.shop;
		const filters = { lastModifiedFrom: clock.now().toISO() };
		expect(await harness.does('getMany', { filters })).toEqual([]);
		goods.brands[1].modifiedDate = clock.stamp();
		expect(await harness.does('getMany', { filters })).toMatchObject([{ tradeMarkId: 166902 }]);
		await harness.refuses(
			'getMany',
			{ filters: { lastModifiedFrom: 'hôm qua' } },
			/"Changed Since" is no date/,
		);
	});
});

harness.leavesNothingOut();
