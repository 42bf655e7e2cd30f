// Product groups through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { byId, harnessOf } from './resourceHarness';

const harness = harnessOf('category');

const CLOTHES = 1601001;
const ACCESSORIES = 1601003;
const BELTS = 1601005;

const bodies = () => harness.writes().map(({ body }) => body);

describe('the product groups', () => {
	it('come in the order of their names, each with its parent', async () => {
		const categories = await harness.does('getMany', {});
		expect(categories.map(({ categoryName }) => categoryName)).toEqual(
			harness.sandbox.shop.goods.categories.map(({ name }) => name).sort(),
		);
		expect(categories.find(({ categoryId }) => categoryId === BELTS)).toEqual({
			categoryId: BELTS,
			parentId: ACCESSORIES,
			categoryName: 'Thắt lưng',
			retailerId: 500199999,
			hasChild: false,
			rank: 4,
			createdDate: expect.stringMatching(/\+07:00$/),
		});
	});

	it('come as a tree, each once, on three levels', async () => {
		const { goods } = harness.sandbox.shop;
		const leather = goods.addsCategory({ name: 'Thắt lưng da', parentId: BELTS });
		const options = { include: ['tree'] };
		const tree = await harness.does('getMany', { returnAll: true, options });
		expect(tree).toHaveLength(4);
		expect(tree.find(({ categoryId }) => categoryId === ACCESSORIES)).toMatchObject({
			children: [{ categoryId: BELTS, children: [{ categoryId: leather.id, children: [] }] }],
		});
		expect(harness.sandbox.requests.at(-1)?.query).toMatchObject({ hierachicalData: 'true' });
	});

	it('that changed since a time are told with those that were deleted', async () => {
		const { goods, clock } = harness.sandbox.shop;
		const filters = { lastModifiedFrom: clock.now().toISO() };
		const added = goods.addsCategory({ name: 'Đồ len' });
		goods.dropsCategory(BELTS);
		expect(
			await harness.does('getMany', { filters, options: { includeDeleted: true } }),
		).toMatchObject([{ categoryId: added.id }, { categoryId: BELTS, deleted: true }]);
		expect(await harness.does('getMany', { filters })).toHaveLength(1);
	});

	it('are not asked for as a tree and by their changes at once', async () => {
		await harness.refuses(
			'getMany',
			{ filters: { lastModifiedFrom: '2026-01-01' }, options: { include: ['tree'] } },
			/does not look at "Changed Since"/,
		);
	});
});

describe('a product group', () => {
	it('is read with what it holds', async () => {
		expect(await harness.does('get', { category: byId(ACCESSORIES) })).toMatchObject([
			{
				categoryId: ACCESSORIES,
				categoryName: 'Phụ kiện',
				hasChild: true,
				children: [{ categoryId: BELTS }],
			},
		]);
	});

	it.each([
		['that nobody has', byId(1), /Reading category 1 found nothing/],
		['that is named', byId('Áo'), /"Category" is no ID/],
	])('%s is not found', async (_, category, sentence) => {
		await harness.refuses('get', { category }, sentence);
	});

	it('is created within another, and comes back with its ID', async () => {
		const [created] = await harness.does('create', { name: ' Áo len ', parentId: byId(CLOTHES) });
		expect(bodies()).toEqual([{ categoryName: 'Áo len', parentId: CLOTHES }]);
		const { id } = harness.sandbox.shop.goods.categories.at(-1)!;
		expect(created).toMatchObject({ categoryId: id, parentId: CLOTHES, hasChild: false });
	});

	it('needs a name, and room above', async () => {
		await harness.refuses('create', { name: ' ' }, /"Name" is empty/);
		const { goods } = harness.sandbox.shop;
		const third = goods.addsCategory({ name: 'Thắt lưng da', parentId: BELTS });
		await harness.refuses(
			'create',
			{ name: 'Thắt lưng da bò', parentId: byId(third.id) },
			/status 420: "Chỉ cho phép tối đa 3 cấp"/,
		);
	});

	it('is renamed and moved', async () => {
		const [updated] = await harness.does('update', {
			category: byId(BELTS),
			updateFields: { name: 'Dây lưng', parentId: byId(CLOTHES) },
		});
		expect(bodies()).toEqual([{ categoryName: 'Dây lưng', parentId: CLOTHES }]);
		expect(updated).toMatchObject({ categoryId: BELTS, categoryName: 'Dây lưng' });
		await harness.refuses('update', { category: byId(BELTS) }, /There is nothing to change/);
	});

	it('is deleted when it is empty, and only then', async () => {
		expect(await harness.does('delete', { category: byId(BELTS) })).toEqual([
			{ deleted: true, categoryId: BELTS },
		]);
		await harness.refuses('delete', { category: byId(CLOTHES) }, /đang được sử dụng/);
	});
});

harness.leavesNothingOut();
