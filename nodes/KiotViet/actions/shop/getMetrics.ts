// Counts what the shop sold in a period, and by branch and by sale channel on request.
import { groupBy, sortBy } from 'lodash';
import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';

import type { ItemContext } from '../../../shared/operation';
import { ENDPOINTS } from '../../api/endpoints';
import { readList } from '../../api/lists';
import { readSales } from '../../api/sales';
import { form } from '../../form/form';
import { inputError } from '../../form/inputErrors';
import { choices, day } from '../../form/values';
import { countedOnce, metricsOf, type Sale } from '../../model/salesMetrics';
import type { Operation } from '../../operations/operation';

const BREAK_DOWNS = {
	branch: { value: 'branch', name: 'Branch', word: 'Chi nhánh' },
	saleChannel: { value: 'saleChannel', name: 'Sale Channel', word: 'Kênh bán hàng' },
};

const period = form(
	[
		day('from', 'From', 'The first day (Từ ngày), in Vietnam time', { required: true }),
		day('until', 'Until', 'The last day (Đến ngày), in Vietnam time; it counts in full', {
			required: true,
		}),
	],
	{
		name: 'Additional Fields',
		inputs: [
			choices(
				'breakDownBy',
				'Break Down By',
				'Whether to count each branch and channel too',
				Object.values(BREAK_DOWNS),
			),
		],
	},
);

export const getMetrics: Operation = {
	value: 'getMetrics',
	name: 'Get Metrics',
	action: 'Get the order metrics of the shop',
	description:
		'Count the orders and invoices of a period: number, value and average of all, paid, pending and cancelled ones, with the first and the last date',
	calls: [ENDPOINTS.order.list, ENDPOINTS.invoice.list, ENDPOINTS.saleChannel.list],
	fields: period.fields,
	async run(operation) {
		const { from, until, breakDownBy = [] } = await period.read(operation);
		const days = { from: String(from), until: String(until) };
		if (days.from > days.until) {
			throw inputError(
				operation,
				'"From" is later than "Until"',
				'Choose the first day under "From"',
			);
		}
		const by = breakDownBy as string[];
		const sales = await salesOf(operation, days, by.includes('saleChannel'));
		return {
			...days,
			...metricsOf(sales),
			...(by.includes('branch') ? { branches: each(sales, 'branch') } : {}),
			...(by.includes('saleChannel')
				? { saleChannels: each(sales, 'saleChannel', await channelNames(operation)) }
				: {}),
		};
	},
};

/**
 * The sales of a period of whole days in Vietnam, each once. Invoices are listed by their business date. The API
 * has no such filter for orders: those that were changed since the period began are listed, so one that is dated
 * later than its last change may be missing. Orders that are still open may have been invoiced after the period,
 * so later invoices are looked at then.
 */
async function salesOf(
	{ context }: ItemContext,
	{ from, until }: { from: string; until: string },
	withChannel: boolean,
): Promise<Sale[]> {
	const begin = `${from}T00:00:00.000`;
	const inPeriod = ({ date }: Sale) => {
		const written = date?.slice(0, from.length) ?? '';
		return written >= from && written <= until;
	};
	const invoices = await readSales(context, 'invoice', {
		fromPurchaseDate: begin,
		toPurchaseDate: `${until}T23:59:59.999`,
		...(withChannel ? { SaleChannel: true } : {}),
	});
	const listed = await readSales(context, 'order', { lastModifiedFrom: begin });
	const orders = listed.filter(inPeriod);
	const sales = countedOnce([...orders, ...invoices]);
	const isOpen = ({ resource, state }: Sale) => resource === 'order' && state !== 'cancelled';
	if (!sales.some(isOpen)) return sales;
	const dayAfter = DateTime.fromISO(until).plus({ days: 1 }).toISODate() ?? '';
	const later = await readSales(context, 'invoice', {
		fromPurchaseDate: `${dayAfter}T00:00:00.000`,
	});
	return countedOnce([...orders, ...invoices, ...later]).filter(inPeriod);
}

/** The figures of each branch or channel, in the order of names. */
function each(
	sales: Sale[],
	by: 'branch' | 'saleChannel',
	names = new Map<number | null, unknown>(),
): IDataObject[] {
	const groups = Object.values(groupBy(sales, (sale) => sale[by].id)).map((group) => {
		const { id } = group[0][by];
		const named = group.find((sale) => sale[by].name !== null);
		return {
			[`${by}Id`]: id,
			[`${by}Name`]: (names.get(id) ?? named?.[by].name ?? null) as string | null,
			...metricsOf(group),
		};
	});
	return sortBy(groups, `${by}Name`) as unknown as IDataObject[];
}

/** The names of the sale channels; a document without one came through "other" (kiotviet-api.md 3.2). */
async function channelNames({ context }: ItemContext): Promise<Map<number | null, unknown>> {
	const endpoint = ENDPOINTS.saleChannel;
	const call = { ...endpoint, what: `Listing ${endpoint.plural}`, query: {} };
	const { records } = await readList(context, call);
	return new Map<number | null, unknown>([
		[null, 'Other'],
		...records.map(({ id, name }) => [id, name] as const),
	]);
}
