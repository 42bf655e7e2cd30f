// Suppliers through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { byCode, byId, harnessOf } from './resourceHarness';

const harness = harnessOf('supplier');

const WORKSHOP = 71001;
const SHOEMAKER = 71002;

describe('a supplier', () => {
	it('is read by ID and by code, with what the shop owes there', async () => {
		harness.sandbox.shop.goods.buys({
			supplier: { code: 'NCC000001' },
			lines: [{ productCode: 'SP000001', quantity: 10, price: 90_000 }],
			paidAmount: 400_000,
		});
		const expected = {
			id: WORKSHOP,
			code: 'NCC000001',
			name: 'Xưởng may Mẫu',
			contactNumber: '0900000021',
			email: 'xuongmay@example.com',
			address: '21 Đường Mẫu',
			groups: 'Quần áo',
			isActive: true,
			debt: 500_000,
			totalInvoiced: 900_000,
		};
		for (const supplier of [byId(WORKSHOP), byCode('NCC000001')])
			expect(await harness.does('get', { supplier })).toEqual([expected]);
		const [full] = await harness.does('get', { supplier: byId(WORKSHOP), simplify: false });
		expect(full).toMatchObject({ organization: 'Công ty May Mẫu', createdBy: 'Thu ngân 1' });
	});

	it('whose code is the ID of another is not taken for it', async () => {
		harness.sandbox.shop.goods.suppliers[1].code = String(WORKSHOP);
		await harness.refuses(
			'get',
			{ supplier: byCode(String(WORKSHOP)) },
			/KiotViet gave another supplier than 71001/,
		);
		expect(await harness.does('get', { supplier: byId(WORKSHOP) })).toMatchObject([
			{ id: WORKSHOP },
		]);
	});

	it.each([
		['whose ID nobody has', byId(1), /Reading supplier 1 found nothing/],
		['whose code nobody has', byCode('NCC9'), /Reading supplier NCC9 found nothing/],
		['that was not chosen', byId(''), /"Supplier" is empty/],
	])('%s is not found', async (_, supplier, sentence) => {
		await harness.refuses('get', { supplier }, sentence);
	});
});

describe('a list of suppliers', () => {
	it.each([
		['code', { code: 'NCC000002' }],
		['name', { name: 'giày' }],
		['phone', { contactNumber: '0900000022' }],
	])('is filtered by %s', async (_, filters) => {
		expect(await harness.does('getMany', { filters })).toMatchObject([
			{ id: SHOEMAKER, groups: 'Giày, Phụ kiện', totalInvoiced: 0 },
		]);
	});

	it('comes without totals and groups where they are not wanted', async () => {
		const [supplier] = await harness.does('getMany', { options: { include: [] } });
		expect(supplier).toMatchObject({ id: WORKSHOP });
		expect(supplier).not.toHaveProperty('groups');
		expect(supplier).not.toHaveProperty('totalInvoiced');
	});

	it('comes whole without an order that the API does not know, with what was deleted', async () => {
		harness.sandbox.shop.goods.dropsSupplier(SHOEMAKER);
		const parameters = { returnAll: true, options: { includeDeleted: true } };
		expect(await harness.does('getMany', parameters)).toMatchObject([
			{ id: WORKSHOP },
			{ id: SHOEMAKER, deleted: true },
		]);
		await harness.refuses('getMany', { limit: -1 }, /"Limit" is no whole number above 0/);
	});
});

harness.leavesNothingOut();
