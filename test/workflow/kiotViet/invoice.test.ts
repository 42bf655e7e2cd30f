// Invoices through the KiotViet node, in n8n's own execution context against a sandbox shop.
import type { IDataObject } from 'n8n-workflow';

import { LadiFlowApi } from '../../../credentials/LadiFlowApi.credentials';
import { LadiFlow } from '../../../nodes/LadiFlow/LadiFlow.node';
import { engineFor } from '../engine';
import { byCode, byId, byPhone, harnessOf } from './resourceHarness';

const harness = harnessOf('invoice');

const shirt = { productCode: 'SP000001', quantity: 2, price: 150_000 };
const mai = () =>
	harness.sandbox.shop.registersCustomer({ name: 'Nguyễn Thị Mai', contactNumber: '0900000001' });
const sells = (more: object = {}) => harness.sandbox.shop.sells({ lines: [shirt], ...more });

const bodies = (method: string) =>
	harness.sandbox.requests
		.filter((request) => request.service === 'kiotviet' && request.method === method)
		.map(({ body }) => body);

describe('an invoice', () => {
	it('is read by ID and by code, simplified and in full', async () => {
		const { id, code } = sells({ customerId: mai().id, paid: 100_000 });
		for (const invoice of [byId(id), byCode(code)]) {
			expect(await harness.does('get', { invoice })).toEqual([
				{
					id,
					code,
					orderCode: '',
					purchaseDate: expect.stringMatching(/\+07:00$/),
					branchName: 'Chi nhánh trung tâm',
					customerId: expect.any(Number),
					customerName: 'Nguyễn Thị Mai',
					total: 300_000,
					totalPayment: 100_000,
					statusValue: 'Hoàn thành',
				},
			]);
		}
		const [full] = await harness.does('get', { invoice: byId(id), simplify: false });
		expect(full).toMatchObject({ payments: [{ amount: 100_000 }], invoiceDetails: [shirt] });
	});

	it('that is gone is not found', async () => {
		await harness.refuses('get', { invoice: byCode('HD9') }, /Reading invoice HD9 found nothing/);
	});
});

describe('what is read goes to LadiFlow', () => {
	const synced = async (items: IDataObject[]) => {
		const [output] = await engineFor(
			new LadiFlow(),
			new LadiFlowApi(),
			{ ...harness.sandbox.ladiFlow },
			{ resource: 'contact', operation: 'syncFromKiotViet', options: {} },
		).run(items);
		return output.map(({ json }) => json);
	};

	it('with its customer beside it, in full', async () => {
		const customer = mai();
		const { id } = sells({ customerId: customer.id });
		const options = { include: ['customer'] };
		const given = { invoice: byId(id), simplify: false };
		const contacts = await synced(await harness.does('get', { ...given, options }));
		expect(contacts).toMatchObject([
			{ skipped: null, phone: '0900000001', written: { last_order_code: 'HD000001' } },
		]);
		await expect(synced(await harness.does('get', given))).rejects.toThrow(/choose "Customer"/);
	});

	it('as a list too, with one read for each customer, guests and the gone ones said', async () => {
		const { shop } = harness.sandbox;
		const customer = mai();
		const gone = shop.registersCustomer({ name: 'Lê Thị Mẫu', contactNumber: '0900000003' });
		sells({ customerId: customer.id });
		sells({ customerId: customer.id });
		sells({ customerId: gone.id });
		sells();
		shop.deletesCustomer(gone.id);
		const options = { include: ['customer', 'invoiceDelivery', 'payment'] };
		const invoices = await harness.does('getMany', { simplify: false, returnAll: true, options });
		const reads = harness.sandbox.requests.filter(({ path }) => /^\/customers\/\d/.test(path));
		expect(reads).toHaveLength(2);
		expect((await synced(invoices)).map(({ skipped }) => skipped)).toEqual([
			null,
			null,
			'deleted',
			'guest',
		]);
		expect(harness.sandbox.compare().rows.filter(({ equal }) => !equal)).toEqual([]);
	});

	it('and simplified it is refused with a sentence that says what to switch off', async () => {
		const { id } = sells({ customerId: mai().id });
		const simple = await harness.does('get', { invoice: byId(id) });
		await expect(synced(simple)).rejects.toThrow(/"Raw"/);
	});
});

describe('a list of invoices', () => {
	it.each([
		['branch', { branchIds: '20002' }],
		['customer', () => ({ customerIds: byPhone('0900000001') })],
		['customer code', { customerCode: 'KH000001' }],
		['status', { status: [3] }],
		['order', () => ({ orderId: [...harness.sandbox.shop.orders.keys()][0] })],
		['time of the sale', { fromPurchaseDate: '2026-03-01', toPurchaseDate: '2026-03-01T23:00:00' }],
	])('is filtered by %s', async (_, filters) => {
		const { shop } = harness.sandbox;
		sells();
		const order = shop.takesOrder({ customerId: mai().id, branchId: 20002, lines: [shirt] });
		const { id } = shop.makesInvoice(order.id, {
			status: 3,
			purchaseDate: '2026-03-01T08:00:00',
		});
		const chosen = typeof filters === 'function' ? filters() : filters;
		expect(await harness.does('getMany', { filters: chosen })).toMatchObject([{ id }]);
	});

	it('brings the sale channel on request, spelt as everything else', async () => {
		sells({ saleChannelId: 496002 });
		const options = { include: ['saleChannel'] };
		const [invoice] = await harness.does('getMany', { simplify: false, options });
		expect(invoice).toMatchObject({ saleChannel: { id: 496002, name: 'Shopee' } });
		expect(invoice).not.toHaveProperty('payments');
	});

	it('comes whole, more than one page of it', async () => {
		for (let n = 0; n < 130; n += 1) sells();
		const all = await harness.does('getMany', { returnAll: true });
		expect(new Set(all.map(({ code }) => code)).size).toBe(130);
	});

	it('sold since a date that is none is refused', async () => {
		const filters = { fromPurchaseDate: '31/12/2025' };
		await harness.refuses('getMany', { filters }, /"Sold From" is no date/);
	});
});

describe('a new invoice', () => {
	const branchId = byId(20001);
	const lines = {
		rows: [
			{
				product: byCode('SP000001'),
				quantity: '2',
				price: '150000',
				discount: '15000',
				serialNumbers: 'A1,A2',
				tax: 4,
			},
		],
	};

	it('carries customer, payment, delivery and surcharges as KiotViet spells them', async () => {
		const { id: customerId } = mai();
		const [created] = await harness.does('create', {
			branchId,
			lines,
			additionalFields: {
				customerId: byPhone('0900000001'),
				delivery: { price: 30_000, status: 2, usingPriceCod: true },
				discount: 20_000,
				payment: { amount: 100_000, method: 'Card', accountId: byId(1201) },
				saleChannelId: byId(496001),
				soldById: byId(31001),
				surcharges: { rows: [{ id: '301', price: 30_000 }] },
			},
		});
		expect(bodies('POST')).toEqual([
			{
				branchId: 20001,
				customerId,
				usingCod: true,
				discount: 20_000,
				totalPayment: 100_000,
				method: 'Card',
				accountId: 1201,
				saleChannelId: 496001,
				soldById: 31001,
				invoiceDetails: [
					{
						productCode: 'SP000001',
						quantity: 2,
						price: 150_000,
						discount: 15_000,
						serialNumbers: 'A1,A2',
						InvoiceDetailTaxs: [{ TaxId: 4 }],
					},
				],
				deliveryDetail: { price: 30_000, status: 2, usingPriceCod: true },
				surchages: [{ id: 301, price: 30_000 }],
			},
		]);
		expect(created).toMatchObject({
			code: 'HD000001',
			total: 280_000,
			totalPayment: 100_000,
			invoiceDelivery: { price: 30_000, status: 2 },
		});
		expect(created).not.toHaveProperty('deliveryDetail');
	});

	it('at the counter without a payment is a debt', async () => {
		const { id: customerId } = mai();
		const additionalFields = { customerId: byId(customerId) };
		const [created] = await harness.does('create', { branchId, lines, additionalFields });
		expect(bodies('POST')).toMatchObject([{ totalPayment: 0, usingCod: false }]);
		expect(created).toMatchObject({ total: 270_000, totalPayment: 0, status: 1 });
		expect(harness.sandbox.shop.customer(customerId).debt).toBe(270_000);
	});

	it('is paid with a voucher, which must be one of the campaign', async () => {
		const { shop } = harness.sandbox;
		shop.vouchers.creates(30087, ['VC01']);
		const [{ id }] = shop.vouchers.vouchers;
		const paidWith = (voucherCampaignId: number) => ({
			vouchers: { rows: [{ amount: 50_000, voucherId: id, voucherCampaignId }] },
		});
		const parameters = { branchId, lines, additionalFields: paidWith(30088) };
		await harness.refuses('create', parameters, /Creating the invoice .*Voucher không tồn tại/);
		const [created] = await harness.does('create', {
			...parameters,
			additionalFields: paidWith(30087),
		});
		expect(created).toMatchObject({ totalPayment: 50_000, method: 'Voucher' });
	});

	it.each([
		['without lines', { branchId, lines: { rows: [] } }, /"Line Items" is empty/],
		[
			'paid into an account that the shop does not have',
			{
				branchId,
				lines,
				additionalFields: { payment: { amount: 1, method: 'Card', accountId: byId(7) } },
			},
			/Creating the invoice found nothing.*Tài khoản ngân hàng/,
		],
	])('%s is refused', async (_, parameters, sentence) => {
		await harness.refuses('create', parameters, sentence);
		expect(harness.sandbox.shop.invoices.size).toBe(0);
	});

	it('for each of several items is sent one after the other, and one that fails keeps its place', async () => {
		const engine = harness.engine(
			'create',
			{
				branchId,
				lines: {
					rows: [
						{ product: byCode('={{ $json.code }}'), quantity: 1, price: '={{ $json.price }}' },
					],
				},
			},
			{ continueOnFail: true },
		);
		const items = [
			{ code: 'SP000001', price: 1000 },
			{ code: 'SP9', price: 2000 },
			{ code: 'SP000002', price: '3.000' },
			{ code: 'SP000003', price: 4000 },
		];
		const [output] = await engine.run(items);
		expect(output).toMatchObject([
			{ json: { code: 'HD000001', total: 1000 }, pairedItem: { item: 0 } },
			{ json: { error: expect.any(String), details: items[1] }, pairedItem: { item: 1 } },
			{ json: { error: expect.stringMatching(/read as thousands/) }, pairedItem: { item: 2 } },
			{ json: { total: 4000 }, pairedItem: { item: 3 } },
		]);
	});
});

describe('a change of an invoice', () => {
	it('settles a delivery with the money that the courier brings', async () => {
		const { id, code } = sells({ delivery: { price: 30_000 } });
		const [updated] = await harness.does('update', {
			invoice: byCode(code),
			updateFields: {
				codPaymentAccount: byId(1201),
				codPaymentMethod: 'Transfer',
				delivery: { status: 3, priceCodPayment: 300_000 },
				status: 1,
			},
		});
		expect(bodies('PUT')).toEqual([
			{
				codPaymentAccount: 1201,
				codPaymentMethod: 'Tranfer',
				deliveryDetail: { status: 3, priceCodPayment: 300_000 },
				status: 1,
			},
		]);
		expect(updated).toMatchObject({ id, status: 1, totalPayment: 300_000 });
		expect(updated).toMatchObject({ invoiceDelivery: { status: 3, price: 30_000 } });
	});

	it('takes new lines, another time, seller and channel', async () => {
		const { id } = sells();
		await harness.does('update', {
			invoice: byId(id),
			updateFields: {
				lines: { rows: [{ product: byCode('SP000004'), quantity: 1, price: 89_000 }] },
				purchaseDate: '2026-03-02T10:00:00',
				saleChannelId: byId(496002),
				soldById: byId(31001),
			},
		});
		expect(harness.sandbox.shop.invoice(id)).toMatchObject({
			total: 89_000,
			purchaseDate: '2026-03-02T10:00:00.0000000',
			saleChannelId: 496002,
		});
	});

	it.each([
		['of nothing', {}, /There is nothing to change/],
		['to a cancelled one', { status: 2 }, /"Status" does not take this value/],
		['of an invoice that is gone', { status: 5 }, /Updating invoice 1 found nothing/],
	])('%s is refused', async (_, updateFields, sentence) => {
		await harness.refuses('update', { invoice: byId(1), updateFields }, sentence);
	});
});

describe('cancelling an invoice', () => {
	it.each([
		[true, 0],
		[false, 300_000],
	])(
		'reaches KiotViet with its body, and says what becomes of the payments (voided: %s)',
		async (voidPayments, totalPayment) => {
			const { id, code } = sells();
			const [cancelled] = await harness.does('cancel', { invoice: byCode(code), voidPayments });
			expect(bodies('DELETE')).toEqual([{ id, isVoidPayment: voidPayments }]);
			expect(cancelled).toMatchObject({ id, status: 2, statusValue: 'Đã hủy', totalPayment });
		},
	);

	it('twice is refused in the words of KiotViet', async () => {
		const { id } = sells();
		harness.sandbox.shop.cancelsInvoice(id);
		await harness.refuses('cancel', { invoice: byId(id) }, /Cancelling invoice \d+ .*đã bị hủy/);
	});
});

describe('money for an invoice', () => {
	it('is collected, into an account where it is a transfer', async () => {
		const { id, code } = sells({ paid: 100_000 });
		const [payment] = await harness.does('collectPayment', {
			invoice: byCode(code),
			amount: '200000',
			method: 'Transfer',
			additionalFields: { accountId: byId(1201) },
		});
		expect(bodies('POST')).toEqual([
			{ amount: 200_000, method: 'Transfer', accountId: 1201, invoiceId: id },
		]);
		expect(payment).toEqual({
			paymentId: expect.any(Number),
			paymentCode: 'TTHD000001-1',
			amount: 200_000,
			method: 'Transfer',
			accountId: 1201,
			invoiceId: id,
			documentCode: 'HD000001',
		});
		expect(harness.sandbox.shop.invoice(id).totalPayment).toBe(300_000);
	});

	it.each([
		['that is none', { amount: '' }, /"Amount" is empty/],
		['in words', { amount: '200k' }, /"Amount" is no number/],
		['by an unknown way', { amount: 1, method: 'Momo' }, /"Method" does not take this value/],
		['for an invoice that is gone', { amount: 1, method: 'Cash' }, /invoice 1 found nothing/],
	])('%s is refused', async (_, parameters, sentence) => {
		await harness.refuses('collectPayment', { invoice: byId(1), ...parameters }, sentence);
	});

	it('whose answer is lost is not collected again', async () => {
		const { id } = sells({ paid: 0 });
		harness.sandbox.faults.add({ service: 'kiotviet', method: 'POST', kind: 'resetAfter' });
		const parameters = { invoice: byId(id), amount: 1000, method: 'Cash' };
		await expect(harness.does('collectPayment', parameters)).rejects.toMatchObject({
			description: expect.stringContaining('look in the shop before'),
		});
		expect(harness.sandbox.shop.invoice(id).totalPayment).toBe(1000);
	});
});

describe('an e-invoice that was issued elsewhere', () => {
	const mark = '11111111-2222-4333-8444-555555555555';
	const info = { invoiceRefId: mark, eInvoiceProvider: 4, eInvoiceStatus: 0, eInvoiceKind: 1 };

	it('is told to KiotViet, one call for each item', async () => {
		const { id, code } = sells();
		for (const invoice of [byId(id), byCode(code)]) {
			const additionalFields = {
				invoiceNumber: '00000123',
				publishDate: '2026-10-07T12:35:00+07:00',
				serial: '1C26MAA',
				partnerTransactionCode: 'GD0001',
			};
			const given = { invoice, ...info, additionalFields };
			expect(await harness.does('setEInvoiceInfo', given)).toEqual([
				{ invoiceId: id, invoiceRefId: mark, message: expect.any(String) },
			]);
		}
		const entry = {
			invoiceId: id,
			invoiceRefId: mark,
			partner: 4,
			status: 0,
			type: 1,
			invoiceNumber: '00000123',
			publishDate: '2026-10-07T12:35:00.000',
			serial: '1C26MAA',
			partnerTransactionCode: 'GD0001',
		};
		expect(bodies('PUT')).toEqual([{ data: [entry] }, { data: [entry] }]);
	});

	it('with a mark that is no UUID is refused, and so is one of a sale that is gone', async () => {
		const invoice = byId(sells().id);
		const wrong = { ...info, invoiceRefId: '123' };
		await harness.refuses('setEInvoiceInfo', { invoice, ...wrong }, /"Reference ID" is no UUID/);
		await harness.refuses('setEInvoiceInfo', { invoice: byId(9), ...info }, /found nothing/);
	});
});

harness.leavesNothingOut();
