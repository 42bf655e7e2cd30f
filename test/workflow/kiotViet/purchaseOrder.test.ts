// Purchase orders through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { byCode, byId, harnessOf } from './resourceHarness';

const harness = harnessOf('purchaseOrder');

const [CENTRE, DISTRICT_7] = [20001, 20002];
const SHIRT = 48870001;

const writes = () =>
	harness.writes().map(({ method, body, query }) => (method === 'DELETE' ? query : body));
const inStock = (branchId = CENTRE) => {
	const { goods } = harness.sandbox.shop;
	return goods.stockOf(goods.product(SHIRT), branchId).onHand;
};

const line = { product: byCode('SP000001'), quantity: '10', price: '90000' };
const bought = { productCode: 'SP000001', quantity: 10, price: 90_000 };
const head = { branchId: byId(CENTRE), saveAs: 'done', lines: { rows: [line] } };

describe('a new purchase order', () => {
	it('is sent as KiotViet spells it, raises the stock, and comes back with its ID', async () => {
		const [created] = await harness.does('create', {
			...head,
			supplier: byId(71001),
			lines: {
				rows: [
					{ ...line, discount: '1000', description: 'Lô 2', tax: 4 },
					{ ...line, product: byId(48870002), discountRatio: '5', tax: 0 },
					{ ...line, product: byId(48870003), tax: 2 },
				],
			},
			additionalFields: {
				description: 'Hàng hè',
				discount: 50000,
				payment: { amount: 300000, method: 'Transfer', accountId: byId(1201) },
				purchaseDate: '2026-03-02T10:00:00',
				purchaseTax: true,
				supplierDetails: { contactNumber: '0900000029', comment: 'Giao buổi sáng' },
				surcharges: {
					rows: [{ code: 'CPN01', name: 'Vận chuyển', value: '20000', isSupplierExpense: true }],
				},
			},
		});
		expect(writes()).toEqual([
			{
				branchId: CENTRE,
				isDraft: 0,
				supplier: {
					code: 'NCC000001',
					name: 'Xưởng may Mẫu',
					contactNumber: '0900000029',
					comment: 'Giao buổi sáng',
				},
				purchaseOrderDetails: [
					{
						...bought,
						discount: 1000,
						description: 'Lô 2',
						productTax: { taxId: 4, productId: SHIRT },
					},
					{ ...bought, productCode: 'SP000002', discountRatio: 5 },
					{
						...bought,
						productCode: 'SP000003',
						productTax: { taxId: 2, productId: 48870003 },
					},
				],
				description: 'Hàng hè',
				discount: 50_000,
				paidAmount: 300_000,
				paymentMethod: 'Transfer',
				accountId: 1201,
				purchaseDate: '2026-03-02T10:00:00.000',
				isApplyPurchaseTax: true,
				surcharges: [{ code: 'CPN01', name: 'Vận chuyển', value: 20_000, isSupplierExpense: true }],
			},
		]);
		const [stored] = harness.sandbox.shop.goods.purchases.values();
		expect(created).toMatchObject({
			id: stored.id,
			code: 'PN000001',
			supplierCode: 'NCC000001',
			purchaseDate: '2026-03-02T10:00:00.000+07:00',
			purchaseOrderDetails: [{ productCode: 'SP000001' }, {}, {}],
			payments: [{ amount: 300_000, method: 'Transfer' }],
		});
		expect(inStock()).toBe(110);
	});

	it('that is a draft leaves the stock as it is', async () => {
		await harness.does('create', { ...head, saveAs: 'draft' });
		expect(writes()).toMatchObject([{ isDraft: 1 }]);
		expect(inStock()).toBe(100);
	});

	it('of a supplier who is not in the list sends no more than the details', async () => {
		const supplierDetails = { name: 'Xưởng mới', contactNumber: '0900000030' };
		await harness.does('create', { ...head, additionalFields: { supplierDetails } });
		expect(writes()).toMatchObject([{ supplier: supplierDetails }]);
	});

	it.each([
		['in no branch', { branchId: byId('') }, /"Branch" is empty/],
		['of nothing', { lines: {} }, /"Line Items" is empty/],
		['without a price', { lines: { rows: [{ ...line, price: '' }] } }, /"Price" is empty/],
		[
			'of a product by its name',
			{ lines: { rows: [{ ...line, product: byId('Áo') }] } },
			/is no ID/,
		],
		['of a supplier who is gone', { supplier: byCode('NCC9') }, /Reading supplier NCC9 found/],
		['neither draft nor not', { saveAs: 'maybe' }, /"Save As" does not take this value/],
	])('%s is refused before anything is written', async (_, wrong, sentence) => {
		await harness.refuses('create', { ...head, ...wrong }, sentence);
		expect(writes()).toEqual([]);
	});

	it('of a product that is gone is refused in the words of KiotViet', async () => {
		const lines = { rows: [{ ...line, product: byCode('SP9') }] };
		await harness.refuses('create', { ...head, lines }, /Hàng hóa được chọn không tồn tại/);
	});
});

describe('a purchase order', () => {
	const draft = () =>
		harness.sandbox.shop.goods.buys({
			isDraft: true,
			supplier: { code: 'NCC000001' },
			lines: [bought],
			paidAmount: 100_000,
		});

	it('is read simplified or in full', async () => {
		const { id } = draft();
		const purchaseOrder = byId(id);
		expect(await harness.does('get', { purchaseOrder })).toEqual([
			{
				id,
				code: 'PN000001',
				purchaseDate: expect.stringMatching(/\+07:00$/),
				branchId: CENTRE,
				branchName: 'Chi nhánh trung tâm',
				supplierCode: 'NCC000001',
				supplierName: 'Xưởng may Mẫu',
				discount: 0,
				total: 900_000,
				status: 1,
			},
		]);
		const [full] = await harness.does('get', { purchaseOrder, simplify: false });
		expect(full).toMatchObject({
			purchaseOrderDetails: [{ productCode: 'SP000001', quantity: 10 }],
			payments: [{ amount: 100_000, statusValue: 'Đã thanh toán' }],
		});
		await harness.refuses(
			'get',
			{ purchaseOrder: byId(1) },
			/Reading purchase order 1 found nothing/,
		);
	});

	it('is completed by a change, and keeps what was not named', async () => {
		const { id } = draft();
		const [updated] = await harness.does('update', {
			purchaseOrder: byId(id),
			updateFields: { saveAs: 'done', branchId: byId(DISTRICT_7), discountRatio: 10 },
		});
		expect(writes()).toEqual([{ isDraft: 0, branchId: DISTRICT_7, discountRatio: 10 }]);
		expect(updated).toMatchObject({ id, supplierCode: 'NCC000001', total: 810_000 });
		expect([inStock(), inStock(DISTRICT_7)]).toEqual([100, 30]);
		await harness.refuses('update', { purchaseOrder: byId(id) }, /There is nothing to change/);
	});

	it.each([
		[true, 'true'],
		[false, 'false'],
	])('is deleted by its ID in the query; payments voided: %s', async (voidPayments, flag) => {
		const { id } = harness.sandbox.shop.goods.buys({ lines: [bought] });
		const parameters = { purchaseOrder: byId(id), voidPayments };
		expect(await harness.does('delete', parameters)).toEqual([{ deleted: true, id }]);
		expect(writes()).toEqual([{ id: String(id), IsVoidPayment: flag }]);
		expect(inStock()).toBe(100);
		await harness.refuses('delete', parameters, /Deleting purchase order \d+ found nothing/);
	});
});

describe('a list of purchase orders', () => {
	it('is filtered as the API filters', async () => {
		const { goods } = harness.sandbox.shop;
		const old = goods.buys({ purchaseDate: '2026-01-01T08:00:00', lines: [bought] });
		const taxed = goods.buys({
			branchId: DISTRICT_7,
			isDraft: true,
			lines: [{ ...bought, taxId: 4 }],
			paidAmount: 1000,
		});
		const found = async (filters: object) =>
			(await harness.does('getMany', { filters })).map(({ id }) => id);
		expect(await found({})).toEqual([old.id, taxed.id]);
		expect(await found({ toPurchaseDate: '2026-01-01' })).toEqual([old.id]);
		expect(await found({ fromPurchaseDate: '2026-01-02' })).toEqual([taxed.id]);
		expect(await found({ branchIds: [DISTRICT_7] })).toEqual([taxed.id]);
		expect(await found({ status: '3' })).toEqual([old.id]);
		expect(await found({ status: '1, 3' })).toEqual([old.id, taxed.id]);
		expect(await found({ taxIds: [4, 2] })).toEqual([taxed.id]);
		const options = { include: ['payments', 'delivery'] };
		const [, full] = await harness.does('getMany', { simplify: false, options });
		expect(full).toMatchObject({ payments: [{ amount: 1000 }] });
	});

	it('comes whole, though the API knows no order for it', async () => {
		const { goods } = harness.sandbox.shop;
		for (let n = 0; n < 230; n += 1) goods.buys({ lines: [bought] });
		const all = await harness.does('getMany', { returnAll: true });
		expect(all.map(({ id }) => id)).toEqual([...goods.purchases.keys()]);
	});

	it('with a status in words is refused', async () => {
		await harness.refuses(
			'getMany',
			{ filters: { status: 'Hoàn thành' } },
			/"Statuses" is no number/,
		);
	});
});

harness.leavesNothingOut();
