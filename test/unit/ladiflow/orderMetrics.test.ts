// The figures that a contact gets, against a plain statement of what a shop owner would count by hand.
import fc from 'fast-check';

import { orderMetricsOf, saleOf } from '../../../nodes/KiotViet/model/salesMetrics';
import type { SaleDocument } from '../../../nodes/KiotViet/model/records';
import { decide } from '../../../nodes/LadiFlow/sync/decide';
import { readShopRecord, type ShopRecord } from '../../../nodes/LadiFlow/sync/shopRecord';

const OPTIONS = { ordersApart: false, kvFields: false, externalIdPrefix: false };
const NO_DAY = '';

/** One thing that somebody bought, as a person remembers it. */
interface Purchase {
	how: 'order' | 'orderThenInvoice' | 'invoice' | 'editedInvoice';
	fate: 'paid' | 'owed' | 'cancelled';
	price: number;
	day: number;
}

const purchase: fc.Arbitrary<Purchase> = fc.record({
	how: fc.constantFrom('order', 'orderThenInvoice', 'invoice', 'editedInvoice'),
	fate: fc.constantFrom('paid', 'owed', 'cancelled'),
	price: fc.integer({ min: 1, max: 5_000_000 }),
	day: fc.integer({ min: 1, max: 28 }),
});

/** What KiotViet has of it then. */
function documentsOf({ how, fate, price, day }: Purchase, number: number) {
	const paid = fate === 'paid' ? price : price - 1;
	const common = { id: number, purchaseDate: dayOf(day), total: price, totalPayment: paid };
	const [order, invoice] = [`DH${number}`, `HD${number}`];
	const ended = fate === 'cancelled' ? 2 : 1;
	const documents: Array<['order' | 'invoice', SaleDocument]> = [];
	if (how === 'order') {
		documents.push(['order', { ...common, code: order, status: fate === 'cancelled' ? 4 : 1 }]);
	}
	if (how === 'orderThenInvoice') {
		documents.push(['order', { ...common, code: order, status: 3 }]);
		documents.push(['invoice', { ...common, code: invoice, orderCode: order, status: ended }]);
	}
	if (how === 'invoice') documents.push(['invoice', { ...common, code: invoice, status: ended }]);
	if (how === 'editedInvoice') {
		documents.push(['invoice', { ...common, code: invoice, total: price * 2, status: 2 }]);
		documents.push(['invoice', { ...common, code: `${invoice}.01`, status: ended }]);
	}
	return documents;
}

const dayOf = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00.000+07:00`;

/** The fields, counted by hand. */
function byHand(purchases: Purchase[]): Record<string, unknown> {
	const count = (of: string, ...fates: Array<Purchase['fate']>) => {
		let [number, value] = [0, 0];
		for (const { fate, price } of purchases) {
			if (!fates.includes(fate)) continue;
			number += 1;
			value += price;
		}
		return {
			[`kv_total_${of}order`]: number,
			[`kv_total_${of}order_value`]: value,
			[`kv_avg_${of}order_value`]: number === 0 ? 0 : Math.round(value / number),
		};
	};
	const days = purchases.filter(({ fate }) => fate !== 'cancelled').map(({ day }) => day);
	const utc = (day: number) => new Date(dayOf(day)).toISOString();
	return {
		...count('', 'paid', 'owed'),
		...count('pending_', 'owed'),
		...count('paid_', 'paid'),
		...count('cancel_', 'cancelled'),
		kv_first_order_created_at: days.length === 0 ? NO_DAY : utc(Math.min(...days)),
		kv_last_order_created_at: days.length === 0 ? NO_DAY : utc(Math.max(...days)),
	};
}

/** What a sync writes for a customer of whom an item brings these figures. */
function written(orderMetrics: unknown, stored = {}, orderMetricsOn = true) {
	const record = readShopRecord({
		resource: 'customer',
		record: { id: 9, name: 'Mai', contactNumber: '0900000001' },
		orderMetrics,
	}) as ShopRecord;
	const options = { ...OPTIONS, orderMetrics: orderMetricsOn };
	return decide(record, stored, options, false).customFields;
}

const metricsOf = (purchases: Purchase[]) =>
	orderMetricsOf(
		purchases
			.flatMap((one, number) => documentsOf(one, number + 1))
			.map(([resource, document]) => saleOf(resource, document)),
	);

/** A contact that was written when there was something in every field. */
const FULL = Object.fromEntries(Object.keys(byHand([])).map((name) => [name, 1]));

it('what is written is what one would count by hand, however the shop sold', () => {
	fc.assert(
		fc.property(fc.array(purchase, { maxLength: 12 }), (purchases) => {
			expect(written(metricsOf(purchases), FULL)).toEqual(byHand(purchases));
		}),
	);
});

it('all that stands is what is paid and what is owed together', () => {
	fc.assert(
		fc.property(fc.array(purchase, { maxLength: 12 }), (purchases) => {
			const fields = written(metricsOf(purchases)) as Record<string, number>;
			for (const figure of ['order', 'order_value']) {
				expect(fields[`kv_total_${figure}`]).toBe(
					fields[`kv_total_paid_${figure}`] + fields[`kv_total_pending_${figure}`],
				);
			}
		}),
	);
});

it('the trigger counts the invoices that stand beside all, as it always did', () => {
	fc.assert(
		fc.property(fc.array(purchase, { maxLength: 12 }), (purchases) => {
			const invoiced = purchases.filter(({ how, fate }) => how !== 'order' && fate !== 'cancelled');
			const { invoiceCount, firstPurchaseDate } = metricsOf(purchases);
			const [first] = invoiced.map(({ day }) => day).sort((one, other) => one - other);
			expect([invoiceCount, firstPurchaseDate]).toEqual([
				invoiced.length,
				first === undefined ? null : dayOf(first),
			]);
		}),
	);
});

it('figures of which a part is lost are not written in part', () => {
	const figures = { count: 1, value: 5 };
	expect(written({ paid: figures })).toEqual({
		kv_total_paid_order: 1,
		kv_total_paid_order_value: 5,
		kv_avg_paid_order_value: 5,
	});
	expect(written({ paid: { count: 1 }, pending: figures })).not.toHaveProperty('kv_total_order');
	expect(written({ paid: figures, pending: figures }, {}, false)).toEqual({});
});
