// Price books through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { byCode, byId, harnessOf } from './resourceHarness';

const harness = harnessOf('priceBook');

const WHOLESALE = 84001;
const SHIRT = 48870001;

const bodies = () => harness.writes().map(({ body }) => body);

describe('the price books', () => {
	it('come with where and for whom they hold, when that is asked for', async () => {
		const sort = { field: 'name', direction: 'Desc' };
		const include = ['branches', 'customerGroups', 'users'];
		const [wholesale, opening] = await harness.does('getMany', { sort, options: { include } });
		expect(wholesale).toMatchObject({
			id: WHOLESALE,
			name: 'Giá sỉ',
			isActive: true,
			startDate: expect.stringMatching(/\+07:00$/),
			priceBookBranches: [{ branchId: 20001 }],
			priceBookCustomerGroups: [{ customerGroupName: 'Khách sỉ' }],
			priceBookUsers: [],
		});
		expect(opening).toMatchObject({ name: 'Giá khai trương Quận 7' });
		const [bare] = await harness.does('getMany', {});
		expect(bare).not.toHaveProperty('priceBookBranches');
		const filters = { lastModifiedFrom: '2030-01-01' };
		expect(await harness.does('getMany', { filters })).toEqual([]);
	});

	it('since no date at all are refused', async () => {
		await harness.refuses(
			'getMany',
			{ filters: { lastModifiedFrom: 'x' } },
			/"Changed Since" is no/,
		);
	});
});

describe('the prices of a price book', () => {
	it('come one by one, all of them or up to a limit', async () => {
		const { prices } = harness.sandbox.shop.goods.priceBook(WHOLESALE);
		for (let n = 0; n < 250; n += 1) prices.set(50_000_000 + n, 1000 + n);
		const priceBook = byId(WHOLESALE);
		const all = await harness.does('get', { priceBook, returnAll: true });
		expect(all[0]).toEqual({ productId: SHIRT, productCode: 'SP000001', price: 120_000 });
		expect(new Set(all.map(({ productId }) => productId)).size).toBe(252);
		expect(all).toHaveLength(252);
		expect(await harness.does('get', { priceBook, limit: 2 })).toEqual(all.slice(0, 2));
	});

	it('that is not there, or was named, are refused', async () => {
		await harness.refuses('get', { priceBook: byId(1) }, /Listing prices of the price book found/);
		await harness.refuses('get', { priceBook: byId('Giá sỉ') }, /"Price Book" is no ID/);
	});
});

describe('a price', () => {
	it('is set in a price book', async () => {
		const set = await harness.does('setPrice', {
			appliesTo: 'priceBook',
			priceBook: byId(WHOLESALE),
			product: byCode('SP000001'),
			price: '115000',
		});
		expect(bodies()).toEqual([{ pricebookId: WHOLESALE, productId: SHIRT, price: 115_000 }]);
		expect(set).toEqual([
			{ priceBookId: WHOLESALE, productId: SHIRT, price: 115_000, updated: true },
		]);
		expect(harness.sandbox.shop.goods.priceBook(WHOLESALE).prices.get(SHIRT)).toBe(115_000);
	});

	it('is set for each item, in general too', async () => {
		const items = [{ price: 1000 }, { price: 2000 }];
		const set = await harness.does(
			'setPrice',
			{ appliesTo: 'general', product: byId(SHIRT), price: '={{ $json.price }}' },
			items,
		);
		expect(set.map(({ price, priceBookId }) => [price, priceBookId])).toEqual([
			[1000, 0],
			[2000, 0],
		]);
		expect(harness.sandbox.shop.goods.product(SHIRT).basePrice).toBe(2000);
	});

	it.each([
		['in a book that was not chosen', { priceBook: byId('') }, /"Price Book" is empty/],
		['in a book that is not there', { priceBook: byId(1) }, /Bảng giá không tồn tại/],
		['of nothing', { product: byId('') }, /"Product" is empty/],
		['that is left open', { price: '' }, /"Price" is empty/],
		['neither here nor there', { appliesTo: 'both' }, /"Set In" does not take this value/],
	])('%s is refused, and no other price is set instead', async (_, wrong, sentence) => {
		const right = {
			appliesTo: 'priceBook',
			priceBook: byId(WHOLESALE),
			product: byId(SHIRT),
			price: '1000',
		};
		await harness.refuses('setPrice', { ...right, ...wrong }, sentence);
		expect(harness.sandbox.shop.goods.product(SHIRT).basePrice).toBe(150_000);
	});

	it('that KiotViet says it did not set is no success', async () => {
		harness.sandbox.faults.add({
			service: 'kiotviet',
			path: /pricebooks/,
			kind: 'status',
			status: 200,
			body: { message: 'Bảng giá đã hết hạn', isSuccess: false },
		});
		await harness.refuses(
			'setPrice',
			{ appliesTo: 'general', product: byId(SHIRT), price: '1000' },
			/did not set the price of product 48870001: "Bảng giá đã hết hạn"/,
		);
	});
});

harness.leavesNothingOut();
