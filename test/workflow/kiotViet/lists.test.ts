// The lists a user picks from in n8n's editor: branches, staff, customers, products and the like.
import { KiotViet } from '../../../nodes/KiotViet/KiotViet.node';
import { harnessOf } from './resourceHarness';

const harness = harnessOf('customer');
const { listSearch, loadOptions } = new KiotViet().methods;

const search = async (method: string, typed?: string, token?: string) =>
	await listSearch[method].call(harness.engine('get', {}).editor(), typed, token);
const names = async (method: string, typed?: string) =>
	(await search(method, typed)).results.map(({ name }) => name);

it.each([
	['searchBankAccounts', 'VCB (0011000000000)'],
	['searchBranches', 'Chi nhánh Quận 7'],
	['searchBrands', 'Sen Vàng'],
	['searchCategories', 'Phụ kiện'],
	['searchCustomerGroups', 'Khách VIP'],
	['searchLocations', 'Hà Nội - Quận Ba Đình'],
	['searchPriceBooks', 'Giá sỉ'],
	['searchProducts', 'Mũ lưỡi trai (SP000004)'],
	['searchSaleChannels', 'Shopee'],
	['searchSuppliers', 'Xưởng may Mẫu (NCC000001, 0900000021)'],
	['searchSurcharges', 'Phí vận chuyển (THK000001)'],
	['searchUsers', 'Thu ngân 1 (thungan1)'],
	['searchVoucherCampaigns', 'Tri ân khách hàng (PHVC030087)'],
	['searchWebhooks', 'order.update (https://other-app.example.com/kv)'],
])('%s shows names, not numbers', async (method, name) => {
	harness.sandbox.shop.letsAnotherOwnerRegister('order.update');
	expect(await names(method)).toContain(name);
});

it('a short list is searched without accents and capitals', async () => {
	expect(await names('searchBranches', 'QUAN 7')).toEqual(['Chi nhánh Quận 7']);
	expect(await names('searchCustomerGroups', 'si')).toEqual(['Khách sỉ']);
	expect(await names('searchBranches', 'Đà Lạt')).toEqual([]);
});

it('a customer is found by name, code and phone, whatever was typed', async () => {
	const { shop } = harness.sandbox;
	shop.registersCustomer({ name: 'Nguyễn Thị Mẫu', contactNumber: '0900000001' });
	shop.registersCustomer({ name: 'Anh Bình' });
	for (const typed of ['mẫu', 'KH000001', '0900 000 001']) {
		expect(await names('searchCustomers', typed)).toEqual([
			'Nguyễn Thị Mẫu (KH000001, 0900000001)',
		]);
	}
});

it('a customer that the shop keeps with +84 is found by the local number', async () => {
	harness.sandbox.shop.registersCustomer({ name: 'Anh Bình', contactNumber: '+84900000002' });
	expect(await names('searchCustomers', '0900 000 002')).toEqual([
		'Anh Bình (KH000001, +84900000002)',
	]);
});

it('a supplier is found by name, code and phone', async () => {
	for (const typed of ['giày', 'NCC000002', '0900 000 022']) {
		expect(await names('searchSuppliers', typed)).toEqual([
			'Xưởng giày Thử (NCC000002, 0900000022)',
		]);
	}
});

it('an entry is chosen by the ID that its kind has', async () => {
	expect((await search('searchCategories', 'giay')).results).toEqual([
		{ name: 'Giày', value: 1601004 },
	]);
	expect((await search('searchBrands', 'tre')).results).toEqual([
		{ name: 'Tre Xanh', value: 166902 },
	]);
});

it('a long list comes page by page, each entry once', async () => {
	for (let n = 1; n <= 120; n += 1) harness.sandbox.shop.registersCustomer({ name: `Khách ${n}` });
	const first = await search('searchCustomers');
	expect(first.results).toHaveLength(100);
	const second = await search('searchCustomers', undefined, String(first.paginationToken));
	expect(second.paginationToken).toBeUndefined();
	const values = [...first.results, ...second.results].map(({ value }) => value);
	expect(new Set(values).size).toBe(120);
});

describe('documents', () => {
	const sells = (count: number) => {
		const { shop } = harness.sandbox;
		const { id: customerId } = shop.registersCustomer({ name: 'Nguyễn Thị Mẫu' });
		const lines = [{ productCode: 'SP000001', quantity: 1, price: 150000 }];
		return Array.from({ length: count }, () => shop.sells({ customerId, lines }));
	};

	it.each(['searchInvoices', 'searchOrders', 'searchReturns'])(
		'%s shows the newest fifty, the last one first',
		async (method) => {
			const { shop } = harness.sandbox;
			const sales = sells(60);
			const lines = [{ productCode: 'SP000001', quantity: 1 }];
			if (method === 'searchOrders') sales.forEach(() => shop.takesOrder({ lines }));
			if (method === 'searchReturns') for (const { id } of sales) shop.returnsGoods(id);
			const { results, paginationToken } = await search(method);
			expect(results).toHaveLength(50);
			expect(paginationToken).toBeUndefined();
			const values = results.map(({ value }) => Number(value));
			expect(values).toEqual([...values].sort((one, other) => other - one));
		},
	);

	it('are told by code, customer, total and day', async () => {
		const [{ code, purchaseDate }] = sells(1);
		const [year, month, day] = purchaseDate.slice(0, 10).split('-');
		expect(await names('searchInvoices')).toEqual([
			`${code} (Nguyễn Thị Mẫu, 150.000 ₫, ${day}/${month}/${year})`,
		]);
		harness.sandbox.shop.sells({ lines: [{ productCode: 'SP000001', quantity: 1 }] });
		expect((await names('searchInvoices'))[0]).toContain('Khách lẻ');
	});

	it('are found by the customer among the newest, and by their code among all', async () => {
		const [first, ...others] = sells(55);
		expect(await names('searchInvoices', 'nguyen thi mau')).toHaveLength(50);
		expect((await search('searchInvoices', others[54 - 1].code)).results).toHaveLength(1);
		const found = await search('searchInvoices', first.code);
		expect(found.results.map(({ value }) => value)).toEqual([first.id]);
		expect(await names('searchInvoices', 'HD999999')).toEqual([]);
		expect(await names('searchInvoices', 'không có ai')).toEqual([]);
	});

	it('of the goods are listed too', async () => {
		const { goods } = harness.sandbox.shop;
		goods.buys({ lines: [{ productCode: 'SP000001', quantity: 1, price: 90000 }] });
		goods.moves({
			fromBranchId: 20001,
			toBranchId: 20002,
			lines: [{ productId: 48870001, sendQuantity: 5 }],
		});
		expect(await names('searchPurchaseOrders')).toEqual([expect.stringMatching(/^PN\d+ \(/)]);
		expect(await names('searchTransfers')).toEqual([expect.stringMatching(/^TRF\d+/)]);
		expect((await names('searchSupplierOrders')).length).toBeGreaterThan(0);
	});
});

it('for several choices a list comes at once, with IDs as values', async () => {
	const branches = await loadOptions.getBranches.call(harness.engine('get', {}).editor());
	expect(branches).toEqual([
		{ name: 'Chi nhánh trung tâm', value: 20001 },
		{ name: 'Chi nhánh Quận 7', value: 20002 },
	]);
});

it('a list that KiotViet refuses says why', async () => {
	harness.sandbox.faults.add({
		service: 'kiotviet',
		path: /users/,
		kind: 'status',
		status: 420,
		body: { responseStatus: { message: 'Không có quyền' } },
	});
	await expect(search('searchUsers')).rejects.toThrow(/Không có quyền/);
});
