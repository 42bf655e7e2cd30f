// What the people in the shop do, and what their records say afterwards.
import type { AxiosInstance } from 'axios';

import { startSandbox, type Sandbox } from '../../../sandbox';
import { kiotVietClient } from './clients';

const ONE_SHIRT = [{ productCode: 'SP000001', quantity: 1 }];

describe('the shop', () => {
	let sandbox: Sandbox;
	let customerId: number;
	beforeEach(async () => {
		sandbox = await startSandbox();
		customerId = sandbox.shop.registersCustomer({
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
		}).id;
	});
	afterEach(async () => sandbox.stop());

	it('never stamps two records with the same time', () => {
		const stamps = Array.from(
			{ length: 300 },
			() => sandbox.shop.sells({ lines: ONE_SHIRT }).createdDate,
		);
		expect(new Set(stamps).size).toBe(300);
		expect([...stamps].sort()).toEqual(stamps);
	});

	it('keeps the business date apart from the moment of typing', () => {
		const sale = sandbox.shop.sells({ lines: ONE_SHIRT, purchaseDate: '2026-03-02T15:40:00' });
		expect(sale.purchaseDate).toBe('2026-03-02T15:40:00.0000000');
		expect(sale.createdDate > sale.purchaseDate).toBe(true);
		const abroad = sandbox.shop.sells({ lines: ONE_SHIRT, purchaseDate: '2026-03-02T08:40:00Z' });
		expect(abroad.purchaseDate).toBe(sale.purchaseDate);
	});

	it('owes nothing after a sale that is paid in full, and the rest after a part', () => {
		sandbox.shop.sells({ customerId, lines: ONE_SHIRT });
		expect(sandbox.shop.customer(customerId)).toMatchObject({
			debt: 0,
			totalInvoiced: 150000,
			rewardPoint: 15,
		});
		const { id } = sandbox.shop.sells({ customerId, lines: ONE_SHIRT, paid: 50000 });
		expect(sandbox.shop.customer(customerId).debt).toBe(100000);
		sandbox.shop.collectsPayment(id, 100000, 'Transfer');
		expect(sandbox.shop.customer(customerId).debt).toBe(0);
	});

	it('counts a deposit in the customer’s favour and moves it to the invoice', () => {
		const order = sandbox.shop.takesOrder({ customerId, lines: ONE_SHIRT, paid: 50000 });
		expect(sandbox.shop.customer(customerId).debt).toBe(-50000);
		const invoice = sandbox.shop.makesInvoice(order.id, { paid: 0 });
		expect(sandbox.shop.order(order.id)).toMatchObject({ status: 3, statusValue: 'Hoàn thành' });
		expect(invoice).toMatchObject({
			orderCode: 'DH000001',
			total: 150000,
			totalPayment: 50000,
			status: 1,
		});
		expect(sandbox.shop.customer(customerId).debt).toBe(100000);
	});

	it('leaves a delivery unpaid and in process until it is completed', () => {
		const { id } = sandbox.shop.sells({ customerId, lines: ONE_SHIRT, delivery: { price: 30000 } });
		expect(sandbox.shop.invoice(id)).toMatchObject({
			status: 3,
			totalPayment: 0,
			usingCod: true,
			total: 150000,
		});
		expect(sandbox.shop.customer(customerId).debt).toBe(0);
		sandbox.shop.completesInvoice(id);
		expect(sandbox.shop.invoice(id)).toMatchObject({
			status: 1,
			totalPayment: 150000,
			delivery: { statusValue: 'Giao thành công' },
		});
	});

	it('edits an invoice by cancelling it and making the next one of its code', () => {
		const { id, purchaseDate } = sandbox.shop.sells({ customerId, lines: ONE_SHIRT });
		const { cancelled, replacement } = sandbox.shop.editsInvoice(id, {
			lines: [{ productCode: 'SP000001', quantity: 2 }],
		});
		expect(cancelled).toMatchObject({ status: 2, totalPayment: 0, payments: [{ status: 1 }] });
		expect(replacement).toMatchObject({
			code: 'HD000001.01',
			purchaseDate,
			total: 300000,
			totalPayment: 300000,
		});
		const again = sandbox.shop.editsInvoice(replacement.id, { discount: 10000 });
		expect(again.replacement).toMatchObject({ code: 'HD000001.02', total: 290000 });
		expect(sandbox.shop.customer(customerId).totalInvoiced).toBe(290000);
		expect(() => sandbox.shop.editsInvoice(id, {})).toThrow('Hóa đơn đã bị hủy');
	});

	it('keeps the old invoice when the edit names goods that do not exist', () => {
		const { id } = sandbox.shop.sells({ customerId, lines: ONE_SHIRT });
		expect(() =>
			sandbox.shop.editsInvoice(id, { lines: [{ productCode: 'SP999999', quantity: 1 }] }),
		).toThrow('không tồn tại');
		expect(sandbox.shop.invoice(id).status).toBe(1);
	});

	it('voids the money of a cancelled order and a cancelled invoice', () => {
		const order = sandbox.shop.takesOrder({ customerId, lines: ONE_SHIRT, paid: 50000 });
		const invoice = sandbox.shop.sells({ customerId, lines: ONE_SHIRT });
		expect(sandbox.shop.cancelsOrder(order.id)).toMatchObject({
			status: 4,
			statusValue: 'Đã hủy',
			totalPayment: 0,
		});
		expect(sandbox.shop.cancelsInvoice(invoice.id)).toMatchObject({ status: 2, totalPayment: 0 });
		expect(sandbox.shop.customer(customerId)).toMatchObject({ debt: 0, totalInvoiced: 0 });
	});
});

describe('the shop’s writing calls', () => {
	let sandbox: Sandbox;
	let client: AxiosInstance;
	beforeEach(async () => {
		sandbox = await startSandbox();
		client = await kiotVietClient(sandbox);
	});
	afterEach(async () => sandbox.stop());

	it.each(['wrapped', 'flat'] as const)('answer a new customer %s', async (position) => {
		sandbox.switches.createCustomerAnswer = position;
		const { data } = await client.post('/customers', {
			name: 'Trần Văn Thử',
			branchId: 20001,
			groupIds: [1501],
		});
		const answered = position === 'flat' ? data : data.data;
		expect(answered).toMatchObject({
			code: 'KH000001',
			customerGroupDetails: [{ customerId: answered.id, groupId: 1501 }],
		});
		expect(answered).not.toHaveProperty('debt');
		expect('message' in data).toBe(position === 'wrapped');
	});

	it('take an order, make its invoice, collect the rest and cancel it', async () => {
		const lines = [{ productId: 48870001, quantity: 2 }];
		const order = (await client.post('/orders', { branchId: 20001, orderDetails: lines })).data;
		expect(order).toMatchObject({ code: 'DH000001', total: 300000, status: 1 });
		const body = { orderId: order.id, invoiceDetails: lines, totalPayment: 100000 };
		const invoice = (await client.post('/invoices', body)).data;
		expect(invoice).toMatchObject({ orderCode: 'DH000001', totalPayment: 100000 });
		const payment = { amount: 200000, method: 'Cash', invoiceId: invoice.id };
		expect((await client.post('/payments', payment)).data).toMatchObject({
			DocumentCode: 'HD000001',
		});
		const cancelled = (
			await client.delete('/invoices', { data: { id: invoice.id, isVoidPayment: true } })
		).data;
		expect(cancelled).toMatchObject({ status: 2, statusValue: 'Đã hủy', totalPayment: 0 });
	});

	it('cancel an order by DELETE and keep its deposit unless it is voided', async () => {
		const { id } = sandbox.shop.takesOrder({ lines: ONE_SHIRT, paid: 50000 });
		expect((await client.delete(`/orders/${id}`)).status).toBe(200);
		expect(sandbox.shop.order(id)).toMatchObject({ status: 4, totalPayment: 50000 });
	});

	it('refuse a field that the reference does not know', async () => {
		const { status, data } = await client.post('/customers', {
			name: 'Chị Mẫu',
			phone: '0900000001',
		});
		expect(status).toBe(400);
		expect(data.responseStatus.message).toContain('phone');
	});
});
