// Reads LadiFlow's lists whole, wherever their pages begin and however long they are.
import { identity } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { type Connection, failureKind } from './request';
import type { KeyRoute } from './routes';

/** An entry of a list; contacts have both ids, the others one of them. */
export interface Listed {
	_id?: string;
	id?: string;
	[field: string]: unknown;
}

export interface Page<T> {
	items: T[];
	/** how many there are on all pages; null when the answer does not say */
	total: number | null;
}

/** What a list call asks for, beside page and limit. */
export interface ListCall {
	/** in words, for messages: `Listing tags` */
	what: string;
	route: KeyRoute;
	body: IDataObject;
}

/** How many entries are asked for at once. */
export const PAGE_SIZE = 100;

/**
 * Reads a list from its beginning.
 *
 * @param wanted  how many entries at most; null for all
 * @param kept    what of an entry is held in memory
 * @see           ladiflow-api.md 2.6, 2.7, 9.1 (14)
 */
export async function readList<T extends Listed>(
	{ call }: Connection,
	{ what, route, body }: ListCall,
	wanted: number | null,
	kept: (entry: T) => T = identity,
): Promise<T[]> {
	const limit = Math.min(PAGE_SIZE, wanted ?? PAGE_SIZE);
	const read = async (page: number, tries?: number): Promise<Page<T>> => {
		const answer = (await call({ what, route, body: { ...body, page, limit }, tries })) as {
			items?: T[];
			total?: unknown;
		} | null;
		const total = Number(answer?.total ?? NaN);
		return { items: (answer?.items ?? []).map(kept), total: Number.isFinite(total) ? total : null };
	};
	return await collect(read, async () => await pageZero(read), wanted);
}

/**
 * Collects the pages of a list whose first page is number 1 or number 0, whose pages may be shorter than
 * asked for, and which may move while it is read. No entry comes twice.
 *
 * @param zero    page 0, null when there is none; asked for only where entries seem to be missing
 * @param wanted  how many entries at most; null for all
 */
export async function collect<T extends Listed>(
	read: (page: number) => Promise<Page<T>>,
	zero: () => Promise<Page<T> | null>,
	wanted: number | null,
): Promise<T[]> {
	const found = new Map<string, T>();
	let first: T[] = [];
	let total: number | null = null;
	for (let page = 1; ; page++) {
		const answer = await read(page);
		if (page === 1) first = answer.items;
		total = answer.total;
		const before = found.size;
		for (const item of answer.items) found.set(idOf(item), item);
		// A page that brings nothing new is the end, or the answer of a server that ignores the number.
		if (found.size === before) break;
		if (found.size >= (total ?? Infinity) || found.size >= (wanted ?? Infinity)) break;
	}
	if (found.size < (total ?? Infinity)) {
		const head = (await zero())?.items ?? [];
		if (head.length > 0 && idOf(head[0]) !== (first[0] && idOf(first[0]))) {
			const rest = [...found.values()].filter(
				(item) => !head.some((one) => idOf(one) === idOf(item)),
			);
			return [...head, ...rest].slice(0, wanted ?? undefined);
		}
	}
	return [...found.values()].slice(0, wanted ?? undefined);
}

/** The id of a listed entry. */
export function idOf({ _id, id }: Listed): string {
	return String(_id ?? id ?? '');
}

/** Only an account whose pages begin at 0 has a page 0; another may refuse to hear of it. */
async function pageZero<T>(
	read: (page: number, tries?: number) => Promise<Page<T>>,
): Promise<Page<T> | null> {
	try {
		return await read(0, 1);
	} catch (error) {
		const kind = failureKind(error);
		if (kind === 'refused' || kind === 'notFound' || kind === 'unavailable') return null;
		return await Promise.reject(error);
	}
}
