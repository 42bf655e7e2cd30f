// Reads KiotViet's lists page by page without losing or doubling a record while the list moves.
import type { IDataObject } from 'n8n-workflow';

import { type CallingContext, callKiotViet } from './request';
import { type KiotVietRecord, normalise } from './records';

const PAGE_SIZE = 100;
/** Each page begins this many records before the last one ended, so that a shift shows. */
const OVERLAP = 10;

/** What a list call asks for. */
export interface ListCall {
	/** in words, for messages: `Listing invoices` */
	what: string;
	path: string;
	query: IDataObject;
	/** stop after this many pages; what is left comes with `complete: false` */
	mostPages?: number;
}

export interface ListResult {
	records: KiotVietRecord[];
	/** ids that were deleted since `lastModifiedFrom`, where the resource tells them */
	removedIds: number[];
	/** KiotViet's clock when the first page was made, ISO with offset */
	timestamp: string | null;
	complete: boolean;
}

/**
 * Reads a list to its end. Pages overlap: when a page does not touch the one before, records moved
 * while it was read, and reading goes back. Ends on an empty or repeated page.
 *
 * @see kiotviet-api.md 2.2 (offsets), 2.3 (envelope, four spellings of removed ids)
 */
export async function readList(context: CallingContext, call: ListCall): Promise<ListResult> {
	const found = new Map<number, KiotVietRecord>();
	const result: ListResult = { records: [], removedIds: [], timestamp: null, complete: false };
	let offset = 0;
	let before: number[] = [];
	for (let page = 0; page < (call.mostPages ?? Infinity); page++) {
		const envelope = readEnvelope(
			await callKiotViet(context, {
				what: call.what,
				path: call.path,
				query: { ...call.query, pageSize: PAGE_SIZE, currentItem: offset },
			}),
		);
		if (page === 0) {
			result.removedIds = envelope.removedIds;
			result.timestamp = envelope.timestamp;
		}
		const ids = envelope.records.map((record) => record.id);
		if (offset > 0 && ids.length > 0 && !ids.some((id) => before.includes(id))) {
			offset = Math.max(0, offset - PAGE_SIZE);
			before = [...found.keys()];
			continue;
		}
		for (const record of envelope.records) found.set(record.id, record);
		const end = offset + ids.length;
		const repeated = ids.length > 0 && ids.length === before.length && ids[0] === before[0];
		if (ids.length === 0 || repeated || end >= envelope.total) {
			result.complete = true;
			break;
		}
		offset = Math.max(offset + 1, end - OVERLAP);
		before = ids;
	}
	result.records = [...found.values()];
	return result;
}

function readEnvelope(answer: unknown) {
	const envelope = normalise(answer) as {
		total?: number;
		data?: KiotVietRecord[];
		timestamp?: string;
		removeId?: number[];
		removedIds?: number[];
		removeIds?: number[];
		removedId?: number[];
	};
	return {
		records: (envelope.data ?? []).filter((record) => record.id >= 0),
		total: envelope.total ?? Infinity,
		timestamp: envelope.timestamp ?? null,
		removedIds:
			envelope.removeId ?? envelope.removedIds ?? envelope.removeIds ?? envelope.removedId ?? [],
	};
}
