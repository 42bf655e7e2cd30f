// The lists a user picks from in n8n's editor: branches, staff, customers, products and the like.
import { KiotViet } from '../../../nodes/KiotViet/KiotViet.node';
import { deskOf } from './desk';

const desk = deskOf('customer');
const { listSearch, loadOptions } = new KiotViet().methods;

const search = async (method: string, typed?: string, token?: string) =>
	await listSearch[method].call(desk.engine('get', {}).editor(), typed, token);
const names = async (method: string, typed?: string) =>
	(await search(method, typed)).results.map(({ name }) => name);

it.each([
	['searchBankAccounts', 'VCB (0011000000000)'],
	['searchBranches', 'Chi nhánh Quận 7'],
	['searchCustomerGroups', 'Khách VIP'],
	['searchProducts', 'Mũ lưỡi trai (SP000004)'],
	['searchSaleChannels', 'Shopee'],
	['searchUsers', 'Thu ngân 1 (thungan1)'],
])('%s shows names, not numbers', async (method, name) => {
	expect(await names(method)).toContain(name);
});

it('a short list is searched without accents and capitals', async () => {
	expect(await names('searchBranches', 'QUAN 7')).toEqual(['Chi nhánh Quận 7']);
	expect(await names('searchCustomerGroups', 'si')).toEqual(['Khách sỉ']);
	expect(await names('searchBranches', 'Đà Lạt')).toEqual([]);
});

it('a customer is found by name, code and phone, whatever was typed', async () => {
	const { shop } = desk.sandbox;
	shop.registersCustomer({ name: 'Nguyễn Thị Mẫu', contactNumber: '0900000001' });
	shop.registersCustomer({ name: 'Anh Bình' });
	for (const typed of ['mẫu', 'KH000001', '0900 000 001']) {
		expect(await names('searchCustomers', typed)).toEqual([
			'Nguyễn Thị Mẫu (KH000001, 0900000001)',
		]);
	}
});

it('a long list comes page by page, each entry once', async () => {
	for (let n = 1; n <= 120; n += 1) desk.sandbox.shop.registersCustomer({ name: `Khách ${n}` });
	const first = await search('searchCustomers');
	expect(first.results).toHaveLength(100);
	const second = await search('searchCustomers', undefined, String(first.paginationToken));
	expect(second.paginationToken).toBeUndefined();
	const values = [...first.results, ...second.results].map(({ value }) => value);
	expect(new Set(values).size).toBe(120);
});

it('for several choices a list comes at once, with IDs as values', async () => {
	const branches = await loadOptions.getBranches.call(desk.engine('get', {}).editor());
	expect(branches).toEqual([
		{ name: 'Chi nhánh trung tâm', value: 20001 },
		{ name: 'Chi nhánh Quận 7', value: 20002 },
	]);
});

it('a list that KiotViet refuses says why', async () => {
	desk.sandbox.faults.add({
		service: 'kiotviet',
		path: /users/,
		kind: 'status',
		status: 420,
		body: { responseStatus: { message: 'Không có quyền' } },
	});
	await expect(search('searchUsers')).rejects.toThrow(/Không có quyền/);
});
