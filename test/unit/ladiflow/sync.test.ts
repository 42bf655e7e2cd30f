// What a record writes, decided from plain values: the mapping, the stale guard, the merge.
import fc from 'fast-check';

import { readShopRecord, type ShopRecord } from '../../../nodes/LadiFlow/sync/record';
import {
	type DocumentAge,
	isAtLeastAsNew,
	isDoubtful,
} from '../../../nodes/LadiFlow/sync/staleness';
import { decide, personOf } from '../../../nodes/LadiFlow/sync/sync';

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
		expect(personOf(guest as ShopRecord, OPTIONS)).toEqual({ skipped: 'guest' });
		expect(personOf(gone as ShopRecord, OPTIONS)).toEqual({ skipped: 'deleted' });
	});

	it('made up for a manual run in an empty shop never reaches the account', () => {
		const example = readShopRecord({
			resource: 'customer',
			isExample: true,
			record: { id: 1 },
			customer: { id: 1, contactNumber: '0900000001' },
		});
		expect(personOf(example as ShopRecord, OPTIONS)).toEqual({ skipped: 'example' });
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

	it('straight from KiotViet is recognised', () => {
		expect(readShopRecord({ id: 1, name: 'A', contactNumber: '0900000001' })).toMatchObject({
			kind: 'customer',
		});
		expect(readShopRecord({ id: 1, invoiceDetails: [] })).toMatchObject({ kind: 'invoice' });
		expect(readShopRecord({ id: 1, orderDetails: [] })).toMatchObject({ kind: 'order' });
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
