// Orders through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { byCode, byId, byPhone, harnessOf } from './resourceHarness';

const harness = harnessOf('order');

const shirt = { productCode: 'SP000001', quantity: 2, price: 150_000 };
const mai = () =>
	harness.sandbox.shop.registersCustomer({ name: 'Nguyễn Thị Mai', contactNumber: '0900000001' });
const takes = (more: object = {}) => harness.sandbox.shop.takesOrder({ lines: [shirt], ...more });

/** What was sent to the shop by a method, newest last. */
const sent = (method: string) =>
	harness.sandbox.requests
		.filter((request) => request.service === 'kiotviet' && request.method === method)
		.map(({ path, query, body }) => ({ path, query, body }));

describe('an order', () => {
	it('is read by ID and by code, simplified and in full', async () => {
		const { id, code } = takes({ customerId: mai().id, paid: 50_000 });
		for (const order of [byId(id), byCode(code)]) {
			expect(await harness.does('get', { order })).toEqual([
				{
					id,
					code,
					purchaseDate: expect.stringMatching(/\+07:00$/),
					branchName: 'Chi nhánh trung tâm',
					customerId: expect.any(Number),
					customerName: 'Nguyễn Thị Mai',
					total: 300_000,
					totalPayment: 50_000,
					status: 1,
					statusValue: 'Phiếu tạm',
				},
			]);
		}
		const [full] = await harness.does('get', { order: byId(id), simplify: false });
		expect(full).toMatchObject({ payments: [{ amount: 50_000 }], orderDetails: [shirt] });
	});

	it.each([
		['that nobody has', byId(1), /Reading order 1 found nothing.*không tồn tại/],
		['whose code nobody has', byCode('DH9'), /Reading order DH9 found nothing/],
		['that was not named', byId(''), /"Order" is empty/],
	])('%s is not found, and the sentence says why', async (_, order, sentence) => {
		await harness.refuses('get', { order }, sentence);
	});
});

describe('a list of orders', () => {
	it.each([
		['branch', { branchIds: [20002] }],
		['customer', () => ({ customerIds: byPhone('0900000001') })],
		['customer code', { customerCode: 'KH000001' }],
		['status', { status: [5, 6] }],
		['sale channel', { saleChannelId: byId(496002) }],
	])('is filtered by %s', async (_, filters) => {
		takes();
		const { id } = takes({ customerId: mai().id, branchId: 20002, saleChannelId: 496002 });
		harness.sandbox.shop.confirmsOrder(id);
		const chosen = typeof filters === 'function' ? filters() : filters;
		expect(await harness.does('getMany', { filters: chosen })).toMatchObject([{ id }]);
	});

	it('is filtered by when they were changed and typed in', async () => {
		const { shop } = harness.sandbox;
		const first = takes();
		const between = shop.clock.now().toISO();
		const second = takes();
		const ids = async (filters: object) =>
			(await harness.does('getMany', { filters })).map(({ id }) => id);
		expect(await ids({ lastModifiedFrom: between })).toEqual([second.id]);
		expect(await ids({ toDate: between })).toEqual([first.id]);
		expect(await ids({ createdDate: first.createdDate.slice(0, 10) })).toHaveLength(2);
		expect(await ids({ createdDate: '2020-01-01' })).toEqual([]);
	});

	it('brings payments and delivery, unless they are not wanted', async () => {
		takes({ paid: 50_000, delivery: { price: 20_000 } });
		const [full] = await harness.does('getMany', { simplify: false });
		expect(full).toMatchObject({
			payments: [{ method: 'Cash' }],
			orderDelivery: { price: 20_000 },
		});
		const [bare] = await harness.does('getMany', { simplify: false, options: { include: [] } });
		expect(bare).not.toHaveProperty('payments');
		expect(bare).not.toHaveProperty('orderDelivery');
	});

	it('in a status that there is not is refused', async () => {
		const filters = { status: ['Completed'] };
		await harness.refuses('getMany', { filters }, /"Statuses" does not take this value/);
	});
});

describe('a new order', () => {
	const lines = {
		rows: [
			{ product: byCode('SP000001'), quantity: '2', price: '150000', discountRatio: '10', tax: 4 },
			{ product: byId(48870004), quantity: 1, price: 89_000, note: 'Màu xanh', tax: 0 },
		],
	};

	it('carries customer, deposit, delivery and surcharges as KiotViet spells them', async () => {
		const { shop } = harness.sandbox;
		const { id: customerId } = mai();
		const [created] = await harness.does('create', {
			branchId: byId(20002),
			lines,
			additionalFields: {
				cashierId: byId(31001),
				customer: byPhone('0900000001'),
				delivery: {
					receiver: 'Chị Mai',
					price: 30_000,
					expectedDelivery: '2026-03-03T09:00:00',
					partnerDelivery: { code: 'DT000001' },
				},
				description: 'Đơn từ n8n',
				discount: 9_000,
				payment: { amount: 100_000, method: 'Transfer', accountId: byId(1201) },
				purchaseDate: '2026-03-02T10:00:00',
				saleChannelId: byId(496001),
				soldById: byId(31001),
				surcharges: { rows: [{ code: 'THK000001', price: '30000' }] },
			},
		});
		expect(sent('POST')).toEqual([
			{
				path: '/orders',
				query: {},
				body: {
					branchId: 20002,
					cashierId: 31001,
					customer: {
						id: customerId,
						code: 'KH000001',
						name: 'Nguyễn Thị Mai',
						contactNumber: '0900000001',
					},
					description: 'Đơn từ n8n',
					discount: 9_000,
					totalPayment: 100_000,
					method: 'Transfer',
					accountId: 1201,
					purchaseDate: '2026-03-02T10:00:00.000',
					saleChannelId: 496001,
					soldById: 31001,
					orderDetails: [
						{
							productCode: 'SP000001',
							quantity: 2,
							price: 150_000,
							discountRatio: 10,
							OrderDetailTaxs: [{ TaxId: 4 }],
						},
						{ productId: 48870004, quantity: 1, price: 89_000, note: 'Màu xanh' },
					],
					orderDelivery: {
						receiver: 'Chị Mai',
						price: 30_000,
						expectedDelivery: '2026-03-03T09:00:00.000',
						partnerDelivery: { code: 'DT000001' },
					},
					surchages: [{ code: 'THK000001', price: 30_000 }],
				},
			},
		]);
		expect(created).toMatchObject({ code: 'DH000001', total: 380_000, totalPayment: 100_000 });
		expect(shop.order(created.id as number)).toMatchObject({
			branchId: 20002,
			customerId,
			purchaseDate: '2026-03-02T10:00:00.0000000',
			payments: [{ method: 'Transfer', accountId: 1201 }],
		});
	});

	it('of a guest needs no more than branch and lines, and nothing is paid', async () => {
		const [created] = await harness.does('create', { branchId: byId(20001), lines });
		expect(created).toMatchObject({ total: 359_000, totalPayment: 0, status: 1 });
		expect(created).not.toHaveProperty('customerId');
	});

	it('is paid with a voucher, and makes its invoice at once', async () => {
		const { shop } = harness.sandbox;
		shop.vouchers.creates(30087, ['VC01']);
		const [voucher] = shop.vouchers.vouchers;
		const vouchers = {
			rows: [
				{
					amount: 50_000,
					voucherId: voucher.id,
					voucherCampaignId: byId(voucher.voucherCampaignId),
				},
			],
		};
		const additionalFields = { makeInvoice: true, vouchers };
		await harness.does('create', { branchId: byId(20001), lines, additionalFields });
		expect(voucher.status).toBe(2);
		expect([...shop.invoices.values()]).toMatchObject([
			{ orderCode: 'DH000001', payments: [{ method: 'Voucher', amount: 50_000 }, {}] },
		]);
	});

	it('paid without a word of how is paid in cash', async () => {
		const additionalFields = { payment: { amount: 50_000 } };
		const [order] = await harness.does('create', {
			branchId: byId(20001),
			lines,
			additionalFields,
		});
		expect(order).toMatchObject({ payments: [{ amount: 50_000, method: 'Cash' }] });
		expect(harness.writes()).toMatchObject([{ body: { totalPayment: 50_000, method: 'Cash' } }]);
	});

	it('of a phone that two branches keep is the one of its own branch', async () => {
		const { shop } = harness.sandbox;
		const mai = { name: 'Nguyễn Thị Mai', contactNumber: '0900000001' };
		shop.registersCustomer({ ...mai, branchId: 20001 });
		const second = shop.registersCustomer({ ...mai, branchId: 20002 });
		const additionalFields = { customer: byPhone('0900000001') };
		const [order] = await harness.does('create', {
			branchId: byId(20002),
			lines,
			additionalFields,
		});
		expect(order).toMatchObject({ customerId: second.id });
	});

	it.each([
		['without lines', { branchId: byId(20001), lines: {} }, /"Line Items" is empty/],
		['without a branch', { branchId: byId(''), lines }, /"Branch" is empty/],
		[
			'with a price as people write it',
			{
				branchId: byId(20001),
				lines: { rows: [{ product: byId(1), quantity: 1, price: '150.000' }] },
			},
			/"Price" can be read as thousands or as a fraction/,
		],
		[
			'of a product that is gone',
			{
				branchId: byId(20001),
				lines: { rows: [{ product: byCode('SP9'), quantity: 1, price: 1 }] },
			},
			/Creating the order was refused.*Hàng hóa được chọn không tồn tại|found nothing/,
		],
		[
			'of a customer who is gone',
			{ branchId: byId(20001), lines, additionalFields: { customer: byId(1) } },
			/Reading customer 1 found nothing/,
		],
		[
			'with a surcharge that nobody knows',
			{
				branchId: byId(20001),
				lines,
				additionalFields: { surcharges: { rows: [{ id: '', code: '', price: '30000' }] } },
			},
			/A surcharge has neither an ID nor a code/,
		],
	])('%s is refused', async (_, parameters, sentence) => {
		await harness.refuses('create', parameters, sentence);
		expect(harness.sandbox.shop.orders.size).toBe(0);
	});

	it('that the shop does not take says which setting to switch on', async () => {
		const message = 'Thiết lập "Cho phép đặt hàng" đang không được bật';
		harness.sandbox.faults.add({
			service: 'kiotviet',
			method: 'POST',
			kind: 'status',
			status: 420,
			body: { responseStatus: { message } },
		});
		await expect(harness.does('create', { branchId: byId(20001), lines })).rejects.toMatchObject({
			message: expect.stringContaining(message),
			description: expect.stringContaining('Switch on "Cho phép đặt hàng"'),
		});
	});

	it('whose answer is lost is not sent again', async () => {
		harness.sandbox.faults.add({ service: 'kiotviet', method: 'POST', kind: 'resetAfter' });
		await expect(harness.does('create', { branchId: byId(20001), lines })).rejects.toMatchObject({
			description: expect.stringContaining('look in the shop before'),
		});
		expect(harness.sandbox.shop.orders.size).toBe(1);
	});
});

describe('a change of an order', () => {
	it('takes new lines, what is paid so far, and another customer', async () => {
		const { id, code } = takes({ paid: 50_000 });
		const { id: customerId } = mai();
		const [updated] = await harness.does('update', {
			order: byCode(code),
			updateFields: {
				customer: byId(customerId),
				lines: {
					rows: [
						{ product: byCode('SP000001'), quantity: 1, price: 150_000, isMaster: true },
						{ product: byCode('SP000001'), quantity: 1, price: 0, isMaster: false },
					],
				},
				payment: { amount: 80_000, method: 'Cash' },
			},
		});
		expect(sent('PUT')[0].body).toMatchObject({
			orderDetails: [{ isMaster: true }, { isMaster: false }],
			totalPayment: 80_000,
		});
		expect(updated).toMatchObject({ id, total: 150_000, totalPayment: 80_000, customerId });
	});

	it('leaves alone what it does not name', async () => {
		const { id } = takes({ description: 'Giao buổi sáng', discount: 10_000 });
		await harness.does('update', {
			order: byId(id),
			updateFields: { saleChannelId: byId(496001) },
		});
		expect(sent('PUT')).toMatchObject([{ body: { saleChannelId: 496001 } }]);
		expect(harness.sandbox.shop.order(id)).toMatchObject({
			description: 'Giao buổi sáng',
			total: 290_000,
			saleChannelId: 496001,
		});
	});

	it.each([
		['of nothing', {}, /There is nothing to change/],
		['of an order that is gone', { discount: 1 }, /Updating order 1 found nothing/],
	])('%s is refused', async (_, updateFields, sentence) => {
		await harness.refuses('update', { order: byId(1), updateFields }, sentence);
	});
});

describe('cancelling an order', () => {
	it.each([
		[true, 0],
		[false, 50_000],
	])('asks what becomes of the deposit (voided: %s)', async (voidPayments, totalPayment) => {
		const { id, code } = takes({ paid: 50_000 });
		expect(await harness.does('cancel', { order: byCode(code), voidPayments })).toEqual([
			{ cancelled: true, id, paymentsVoided: voidPayments },
		]);
		expect(sent('DELETE')).toMatchObject([
			{ path: `/orders/${id}`, query: { IsVoidPayment: String(voidPayments) } },
		]);
		expect(harness.sandbox.shop.order(id)).toMatchObject({ status: 4, totalPayment });
	});

	it('twice is refused in the words of KiotViet', async () => {
		const { id } = takes();
		harness.sandbox.shop.cancelsOrder(id);
		await harness.refuses(
			'cancel',
			{ order: byId(id) },
			/Cancelling order \d+ was refused.*đã bị hủy/,
		);
	});
});

describe('an invoice made from an order', () => {
	const ordered = () => {
		const order = takes({
			customerId: mai().id,
			branchId: 20002,
			saleChannelId: 496001,
			discount: 20_000,
			paid: 50_000,
			surcharges: [{ id: 301, price: 30_000 }],
			lines: [{ ...shirt, discountRatio: 10, taxId: 4, note: 'Lên gấu' }],
		});
		return order;
	};

	it('has all that was ordered, and its deposit', async () => {
		const { code } = ordered();
		const [made] = await harness.does('makeInvoice', { order: byCode(code) });
		expect(sent('POST')).toMatchObject([
			{
				body: {
					orderId: expect.any(Number),
					usingCod: false,
					totalPayment: 0,
					invoiceDetails: [{ productCode: 'SP000001', InvoiceDetailTaxs: [{ TaxId: 4 }] }],
				},
			},
		]);
		expect(made).toMatchObject({ code: 'HD000001', total: 280_000, totalPayment: 50_000 });
		expect(harness.sandbox.shop.invoice(made.id as number)).toMatchObject({
			orderCode: code,
			branchId: 20002,
			customerName: 'Nguyễn Thị Mai',
			saleChannelId: 496001,
			lines: [{ quantity: 2, discount: 15_000, taxId: 4, note: 'Lên gấu' }],
		});
	});

	it('is delivered as it was ordered, with its delivery under one name', async () => {
		const { id } = takes({ delivery: { price: 25_000, address: '12 Đường Mẫu' } });
		const [made] = await harness.does('makeInvoice', { order: byId(id) });
		expect(sent('POST')[0].body).toMatchObject({ usingCod: true });
		expect(made).toMatchObject({ invoiceDelivery: { price: 25_000, address: '12 Đường Mẫu' } });
		expect(made).not.toHaveProperty('deliveryDetail');
	});

	it('of a part leaves the rest in the order, and takes neither discount nor surcharges', async () => {
		const { id } = ordered();
		const additionalFields = {
			lines: { rows: [{ product: byCode('SP000001'), quantity: 1, price: 150_000 }] },
			payment: { amount: 20_000, method: 'Card', accountId: byId(1201) },
		};
		const [made] = await harness.does('makeInvoice', { order: byId(id), additionalFields });
		expect(made).toMatchObject({ total: 150_000, totalPayment: 70_000 });
		expect(harness.sandbox.shop.order(id).status).toBe(6);
	});

	it('of an order that is completed already is refused', async () => {
		const { id } = takes();
		harness.sandbox.shop.makesInvoice(id);
		await harness.refuses(
			'makeInvoice',
			{ order: byId(id) },
			/Making an invoice of order DH000001/,
		);
		expect(harness.sandbox.shop.invoices.size).toBe(1);
	});
});

harness.leavesNothingOut();
