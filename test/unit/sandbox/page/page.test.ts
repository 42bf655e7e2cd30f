// The page's control routes, which a browser presses and a person reads.
import axios, { type AxiosInstance } from 'axios';

import { startSandbox, type Sandbox } from '../../../../sandbox';

describe('the sandbox’s page', () => {
	let sandbox: Sandbox;
	let page: AxiosInstance;
	beforeEach(async () => {
		sandbox = await startSandbox();
		page = axios.create({ baseURL: sandbox.url, validateStatus: () => true });
	});
	afterEach(async () => sandbox.stop());

	const press = async (command: string, body: object = {}) =>
		(await page.post(`/control/shop/${command}`, body)).data;

	it.each([
		['/', 'text/html', 'KiotViet shop'],
		['/page.css', 'text/css', '.verdict'],
		['/page.js', 'text/javascript', '/control/'],
	])('serves %s', async (address, type, content) => {
		const { status, data, headers } = await page.get(address);
		expect([status, headers['content-type']]).toEqual([200, `${type}; charset=utf-8`]);
		expect(data).toContain(content);
	});

	it('takes a customer from registration to an edited and a cancelled sale', async () => {
		const { done: customer } = await press('registerCustomer', {
			name: 'Chị Mẫu',
			contactNumber: '0900000001',
			email: '',
		});
		const sale = {
			customerId: String(customer.id),
			productCode: 'SP000001',
			quantity: '2',
			paid: '',
		};
		const { done: order } = await press('takeOrder', sale);
		await press('confirmOrder', { id: order.id });
		await press('makeInvoice', { id: order.id });
		const { done: invoice } = await press('sell', { ...sale, paid: '100000' });
		const { done: edit } = await press('editInvoice', { id: invoice.id });
		await press('cancelInvoice', { id: edit.replacement.id });
		await press('sellToGuest', sale);
		const { data: state } = await page.get('/control/state');
		expect(
			state.documents.map(({ code, status, customerName }: Record<string, unknown>) => [
				code,
				status,
				customerName,
			]),
		).toEqual([
			['HD000003', 1, null],
			['HD000002.01', 2, 'Chị Mẫu'],
			['HD000002', 2, 'Chị Mẫu'],
			['HD000001', 1, 'Chị Mẫu'],
			['DH000001', 3, 'Chị Mẫu'],
		]);
		expect(state.customers).toMatchObject([{ code: 'KH000001', debt: 0 }]);
		expect(state.contacts).toMatchObject([{ code: 'KH000001', exists: false, equal: false }]);
		expect(state.counts).toMatchObject({ expected: 1, right: 0, contacts: 0 });
	});

	it('moves switches, orders faults and makes fields', async () => {
		await page.post('/control/switches', { name: 'customFields', position: 'replaced' });
		expect(sandbox.switches.customFields).toBe('replaced');
		expect(
			(await page.post('/control/switches', { name: 'customFields', position: 'neither' })).status,
		).toBe(422);
		await page.post('/control/faults', { name: 'ladiFlowDown', on: true });
		expect(sandbox.faults.orders).toHaveLength(1);
		await page.post('/control/faults', { name: 'ladiFlowDown', on: false });
		expect(sandbox.faults.orders).toHaveLength(0);
		await press('toggleField', { name: 'debt' });
		expect(sandbox.account.fields.some(({ name }) => name === 'debt')).toBe(false);
		await press('toggleField', { name: 'debt' });
		expect(sandbox.account.fields.find(({ name }) => name === 'debt')?.type).toBe('NUMBER');
	});

	it('says what the shop refuses', async () => {
		const { status, data } = await page.post('/control/shop/cancelInvoice', { id: 1 });
		expect([status, data.message]).toEqual([422, 'Hóa đơn không tồn tại hoặc đã bị xóa']);
		expect((await page.post('/control/shop/flies', {})).status).toBe(404);
	});
});
