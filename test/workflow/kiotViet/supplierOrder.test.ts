// Orders to suppliers through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { byId, harnessOf } from './resourceHarness';

const harness = harnessOf('supplierOrder');

const ORDER = 61001;

const simple = {
	id: ORDER,
	code: 'PDN000001',
	orderDate: '2025-06-02T09:00:00.000+07:00',
	branchId: 20001,
	supplierCode: 'NCC000001',
	supplierName: 'Xưởng may Mẫu',
	statusValue: 'Phiếu tạm',
	totalQuantity: 40,
	total: 3_900_000,
	purchaseOrderCodes: '',
};

describe('an order to a supplier', () => {
	it('is read alone, though KiotViet gives it as a list', async () => {
		const supplierOrder = byId(ORDER);
		expect(await harness.does('get', { supplierOrder })).toEqual([simple]);
		const [full] = await harness.does('get', { supplierOrder, simplify: false });
		expect(full).toMatchObject({
			orderSupplierDetails: [{ productId: 48870001, subTotal: 2_700_000 }, { quantity: 10 }],
			orderSupplierExpensesOthers: [],
		});
	});

	it('is read also where KiotViet gives it as one', async () => {
		harness.sandbox.faults.add({
			service: 'kiotviet',
			path: /ordersuppliers/,
			kind: 'status',
			status: 200,
			body: { id: ORDER, code: 'PDN000001', status: 1 },
		});
		expect(await harness.does('get', { supplierOrder: byId(ORDER) })).toEqual([
			{ id: ORDER, code: 'PDN000001' },
		]);
	});

	it('that is not there is not mistaken for the first of a list', async () => {
		await harness.refuses(
			'get',
			{ supplierOrder: byId(1) },
			/Reading supplier order 1 found nothing/,
		);
		harness.sandbox.faults.add({
			service: 'kiotviet',
			path: /ordersuppliers/,
			kind: 'status',
			status: 200,
			body: { total: 1, pageSize: 20, data: [{ id: ORDER, code: 'PDN000001' }] },
		});
		await harness.refuses('get', { supplierOrder: byId(1) }, /another supplier order than 1/);
	});
});

describe('a list of orders to suppliers', () => {
	it.each([
		['branch', { branchId: byId(20001) }, { branchId: byId(20002) }],
		['code', { code: 'PDN000001' }, { code: 'PDN9' }],
		['creator', { createdBy: 'thungan1' }, { createdBy: 'khac' }],
		['orderer', { orderedBy: 'thungan1' }, { orderedBy: 'khac' }],
		['note', { description: 'hè' }, { description: 'đông' }],
		['product', { product: 'SP000002' }, { product: 'SP000003' }],
		['status', { status: 1 }, { status: 9 }],
		['supplier', { supplier: 'NCC000001' }, { supplier: 'NCC000002' }],
		['its purchase', {}, { purchaseOrderCode: 'PN000001' }],
		['its expenses', {}, { expenseIds: '1' }],
	])('is filtered by %s', async (_, filters, others) => {
		expect(await harness.does('getMany', { filters })).toEqual([simple]);
		expect(await harness.does('getMany', { filters: others })).toEqual([]);
	});

	it('by a branch that was named is refused', async () => {
		await harness.refuses(
			'getMany',
			{ filters: { branchId: byId('Quận 7') } },
			/"Branch" is no ID/,
		);
	});
});

harness.leavesNothingOut();
