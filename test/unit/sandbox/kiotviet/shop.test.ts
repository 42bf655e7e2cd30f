// What the people in the shop do, and what their records say afterwards.
import type { AxiosInstance } from 'axios';

import { startSandbox, type Sandbox } from '../../../../sandbox';
import { kiotVietClient } from '../clients';

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
		expect(invoice).toMatchObject({ code: 'HD000001', totalPayment: 100000 });
		expect(sandbox.shop.invoice(invoice.id).orderCode).toBe('DH000001');
		const payment = { amount: 200000, method: 'Cash', invoiceId: invoice.id };
		expect((await client.post('/payments', payment)).data).toMatchObject({
			DocumentCode: 'HD000001',
		});
		const cancelled = (
			await client.delete('/invoices', { data: { id: invoice.id, isVoidPayment: true } })
		).data;
		expect(cancelled).toMatchObject({ status: 2, statusValue: 'Đã hủy', totalPayment: 0 });
	});

	it('begin a delivery as waiting or under way, and take it to any of twelve statuses', async () => {
		const sale = { invoiceDetails: [{ productCode: 'SP000001', quantity: 1 }] };
		const begun = async (status: number) =>
			await client.post('/invoices', { ...sale, deliveryDetail: { status } });
		for (const status of [0, 3, 6, 7, 12]) expect((await begun(status)).status).toBe(400);
		expect(sandbox.shop.invoices.size).toBe(0);
		expect((await begun(1)).data).toMatchObject({ deliveryDetail: { status: 1 } });
		const { id } = (await begun(2)).data;
		const changed = async (status: number) =>
			await client.put(`/invoices/${id}`, { deliveryDetail: { status } });
		for (let status = 1; status <= 12; status += 1) {
			expect((await changed(status)).data).toMatchObject({
				deliveryDetail: { status, statusValue: expect.any(String) },
			});
		}
		for (const status of [0, 13]) expect((await changed(status)).status).toBe(400);
	});

	it('add surcharges and taxes, and name the account of a transfer', async () => {
		const body = {
			invoiceDetails: [
				{
					productCode: 'SP000001',
					quantity: 2,
					discountRatio: 10,
					InvoiceDetailTaxs: [{ TaxId: 4 }],
				},
			],
			surchages: [{ code: 'THK000001', price: 30000 }],
			totalPayment: 100000,
			method: 'Transfer',
			accountId: 1201,
		};
		const { data } = await client.post('/invoices', body);
		expect(data).toMatchObject({
			total: 300000,
			totalPayment: 100000,
			totalTax: 27000,
			method: 'Transfer',
			invoiceDetails: [{ discount: 15000, invoiceDetailTaxs: [{ taxId: 4, detailTax: 27000 }] }],
			invoiceOrderSurcharges: [{ surchargeId: 301, price: 30000 }],
		});
		expect(data).not.toHaveProperty('createdDate');
		const wrong = [
			{ ...body, accountId: 7 },
			{ ...body, surchages: [{ id: 7, price: 1 }] },
			{
				...body,
				invoiceDetails: [{ ...body.invoiceDetails[0], InvoiceDetailTaxs: [{ TaxId: 99 }] }],
			},
		];
		for (const sent of wrong) expect((await client.post('/invoices', sent)).status).toBe(420);
		expect(sandbox.shop.invoices.size).toBe(1);
	});

	it('leave an order open until all its goods are invoiced, and move its deposit once', async () => {
		const goods = (quantity: number) => [{ productCode: 'SP000001', quantity }];
		const { id } = sandbox.shop.takesOrder({ lines: goods(3), paid: 50000 });
		const invoiced = async (quantity: number) =>
			(await client.post('/invoices', { orderId: id, invoiceDetails: goods(quantity) })).data;
		expect((await invoiced(1)).totalPayment).toBe(50000);
		expect(sandbox.shop.order(id)).toMatchObject({ status: 6 });
		expect((await invoiced(2)).totalPayment).toBe(0);
		expect(sandbox.shop.order(id)).toMatchObject({ status: 3 });
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
