// What a record writes, decided from plain values: the mapping, the stale guard, the merge.
import fc from 'fast-check';
import { isEqual } from 'lodash';

import { readShopRecord, type ShopRecord } from '../../../nodes/LadiFlow/sync/shopRecord';
import { isDoubtful } from '../../../nodes/LadiFlow/sync/freshness';
import { type DocumentAge, isAtLeastAsNew } from '../../../nodes/LadiFlow/sync/lastDocument';
import { decide } from '../../../nodes/LadiFlow/sync/decide';
import { notesOn, writeTargetOf } from '../../../nodes/LadiFlow/sync/writeTarget';

const OPTIONS = { ordersApart: false, kvFields: false, externalIdPrefix: false };

function sale(document: object, customer: object = {}): ShopRecord {
	return readShopRecord({
		resource: 'invoice',
		change: 'created',
		retailer: 'taphoaxyz',
		retailerId: 5,
		record: {
			id: 7,
			code: 'HD000007',
			total: 100,
			totalPayment: 40,
			createdDate: '2026-03-02T15:40:12.553+07:00',
			...document,
		},
		customer: {
			id: 9,
			code: 'KH9',
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
			createdDate: '2026-01-05T09:00:00.000+07:00',
			debt: 60,
			...customer,
		},
	}) as ShopRecord;
}

describe('a sale', () => {
	it('writes the last order, the debt and the profile', () => {
		const { native, customFields } = decide(
			sale(
				{
					purchaseDate: '2026-03-02T15:40:00.000+07:00',
					discountRatio: 10,
					invoiceDetails: [
						{
							productId: 1,
							productCode: 'SP1',
							productName: 'Áo',
							quantity: 2,
							price: 50,
							discount: 5,
						},
					],
					payments: [
						{ method: 'Cash' },
						{ method: 'Transfer' },
						{ method: 'Cash' },
						{ method: 'Card', status: 1 },
					],
				},
				{ locationName: 'Hà Nội - Quận Ba Đình - Cũ', gender: true },
			),
			{},
			OPTIONS,
			false,
		);
		expect(native).toMatchObject({
			first_name: 'Nguyễn Thị Mẫu',
			gender: 'male',
			city: 'Hà Nội',
			district: 'Quận Ba Đình - Cũ',
			external_customer_id: 'KH9',
		});
		expect(customFields).toMatchObject({
			debt: 60,
			last_retailer_id: '5',
			last_order_id: '7',
			last_order_discount_total: 9,
			last_order_payment_method: 'Cash, Transfer',
			last_order_payment_status: 'Chưa thanh toán',
			last_order_created_at: '2026-03-02T08:40:00.000Z',
			last_order_updated_at: '2026-03-02T08:40:12.553Z',
			last_order_product_ids: ['1'],
			last_total_payment_amount: 40,
		});
		expect(customFields).not.toHaveProperty('last_order_shipping_status');
	});

	it("clears what a former document's delivery left behind", () => {
		const stored = {
			last_order_shipping_status: 'Đã giao',
			last_order_created_at: '2026-01-01T00:00:00.000Z',
			last_order_code: 'HD000001',
		};
		expect(decide(sale({}), stored, OPTIONS, false).customFields.last_order_shipping_status).toBe(
			'',
		);
	});

	it.each([['1899-05-01'], ['1900-01-01'], ['1970-01-01'], ['2999-01-01'], ['0001-01-01'], ['x']])(
		'never writes the birthday %s',
		(birthDate) => {
			expect(decide(sale({}, { birthDate }), {}, OPTIONS, false).native).not.toHaveProperty('dob');
		},
	);

	it('never writes a masked name', () => {
		expect(decide(sale({}, { name: 'Q******o' }), {}, OPTIONS, false).native).not.toHaveProperty(
			'first_name',
		);
	});

	it.each([[null], [undefined], ['male'], ['false'], [0], [1], [{}]])(
		'never writes a gender from %j',
		(gender) => {
			expect(decide(sale({}, { gender }), {}, OPTIONS, false).native).not.toHaveProperty('gender');
		},
	);

	it('never cuts a letter or an emoji of a long name in two', () => {
		const { native } = decide(sale({}, { name: `${'a'.repeat(99)}😀` }), {}, OPTIONS, false);
		expect(native).toMatchObject({ first_name: 'a'.repeat(99), full_name: 'a'.repeat(99) });
	});

	it('tells what of the customer cannot be written, and quotes nobody', () => {
		const of = (customer: object) => {
			const record = sale({}, customer);
			const person = writeTargetOf(record, OPTIONS);
			return notesOn(record, 'skipped' in person ? null : person);
		};
		const mail = 'The e-mail is no usable address and was left out';
		const phone = 'The phone is no usable number and was left out';
		expect(of({ email: 'mau@example.com' })).toEqual([]);
		expect(of({ email: '', contactNumber: '0900000001', subNumber: null })).toEqual([]);
		expect(of({ email: 'none' })).toEqual([mail]);
		expect(of({ email: 'mau@example.com', contactNumber: '09' })).toEqual([phone]);
		expect(of({ email: '.', contactNumber: '09' })).toEqual([mail, phone]);
		expect(of({ name: 'ă'.repeat(101) })).toEqual([expect.stringMatching(/name was cut/)]);
	});

	it('that does not tell what was paid is neither paid nor unpaid, and no 0', () => {
		const stored = { last_order_payment_status: 'Đã thanh toán', last_total_payment_amount: 5 };
		const of = (record: object) => decide(sale(record), stored, OPTIONS, false).customFields;
		const untold = { last_order_payment_status: '', last_total_payment_amount: '' };
		expect(of({ total: 100, totalPayment: null })).toMatchObject(untold);
		expect(of({ total: null, totalPayment: null })).toMatchObject(untold);
		expect(of({ total: 100, totalPayment: 0 })).toMatchObject({
			last_order_payment_status: 'Chưa thanh toán',
			last_total_payment_amount: 0,
		});
	});

	it('with an older reading of the customer writes the document, not the debt', () => {
		const { native, customFields } = decide(sale({}), {}, OPTIONS, true);
		expect(native).toEqual({});
		expect(customFields).not.toHaveProperty('debt');
		expect(customFields).toHaveProperty('last_order_id');
	});

	it('leaves the debt alone when the contact tells of a later reading, and writes it when of an earlier', () => {
		const record = { ...sale({}), readAt: '2026-03-02T09:00:00.000Z' };
		const after = (kv_read_at: string) => decide(record, { kv_read_at }, OPTIONS, false);
		expect(after('2026-03-02T09:00:00.001Z')).toMatchObject({ customerIsOld: true, native: {} });
		expect(after('2026-03-02T09:00:00.001Z').customFields).not.toHaveProperty('debt');
		expect(after('2026-03-02T09:00:00.000Z').customFields).toHaveProperty('debt', 60);
		expect(after('2026-03-02T08:59:59.000Z').customFields).toHaveProperty('debt', 60);
	});

	it('tells when it was read where the account has the field for it, and only there', () => {
		const record = { ...sale({}), readAt: '2026-03-02T09:00:00.000Z' };
		const fields = (has: boolean) => decide(record, {}, OPTIONS, false, has).customFields;
		expect(fields(true)).toHaveProperty('kv_read_at', record.readAt);
		expect(fields(false)).not.toHaveProperty('kv_read_at');
	});

	it('read long before the contact changed is in doubt; read just now it is not', () => {
		const read = '2026-03-02T09:00:00.000Z';
		const later = Date.parse('2026-03-02T09:30:00.000Z');
		expect(isDoubtful(read, '2026-03-02T09:05:00.000Z', later)).toBe(true);
		expect(isDoubtful(read, '2026-03-02T08:55:00.000Z', later)).toBe(false);
		expect(isDoubtful(read, '2026-03-02T09:00:02.000Z', Date.parse(read) + 5000)).toBe(false);
		expect(isDoubtful(null, '2026-03-02T09:05:00.000Z', later)).toBe(false);
		expect(isDoubtful(read, undefined, later)).toBe(false);
	});

	it('has nobody to write to without a customer, and says why', () => {
		const guest = readShopRecord({
			resource: 'invoice',
			change: 'created',
			record: { id: 1 },
			customer: null,
		});
		const gone = readShopRecord({
			resource: 'invoice',
			change: 'created',
			record: { id: 1, customerId: 3 },
			customer: null,
		});
		expect(writeTargetOf(guest as ShopRecord, OPTIONS)).toEqual({ skipped: 'guest' });
		expect(writeTargetOf(gone as ShopRecord, OPTIONS)).toEqual({ skipped: 'deleted' });
	});

	it('made up for a manual run in an empty shop never reaches the account', () => {
		const example = readShopRecord({
			resource: 'customer',
			isExample: true,
			record: { id: 1 },
			customer: { id: 1, contactNumber: '0900000001' },
		});
		expect(writeTargetOf(example as ShopRecord, OPTIONS)).toEqual({ skipped: 'example' });
	});
});

describe('an item', () => {
	it('of whatever content never throws', () => {
		fc.assert(
			fc.property(fc.anything(), (item) => {
				const record = readShopRecord(item);
				if (typeof record === 'string') expect(record).not.toBe('');
			}),
		);
	});

	it('that failed before and comes by the error output is the item it was', () => {
		const failed = { error: 'LadiFlow was away', details: { id: 1, invoiceDetails: [] } };
		expect(readShopRecord(failed)).toMatchObject({ kind: 'invoice' });
	});

	it('that names its customer by ID only is refused, since nobody could be written to', () => {
		const invoice = { id: 1, invoiceDetails: [], customerId: 3 };
		expect(readShopRecord(invoice)).toMatch(/choose "Customer" under Options/);
		const customer = { id: 3, contactNumber: '0900000001' };
		expect(readShopRecord({ ...invoice, customer })).toMatchObject({ customer });
		expect(readShopRecord({ ...invoice, customer: null })).toMatchObject({ customer: null });
	});

	it('straight from KiotViet is recognised', () => {
		expect(readShopRecord({ id: 1, name: 'A', contactNumber: '0900000001' })).toMatchObject({
			kind: 'customer',
		});
		expect(readShopRecord({ id: 1, invoiceDetails: [] })).toMatchObject({ kind: 'invoice' });
		expect(readShopRecord({ id: 1, orderDetails: [] })).toMatchObject({ kind: 'order' });
	});

	const company = {
		id: 71001,
		code: 'NCC000001',
		name: 'Xưởng may Mẫu',
		contactNumber: '0900000021',
		email: 'xuongmay@example.com',
		debt: 1000,
	};

	it.each<[string, RegExp, object]>([
		['a supplier', /is a supplier/, { ...company, isActive: true, totalInvoiced: 5 }],
		[
			'a supplier with a code of its own',
			/a supplier/,
			{ ...company, code: 'MAY', isActive: null },
		],
		['a supplier of whom only the useful is left', /a supplier/, company],
		['a user', /is a user/, { id: 1, userName: 'lan', givenName: 'Lan', email: 'lan@example.com' }],
		[
			'a user with a name',
			/is a user/,
			{ id: 1, name: 'Lan', userName: 'lan', email: 'lan@example.com', mobilePhone: '0900000001' },
		],
		['a branch', /is a branch/, { id: 1, branchName: 'A', contactNumber: '+84900000001' }],
		[
			'a branch as its webhook tells it',
			/is a branch/,
			{ id: 1, name: 'A', contactNumber: '0900000001', isActive: true, isLock: false },
		],
		[
			'a product with a phone',
			/is a product/,
			{ id: 1, code: 'SP1', name: 'Áo', basePrice: 5, contactNumber: '0900000001' },
		],
		['a bank account', /is a bank account/, { id: 1, bankName: 'VCB', accountNumber: '1' }],
		[
			'an entry of the cash book',
			/is a cash book entry/,
			{ id: 1, code: 'TT1', partnerName: 'Lan', contactNumber: '0900000001', transDate: 'x' },
		],
		['a return', /is a return/, { id: 1, code: 'TH1', customerId: 3, returnDetails: [] }],
		[
			'a purchase',
			/is a purchase order/,
			{ id: 1, code: 'PN1', supplierName: 'A', purchaseOrderDetails: [] },
		],
		['a purchase with other words', /a purchase order/, { id: 1, orderDetails: [], supplierId: 2 }],
		['an order at a supplier', /is a supplier order/, { id: 1, orderSupplierDetails: [] }],
		['a transfer', /is a stock transfer/, { id: 1, code: 'TRF1', transferDetails: [] }],
		['a group of customers', /no KiotViet Trigger item/, { id: 1, name: 'VIP', discount: 5 }],
		[
			'a sale channel',
			/no KiotViet Trigger item|is a supplier/,
			{ id: 1, name: 'A', isActive: true },
		],
		['a summary row', /no KiotViet Trigger item/, { id: -1, name: 'A', debt: 5 }],
		['both', /no KiotViet Trigger item/, { id: 1, orderDetails: [], invoiceDetails: [] }],
	])('of another kind is no contact: %s', (_what, sentence, record) => {
		expect(readShopRecord(record)).toMatch(sentence);
	});

	it.each<[string, object]>([
		['active in the shop', { id: 1, name: 'A', gender: null, isActive: true }],
		[
			'of a marketplace',
			{ id: 1, code: 'KHSPE1', name: 'Q******o', address: 'x', totalInvoiced: 5 },
		],
		['with an edited item', { id: 1, name: 'A', rewardPoint: 5, userName: 'lan' }],
	])('that is a customer is taken for one: %s', (_what, record) => {
		expect(readShopRecord(record)).toMatchObject({ kind: 'customer' });
	});
});

describe('a record that lacks any of its fields, or holds null or nonsense in them', () => {
	const LINE = { productId: 1, productCode: 'SP1', productName: 'Áo', quantity: 2, price: 50 };
	const DELIVERY = {
		price: 5,
		statusValue: 'Đã giao',
		address: '12 Đường Mẫu',
		deliveryCode: 'V1',
	};
	const DOCUMENT = {
		id: 7,
		code: 'HD000007',
		customerId: 9,
		total: 100,
		totalPayment: 40,
		discount: 10,
		discountRatio: 10,
		statusValue: 'Hoàn thành',
		description: 'ghi chú',
		branchName: 'Chi nhánh 1',
		purchaseDate: '2026-03-02T15:40:00.000+07:00',
		createdDate: '2026-03-02T15:40:12.553+07:00',
		modifiedDate: '2026-03-02T15:41:00.000+07:00',
		invoiceDetails: [LINE],
		invoiceDelivery: DELIVERY,
		payments: [{ method: 'Cash', status: 0 }],
	};
	const CUSTOMER = {
		id: 9,
		code: 'KH9',
		name: 'Nguyễn Thị Mẫu',
		gender: true,
		birthDate: '1995-04-20',
		contactNumber: '0900000001',
		email: 'mau@example.com',
		address: '1 Đường Mẫu',
		locationName: 'Hà Nội - Quận Ba Đình',
		wardName: 'Phường Ngọc Hà',
		organization: 'Tạp hóa Mẫu',
		debt: 60,
		groups: 'VIP',
		rewardPoint: 4,
		totalInvoiced: 500,
		totalRevenue: 400,
		retailerId: 5,
	};
	const ALL = { ...OPTIONS, kvFields: true, orderMetrics: true };
	const METRICS = {
		invoiceCount: 3,
		firstPurchaseDate: '2026-01-02T15:40:00.000+07:00',
		paid: { count: 2, value: 40 },
		pending: { count: 1, value: 21 },
		cancelled: { count: 1, value: 9 },
		firstDate: '2026-01-02T15:40:00.000+07:00',
		lastDate: '2026-03-02T15:40:00.000+07:00',
	};

	/** What a field says after an accident: nothing, null, or what cannot be. */
	const lost = (nonsense: fc.Arbitrary<unknown>) =>
		fc.oneof(
			fc.constant({ keep: true }),
			fc.constantFrom({ absent: true }, { value: null }),
			nonsense.map((value) => ({ value })),
		);
	type Accident = { keep?: boolean; absent?: boolean; value?: unknown };
	const damaged = (record: object, nonsense: fc.Arbitrary<unknown>) =>
		fc
			.record(Object.fromEntries(Object.keys(record).map((key) => [key, lost(nonsense)])))
			.map((accidents) =>
				Object.fromEntries(
					Object.entries(record).flatMap(([key, whole]): Array<[string, unknown]> => {
						const { keep, absent, value } = accidents[key] as Accident;
						return absent ? [] : [[key, keep ? whole : value]];
					}),
				),
			);
	const nonsense = fc.constantFrom<unknown>({}, { a: 1 }, [], [null], true, NaN);
	const nested = (record: object) =>
		damaged(record, nonsense).chain((whole) =>
			fc
				.record({
					invoiceDetails: fc.oneof(
						fc.constant((whole as typeof DOCUMENT).invoiceDetails),
						fc.array(fc.oneof(fc.constant(null), damaged(LINE, nonsense)), { maxLength: 2 }),
						damaged(LINE, nonsense),
					),
					invoiceDelivery: fc.oneof(
						fc.constant((whole as typeof DOCUMENT).invoiceDelivery),
						damaged(DELIVERY, nonsense),
					),
					payments: fc.oneof(
						fc.constant((whole as typeof DOCUMENT).payments),
						fc.array(fc.constantFrom(null, { method: null }, { method: 'Cash', status: null })),
					),
				})
				.map((parts) => ({ ...whole, ...parts })),
		);

	const whole = decide(
		readShopRecord({
			resource: 'invoice',
			record: DOCUMENT,
			customer: CUSTOMER,
			orderMetrics: METRICS,
		}) as ShopRecord,
		{},
		ALL,
		false,
	);
	/** What may stand where the record says nothing: what clears a field, or nothing at all. */
	const NOTHING: unknown[] = ['', []];
	/** No discount and no fee are the usual case, and KiotViet leaves them out. */
	const ZEROS = ['last_order_discount_total', 'last_order_shipping_fee'];

	it('neither throws nor writes what the whole record would not have written', () => {
		fc.assert(
			fc.property(
				nested(DOCUMENT),
				damaged(CUSTOMER, nonsense),
				damaged(METRICS, nonsense),
				fc.boolean(),
				(record, customer, orderMetrics, holds) => {
					const item = readShopRecord({ resource: 'invoice', record, customer, orderMetrics });
					if (typeof item === 'string') throw new Error(item);
					writeTargetOf(item, OPTIONS);
					const stored = holds ? { ...whole.customFields, last_order_created_at: undefined } : {};
					const { native, customFields } = decide(item, stored, ALL, false);
					for (const [name, value] of Object.entries({ ...native, ...customFields })) {
						const right = { ...whole.native, ...whole.customFields }[name];
						const discountOfLines = name === 'last_order_discount_total' && Number(value) >= 0;
						const otherTime =
							/_at$/.test(name) && /^2026-0[13]-02T\d\d:\d\d:\d\d\.\d{3}Z$/.test(String(value));
						const lessOfLines =
							/_product_/.test(name) &&
							[value].flat().every((entry) => ['', ...(right as string[])].includes(String(entry)));
						const known =
							[right, ...NOTHING].some((one) => isEqual(one, value)) ||
							(ZEROS.includes(name) && value === 0) ||
							discountOfLines ||
							otherTime ||
							lessOfLines;
						expect([name, value, known]).toEqual([name, value, true]);
					}
				},
			),
			{ numRuns: 500 },
		);
	});

	it('straight from the KiotViet node is read or refused, and never throws', () => {
		fc.assert(
			fc.property(
				fc.oneof(nested(DOCUMENT), damaged(CUSTOMER, nonsense)),
				fc.option(damaged(CUSTOMER, nonsense), { nil: undefined }),
				(record, customer) => {
					const item = readShopRecord({ ...record, customer });
					if (typeof item === 'string') return;
					writeTargetOf(item, OPTIONS);
					decide(item, {}, ALL, false);
				},
			),
		);
	});

	it('full of nulls says of nobody anything', () => {
		const nulls = (record: object) =>
			Object.fromEntries(Object.keys(record).map((key) => [key, null]));
		const record = readShopRecord({
			resource: 'invoice',
			record: nulls(DOCUMENT),
			customer: { ...nulls(CUSTOMER), contactNumber: '0900000001' },
			orderMetrics: nulls(METRICS),
		});
		const { native, customFields } = decide(record as ShopRecord, {}, ALL, false);
		expect(native).toEqual({});
		expect(customFields).toEqual({
			last_order_discount_total: 0,
			last_order_shipping_fee: 0,
		});
	});
});

describe('the last document', () => {
	const age = (id: string, code: string, created: number, updated: number): DocumentAge => ({
		id,
		code,
		createdAt: new Date(created * 1000).toISOString(),
		updatedAt: new Date(updated * 1000).toISOString(),
	});

	it('is the same in whatever order the states of several documents arrive', () => {
		const states = [
			age('1', 'HD000001', 10, 10),
			age('1', 'HD000001', 10, 50),
			age('2', 'HD000002', 20, 20),
			age('2', 'HD000002', 20, 40),
			age('3', 'HD000002.01', 20, 40),
			age('4', 'DH000009', 20, 60),
			age('4', 'DH000009', 20, 30),
		];
		fc.assert(
			fc.property(fc.shuffledSubarray(states, { minLength: states.length }), (arrivals) => {
				const last = arrivals.reduce<DocumentAge | null>(
					(stored, arrival) => (isAtLeastAsNew(arrival, stored) ? arrival : stored),
					null,
				);
				expect(last?.code).toBe('HD000002.01');
			}),
		);
	});
});
