// Which fields a sync writes and under which names: never others, never two under one, and never an older sale.
import fc from 'fast-check';

import { decide, type SyncOptions } from '../../../nodes/LadiFlow/sync/decide';
import {
	CHOOSABLE,
	chosenFields,
	CUSTOM_FIELDS,
	namingOf,
	otherShopIn,
} from '../../../nodes/LadiFlow/sync/fieldSelection';
import { readShopRecord, type ShopRecord } from '../../../nodes/LadiFlow/sync/shopRecord';

const OPTIONS: SyncOptions = { ordersApart: false, kvFields: false, externalIdPrefix: false };
const ALL: SyncOptions = { ...OPTIONS, kvFields: true, orderMetrics: true };
const NAMES = CHOOSABLE.map(({ row }) => row.target);
const GUARDS = [
	'last_order_id',
	'last_order_code',
	'last_order_created_at',
	'last_order_updated_at',
];

function sale(day: number, { shop = 'shopa', retailerId = 1, code = `HD${day}` } = {}): ShopRecord {
	const time = `2026-03-${String(day).padStart(2, '0')}T10:00:00+07:00`;
	const figures = { count: day, value: day * 1000 };
	return readShopRecord({
		resource: 'invoice',
		retailer: shop,
		readAt: new Date(time).toISOString(),
		record: {
			id: day,
			code,
			customerId: 9,
			statusValue: 'Hoàn thành',
			total: day * 1000,
			totalPayment: 0,
			branchName: 'Quận 1',
			purchaseDate: time,
			modifiedDate: time,
			invoiceDetails: [{ productId: 1, productCode: 'SP1', productName: 'Áo', quantity: 1 }],
		},
		customer: {
			id: 9,
			code: 'KH9',
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
			debt: day,
			groups: 'VIP',
			rewardPoint: day,
			totalInvoiced: day,
			totalRevenue: day,
			retailerId,
			createdDate: time,
		},
		orderMetrics: {
			paid: figures,
			pending: figures,
			cancelled: figures,
			firstDate: time,
			lastDate: time,
		},
	}) as ShopRecord;
}

const choice = fc.subarray(NAMES, { minLength: 1 });
const renaming = fc
	.subarray(CUSTOM_FIELDS)
	.map((targets) => new Map(targets.map((target, number) => [target, `cua_toi_${number}`])));

describe('a choice', () => {
	it('is what is written, with what tells the last sale, and with the values of all', () => {
		const { native, customFields } = decide(sale(5), {}, ALL, false);
		const everything: Record<string, unknown> = { ...native, ...customFields };
		fc.assert(
			fc.property(choice, fc.boolean(), (names, extras) => {
				const options = { ...(extras ? ALL : OPTIONS), fields: chosenFields(names) };
				const chosen = decide(sale(5), {}, options, false);
				const written: Record<string, unknown> = { ...chosen.native, ...chosen.customFields };
				const isOfSale = (name: string) => /^last_order_|^last_total|^kv_last_branch/.test(name);
				const expected = new Set([
					...names,
					...(names.includes('first_name') ? ['full_name'] : []),
					...(names.some(isOfSale) ? GUARDS : []),
				]);
				for (const [name, value] of Object.entries(everything)) {
					expect([name, written[name]]).toEqual([name, expected.has(name) ? value : undefined]);
				}
				for (const name of Object.keys(written)) expect(everything).toHaveProperty(name);
			}),
		);
	});

	it('of any field of the last sale ends with the newest one, whatever comes when', () => {
		fc.assert(
			fc.property(choice, fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 }), (names, days) => {
				const options = { ...OPTIONS, fields: chosenFields([...names, 'last_order_total']) };
				let values: Record<string, unknown> = {};
				for (const day of days) {
					const { customFields } = decide(sale(day), values, options, false);
					values = { ...values, ...customFields };
				}
				expect(values.last_order_total).toBe(4000);
			}),
		);
	});

	it('without one is no sale that could be stale', () => {
		const options = { ...OPTIONS, fields: chosenFields(['debt']) };
		const newer = decide(sale(9), {}, OPTIONS, false).customFields;
		const { stale, customFields, native } = decide(sale(1), newer, options, false);
		expect({ stale, customFields, native }).toEqual({
			stale: false,
			customFields: { debt: 1 },
			native: {},
		});
	});
});

describe('other names', () => {
	it('hold what the usual ones held, in whatever order sales come', () => {
		fc.assert(
			fc.property(
				renaming,
				fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
				(renamed, days) => {
					let [usual, own]: Array<Record<string, unknown>> = [{}, {}];
					for (const day of days) {
						const one = decide(sale(day), usual, ALL, false, true);
						const other = decide(sale(day), own, { ...ALL, renamed }, false, true);
						expect(other.stale).toBe(one.stale);
						expect(other.customerIsOld).toBe(one.customerIsOld);
						usual = { ...usual, ...one.customFields };
						own = { ...own, ...other.customFields };
					}
					const naming = namingOf({ ...ALL, renamed }, 'shopa');
					expect(own).toEqual(
						Object.fromEntries(
							Object.entries(usual).map(([target, value]) => [naming(target), value]),
						),
					);
				},
			),
		);
	});
});

describe('shops that are kept apart', () => {
	const apart = { ...ALL, shopsApart: true };
	const shops = [
		{ shop: 'shopa', retailerId: 1 },
		{ shop: 'shopb', retailerId: 2 },
		{ shop: 'shopc', retailerId: 3 },
	];

	it('keep their own figures, and share the newest sale, in whatever order they write', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 1 }), (days) => {
				let values: Record<string, unknown> = {};
				for (const day of days) {
					const record = sale(day, { ...shops[day % 3], code: `HD000001.0${day % 3}` });
					values = { ...values, ...decide(record, values, apart, false, true).customFields };
				}
				for (const [number, { shop }] of shops.entries()) {
					const last = Math.max(...days.filter((day) => day % 3 === number));
					const figures = ['debt', 'kv_reward_point', 'kv_total_order', 'kv_read_at'].map(
						(name) => values[`${name}_${shop}`] !== undefined,
					);
					expect(figures).toEqual(Array(4).fill(Number.isFinite(last)));
					if (Number.isFinite(last)) expect(values[`debt_${shop}`]).toBe(last);
				}
				const newest = Math.max(...days);
				expect(values).toMatchObject({
					last_order_total: newest * 1000,
					last_retailer_id: String(shops[newest % 3].retailerId),
				});
				expect(values).not.toHaveProperty('debt');
			}),
		);
	});

	it('say nothing of each other; without the option the one that is overwritten is named', () => {
		const { customFields } = decide(sale(1, shops[0]), {}, ALL, false);
		expect(otherShopIn(sale(2, shops[1]), customFields, ALL)).toBe('1');
		expect(otherShopIn(sale(2, shops[0]), customFields, ALL)).toBeNull();
		expect(otherShopIn(sale(2, shops[1]), customFields, apart)).toBeNull();
		expect(otherShopIn(sale(2, shops[1]), {}, ALL)).toBeNull();
	});

	it('put the shop behind the account’s own name too', () => {
		const naming = namingOf({ ...apart, renamed: new Map([['debt', 'cong_no']]) }, 'shopa');
		expect(['debt', 'last_order_code', 'last_retailer_id'].map(naming)).toEqual([
			'cong_no_shopa',
			'last_order_code',
			'last_retailer_id',
		]);
	});
});
