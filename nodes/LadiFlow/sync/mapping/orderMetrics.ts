// What a customer ordered and bought, counted: LadiFlow's twelve figures and the two dates, which no call may write
// under LadiFlow's own names (ladiflow-api.md 7).
import { sumBy } from 'lodash';

import { utc } from '../times';
import type { Row } from './row';
import type { Metrics } from '../shopRecord';

type State = 'paid' | 'pending' | 'cancelled';

interface Count {
	/** between the words of LadiFlow's names: `total_order`, `total_paid_order` */
	infix: string;
	states: State[];
	/** for the documentation */
	source: string;
	/** the orders that are counted, in the words of LadiFlow's screen */
	vietnamese: string;
}

const STANDING: Count = {
	infix: '',
	states: ['paid', 'pending'],
	source: 'orders that are not cancelled',
	vietnamese: 'đơn hàng',
};

const COUNTS: Count[] = [
	STANDING,
	{
		infix: 'pending_',
		states: ['pending'],
		source: 'orders that are not paid in full',
		vietnamese: 'đơn chờ thanh toán',
	},
	{ infix: 'paid_', states: ['paid'], source: 'paid orders', vietnamese: 'đơn đã thanh toán' },
	{
		infix: 'cancel_',
		states: ['cancelled'],
		source: 'cancelled orders',
		vietnamese: 'đơn đã hủy',
	},
];

const ONCE = 'an order and its invoices count once, returns are not taken off';

/** Those that were there before the others, and are among the extras too: of invoices alone then. */
export const ORDER_COUNT: Row[] = [
	{
		target: 'kv_total_order',
		source: `number of ${STANDING.source}`,
		type: 'NUMBER',
		label: 'Tổng số đơn hàng KiotViet',
		note: 'with "Write KiotViet Extras" alone: number of invoices',
		value: ({ metrics }) => figuresOf(metrics, STANDING)?.count ?? metrics?.invoiceCount,
	},
	{
		target: 'kv_first_order_created_at',
		source: 'date of the first of them',
		type: 'DATE',
		label: 'Ngày đơn hàng đầu tiên KiotViet',
		note: 'with "Write KiotViet Extras" alone: of the first invoice',
		value: ({ metrics }) => dateIn(metrics, 'firstDate') ?? utc(metrics?.firstPurchaseDate),
	},
];

/** All others. */
export const ORDER_METRICS: Row[] = [
	...COUNTS.flatMap(rowsOf).filter(({ target }) => target !== ORDER_COUNT[0].target),
	{
		target: 'kv_last_order_created_at',
		source: `date of the last of the ${STANDING.source}`,
		type: 'DATE',
		label: 'Ngày đơn hàng cuối cùng KiotViet',
		value: ({ metrics }) => dateIn(metrics, 'lastDate'),
	},
];

function rowsOf(count: Count): Row[] {
	const { infix, source, vietnamese } = count;
	return [
		{
			target: `kv_total_${infix}order`,
			source: `number of ${source}`,
			type: 'NUMBER',
			label: `Số ${vietnamese} KiotViet`,
			value: ({ metrics }) => figuresOf(metrics, count)?.count,
		},
		{
			target: `kv_total_${infix}order_value`,
			source: `what must be paid for ${source}, together`,
			type: 'NUMBER',
			label: `Tổng giá trị ${vietnamese} KiotViet`,
			...(infix === '' ? { note: ONCE } : {}),
			value: ({ metrics }) => figuresOf(metrics, count)?.value,
		},
		{
			target: `kv_avg_${infix}order_value`,
			source: `average value of ${source}`,
			type: 'NUMBER',
			label: `Giá trị trung bình ${vietnamese} KiotViet`,
			...(infix === '' ? { note: 'in whole đồng; 0 without orders' } : {}),
			value({ metrics }) {
				const { count: number, value } = figuresOf(metrics, count) ?? {};
				if (number === undefined || value === undefined) return undefined;
				return number === 0 ? 0 : Math.round(value / number);
			},
		},
	];
}

/** The figures of some states together; null where the item does not bring all of them. */
function figuresOf(
	metrics: Metrics | null,
	{ states }: Count,
): { count: number; value: number } | null {
	const each = states.map((state) => metrics?.[state]);
	const known = each.flatMap((figures) => {
		const { count, value } = figures ?? {};
		return count !== undefined && value !== undefined ? [{ count, value }] : [];
	});
	if (known.length < states.length) return null;
	return { count: sumBy(known, 'count'), value: sumBy(known, 'value') };
}

/** Without orders there is no date, and a former one goes. */
function dateIn(metrics: Metrics | null, which: 'firstDate' | 'lastDate'): string | undefined {
	const standing = figuresOf(metrics, STANDING);
	if (!standing) return undefined;
	return standing.count === 0 ? '' : utc(metrics?.[which]);
}
