// The one reader of KiotViet's lists: envelopes, removed ids, and pages that hold together.
import type { IDataObject } from 'n8n-workflow';

import { type KiotVietRecord, normalise } from '../model/records';
import { ENDPOINTS } from './endpoints';
import type { Reading } from '../model/figures';
import { withListedFigures } from './figures';
import { type Page, PAGE_SIZE, readPages } from './pagination';
import { type CallingContext, callKiotViet } from './request';
import type { ListRoute, ReadByIdRoute, Route } from './routes';

/** What a list call asks for. */
export interface ListCall {
	/** in words, for messages: `Listing invoices` */
	what: string;
	list: ListRoute | ReadByIdRoute;
	/** the record whose own list it is, where the route names one */
	params?: { id: number };
	query: IDataObject;
	/** the field that tells records apart; `id` where not said */
	key?: string;
	/** the API knows no paging for this list and gives it whole */
	whole?: boolean;
	/** what is asked where `query` does not say otherwise */
	unlessAsked?: Record<string, string>;
	/** stop with this many records */
	limit?: number;
	/** leave out this many records at the beginning of the list */
	startAt?: number;
	/** stop after this many pages, told by the list's length where that decides; what is left comes with `complete: false` */
	mostPages?: number | ((total: number | null) => number);
}

export interface ListResult<Kept = KiotVietRecord> {
	records: Kept[];
	/** ids that were deleted since `lastModifiedFrom`, where the resource tells them */
	removedIds: number[];
	/** KiotViet's clock when the first page was made, ISO with offset */
	timestamp: string | null;
	/** how long KiotViet says the list is; null when it does not say */
	total: number | null;
	/** false when the list may hold more than was read */
	complete: boolean;
}

/**
 * Reads a list to its end, each record once, however the list moves meanwhile (`readPages` says how).
 *
 * @param keep  what stays in memory of a record, so that a large list is held once
 * @see         kiotviet-api.md 2.2 (offsets), 2.3 (envelope, four spellings of removed ids)
 */
export async function readList(
	context: CallingContext,
	call: ListCall,
): Promise<ListResult<KiotVietRecord>>;
export async function readList<Kept>(
	context: CallingContext,
	call: ListCall,
	keep: (record: KiotVietRecord) => Kept,
): Promise<ListResult<Kept>>;
export async function readList(
	context: CallingContext,
	call: ListCall,
	keep: (record: KiotVietRecord) => unknown = (record) => record,
): Promise<ListResult<unknown>> {
	const { key = 'id', limit, startAt = 0, mostPages } = call;
	let first: Envelope | undefined;
	const { records, complete } = await readPages({
		async pageAt(place, size) {
			const envelope = await readPage(context, call, startAt + place, size);
			first ??= envelope;
			const total = envelope.total === null ? null : Math.max(0, envelope.total - startAt);
			return { ...envelope, total };
		},
		identify: (record) => ({
			id: record[key] as number | string,
			version: versionOf(record),
		}),
		keep,
		limit,
		mostPages: call.whole ? 1 : mostPages,
	});
	const { removedIds = [], timestamp = null, total = null } = first ?? {};
	const isWhole = call.whole === true && (total === null || records.length >= total);
	return { records, removedIds, timestamp, total, complete: complete || isWhole };
}

/** A number where it can be one: a list of 100,000 simplified records needs not keep their dates as texts too. */
function versionOf({ modifiedDate = '' }: KiotVietRecord): string | number {
	const time = Date.parse(modifiedDate);
	return Number.isNaN(time) ? modifiedDate : time;
}

interface Envelope extends Page<KiotVietRecord> {
	timestamp: string | null;
	removedIds: number[];
}

/**
 * Reads one page: up to `size` records from a place of the list on. An order is always asked for, since
 * KiotViet's own is not stable and loses records between pages (kiotviet-api.md 2.2); by ID no two are alike.
 */
export async function readPage(
	context: CallingContext,
	{ what, list, params, query, unlessAsked, whole }: ListCall,
	place = 0,
	size = PAGE_SIZE,
): Promise<Envelope> {
	const order = whole ? {} : { orderBy: 'id' };
	const paging = whole ? {} : { pageSize: size, currentItem: place };
	const envelope = normalise(
		await callKiotViet(context, {
			what,
			route: list,
			params: params as { id: number },
			query: { ...order, ...unlessAsked, ...query, ...paging },
		}),
	) as {
		total?: number;
		data?: KiotVietRecord[];
		timestamp?: string;
		removeId?: number[];
		removedIds?: number[];
		removeIds?: number[];
		removedId?: number[];
	};
	const records = envelope.data ?? [];
	return {
		records: await withZeros(context, { list, query }, records),
		total: envelope.total ?? null,
		timestamp: envelope.timestamp ?? null,
		removedIds:
			envelope.removeId ?? envelope.removedIds ?? envelope.removeIds ?? envelope.removedId ?? [],
	};
}

/** The records of a list with the zeros that KiotViet leaves out, as far as is known by now what this key shows. */
export async function withZeros(
	context: CallingContext,
	{ list, query }: Pick<ListCall, 'list' | 'query'>,
	records: KiotVietRecord[],
): Promise<KiotVietRecord[]> {
	const reading = readingOf(list, query);
	return reading ? await withListedFigures(context, reading, records) : records;
}

/** How the records of a list were read, where they have figures that are left out at 0. */
function readingOf(list: Route, { includeTotal }: IDataObject): Reading | null {
	if (list === ENDPOINTS.customer.list)
		return includeTotal === true ? 'customerTotals' : 'customerList';
	if (list === ENDPOINTS.supplier.list)
		return includeTotal === true ? 'supplierTotals' : 'supplier';
	return null;
}
