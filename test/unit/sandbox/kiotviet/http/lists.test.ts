// Reading the shop through its API: pages, filters, optional parts and the quirks of empty and missing things.
import type { AxiosInstance } from 'axios';

import { startSandbox, type Sandbox } from '../../../../../sandbox';
import { kiotVietClient } from '../../clients';

const ONE_SHIRT = [{ productCode: 'SP000001', quantity: 1 }];

describe('reading the shop', () => {
	let sandbox: Sandbox;
	let client: AxiosInstance;
	beforeEach(async () => {
		sandbox = await startSandbox();
		client = await kiotVietClient(sandbox);
	});
	afterEach(async () => sandbox.stop());

	it('pages by offset, a hundred records at most', async () => {
		for (let n = 1; n <= 120; n += 1) sandbox.shop.registersCustomer({ name: `Khách ${n}` });
		const first = (await client.get('/customers')).data;
		const large = (await client.get('/customers', { params: { pageSize: 500, currentItem: 20 } }))
			.data;
		expect([first.total, first.pageSize, first.data.length]).toEqual([120, 20, 20]);
		expect([large.pageSize, large.data.length, large.data[0].id]).toEqual([
			100,
			100,
			first.data[19].id + 1,
		]);
		expect(first.timestamp).toMatch(/\+07:00$/);
	});

	it('names a parameter that nobody knows instead of ignoring it', async () => {
		const { status, data } = await client.get('/invoices', { params: { fromDate: '2026-01-01' } });
		expect(status).toBe(400);
		expect(data.responseStatus.message).toContain('fromDate');
	});

	it('refuses a date whose plus sign was not encoded', async () => {
		const { status } = await client.get('/orders?lastModifiedFrom=2026-01-01T00:00:00+07:00');
		expect(status).toBe(400);
	});

	it.each([
		['withoutData', { total: 0, pageSize: 20 }],
		['withData', { total: 0, pageSize: 20, data: [] }],
	] as const)('sends an empty page %s', async (position, expected) => {
		sandbox.switches.emptyPage = position;
		const { timestamp, ...rest } = (await client.get('/orders')).data;
		expect(rest).toEqual(expected);
		expect(timestamp).toEqual(expect.any(String));
	});

	it.each([
		['420', 420],
		['404', 404],
	] as const)('says %s of a record that is not there', async (position, expected) => {
		sandbox.switches.kiotVietNotFound = position;
		const { status, data } = await client.get('/customers/1');
		expect(status).toBe(expected);
		expect(data.responseStatus.message).toContain('không tồn tại hoặc đã bị xóa');
	});

	it('leaves out what a record does not have, modifiedDate of a never edited one too', async () => {
		const { id } = sandbox.shop.registersCustomer({ name: 'Anh Bình' });
		const fresh = (await client.get(`/customers/${id}`)).data;
		expect(fresh).not.toHaveProperty('modifiedDate');
		expect(fresh).not.toHaveProperty('email');
		expect(fresh.createdDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/);
		sandbox.shop.changesCustomer(id, { email: 'binh@example.com' });
		expect((await client.get(`/customers/${id}`)).data.modifiedDate > fresh.createdDate).toBe(true);
	});

	it('finds what changed since a time, written in Vietnam time or with an offset', async () => {
		const old = sandbox.shop.registersCustomer({ name: 'Chị Mẫu' });
		const since = sandbox.shop.clock.now();
		const fresh = sandbox.shop.registersCustomer({ name: 'Anh Thử' });
		const ask = async (lastModifiedFrom: string) =>
			(await client.get('/customers', { params: { lastModifiedFrom } })).data.data.map(
				(customer: { id: number }) => customer.id,
			);
		const naive = since.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
		expect(await ask(naive)).toEqual([fresh.id]);
		expect(await ask(since.toUTC().toISO() as string)).toEqual([fresh.id]);
		sandbox.shop.changesCustomer(old.id, { comments: 'Khách quen' });
		expect(await ask(naive)).toEqual([old.id, fresh.id]);
	});

	it('sorts by the last change, records never edited first', async () => {
		const one = sandbox.shop.registersCustomer({ name: 'Một' });
		const two = sandbox.shop.registersCustomer({ name: 'Hai' });
		sandbox.shop.changesCustomer(one.id, { comments: 'x' });
		const params = { orderBy: 'modifiedDate', orderDirection: 'Asc' };
		const ids = (await client.get('/customers', { params })).data.data.map(
			({ id }: { id: number }) => id,
		);
		expect(ids).toEqual([two.id, one.id]);
	});

	it('tells deleted customers only when asked', async () => {
		const { id } = sandbox.shop.registersCustomer({ name: 'Chị Mẫu' });
		sandbox.shop.deletesCustomer(id);
		expect((await client.get('/customers')).data).not.toHaveProperty('removeId');
		expect(
			(await client.get('/customers', { params: { includeRemoveIds: true } })).data.removeId,
		).toEqual([id]);
		expect((await client.get(`/customers/${id}`)).status).toBe(420);
	});

	it('gives totals and groups in a list only on request, and always in the single record', async () => {
		const { id } = sandbox.shop.registersCustomer({ name: 'Chị Mẫu', groups: 'Khách VIP' });
		const [bare] = (await client.get('/customers')).data.data;
		const [full] = (
			await client.get('/customers', { params: { includeTotal: true, includeCustomerGroup: true } })
		).data.data;
		// A debt of 0 is left out (kiotviet-api.md 3.1).
		expect(bare).not.toHaveProperty('debt');
		expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['totalInvoiced']));
		expect(full).toMatchObject({ totalInvoiced: 0, groups: 'Khách VIP' });
		expect((await client.get(`/customers/${id}`)).data).toMatchObject({
			totalInvoiced: 0,
			groups: 'Khách VIP',
		});
	});

	it('gives payments and delivery in a list only on request, and always in the single record', async () => {
		const { id } = sandbox.shop.sells({
			lines: ONE_SHIRT,
			delivery: { price: 30000 },
			paid: 50000,
			saleChannelId: 496001,
		});
		const [bare] = (await client.get('/invoices')).data.data;
		const params = { includePayment: true, includeInvoiceDelivery: true, SaleChannel: true };
		const [full] = (await client.get('/invoices', { params })).data.data;
		const single = (await client.get(`/invoices/${id}`)).data;
		expect(bare).not.toHaveProperty('payments');
		expect(bare).not.toHaveProperty('invoiceDelivery');
		expect(full).toEqual(single);
		expect(single).toMatchObject({
			payments: [{ amount: 50000, method: 'Cash', status: 0 }],
			invoiceDelivery: { price: 30000, deliveryCode: 'VD000001', statusValue: 'Chưa giao hàng' },
			SaleChannel: { Id: 496001, Name: 'Facebook' },
		});
		expect(single).not.toHaveProperty('customerId');
	});

	it('knows no delivery status of an order', async () => {
		sandbox.shop.takesOrder({ lines: ONE_SHIRT, delivery: { price: 20000 } });
		const params = { includeOrderDelivery: true };
		const [order] = (await client.get('/orders', { params })).data.data;
		expect(order.orderDelivery).toMatchObject({ price: 20000 });
		expect(order.orderDelivery).not.toHaveProperty('status');
	});

	it('filters by repeated and by comma-joined statuses', async () => {
		const { id } = sandbox.shop.takesOrder({ lines: ONE_SHIRT });
		sandbox.shop.confirmsOrder(id);
		const codes = async (query: string) => (await client.get(`/orders?${query}`)).data.total;
		expect([
			await codes('status=1&status=5'),
			await codes('status=1,5'),
			await codes('status=1'),
		]).toEqual([1, 1, 0]);
	});

	it('lists returns, which no webhook tells', async () => {
		const { id } = sandbox.shop.sells({ lines: ONE_SHIRT });
		sandbox.shop.returnsGoods(id);
		const [goodsBack] = (await client.get('/returns')).data.data;
		expect(goodsBack).toMatchObject({
			code: 'TH000001',
			invoiceId: id,
			returnTotal: 150000,
			status: 1,
		});
	});
});
