// The one reader of KiotViet's lists: envelopes, removed ids, and pages that hold together.
import type { IDataObject } from 'n8n-workflow';

import { type Page, PAGE_SIZE, readPages } from './pages';
import { type CallingContext, callKiotViet } from './request';
import { type KiotVietRecord, normalise } from './records';

/** What a list call asks for. */
export interface ListCall {
	/** in words, for messages: `Listing invoices` */
	what: string;
	path: string;
	query: IDataObject;
	/** the field that tells records apart; `id` where not said */
	key?: string;
	/** the API knows no paging for this list and gives it whole */
	whole?: boolean;
	/** stop with this many records */
	limit?: number;
	/** stop after this many pages; what is left comes with `complete: false` */
	mostPages?: number;
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
	const { key = 'id', limit, mostPages } = call;
	let first: Envelope | undefined;
	const { records, complete } = await readPages({
		async pageAt(place, size) {
			const envelope = await readPage(context, call, place, size);
			first ??= envelope;
			return envelope;
		},
		identify: (record) => ({
			id: record[key] as number | string,
			version: record.modifiedDate ?? '',
		}),
		keep,
		limit,
		mostPages: call.whole ? 1 : mostPages,
	});
	const { removedIds = [], timestamp = null, total = null } = first ?? {};
	return { records, removedIds, timestamp, total, complete: complete || call.whole === true };
}

interface Envelope extends Page<KiotVietRecord> {
	timestamp: string | null;
	removedIds: number[];
}

/** Reads one page: up to `size` records from a place of the list on. */
export async function readPage(
	context: CallingContext,
	{ what, path, query, whole }: ListCall,
	place = 0,
	size = PAGE_SIZE,
): Promise<Envelope> {
	const paging = whole ? {} : { pageSize: size, currentItem: place };
	const envelope = normalise(
		await callKiotViet(context, { what, path, query: { ...query, ...paging } }),
	) as {
		total?: number;
		data?: KiotVietRecord[];
		timestamp?: string;
		removeId?: number[];
		removedIds?: number[];
		removeIds?: number[];
		removedId?: number[];
	};
	return {
		records: envelope.data ?? [],
		total: envelope.total ?? null,
		timestamp: envelope.timestamp ?? null,
		removedIds:
			envelope.removeId ?? envelope.removedIds ?? envelope.removeIds ?? envelope.removedId ?? [],
	};
}
