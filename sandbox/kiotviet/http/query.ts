// Reads a list request's parameters, and refuses those the reference does not know, so that our own mistakes show.
import type { FastifyRequest } from 'fastify';
import type { DateTime } from 'luxon';
import { orderBy, uniq } from 'lodash';

import { naiveTime, readTime, type NaiveTime } from '../../clock';
import type { Switches } from '../../switches';
import { malformed } from '../domain/errors';

type Kind = 'text' | 'texts' | 'number' | 'numbers' | 'boolean' | 'time';

/** Parameter names of one call, spelt as the reference spells them, with what they hold. */
export type Parameters = Record<string, Kind>;

/** What lists are read by; some document no offset and no order, and clients send both all the same (kiotviet-api.md 2.2). */
export const PAGES: Parameters = {
	pageSize: 'number',
	currentItem: 'number',
	orderBy: 'text',
	orderDirection: 'text',
};

/** The parameters most lists know (kiotviet-api.md 2.2). */
export const PAGING: Parameters = { ...PAGES, lastModifiedFrom: 'time' };

/** A request's parameters, read. */
export class Query {
	private constructor(private readonly values: Map<string, unknown>) {}

	/** @throws KiotVietError (400) that names the first parameter nobody knows or can read */
	static read(raw: unknown, known: Parameters): Query {
		const values = new Map<string, unknown>();
		for (const [name, value] of Object.entries((raw ?? {}) as Record<string, unknown>)) {
			if (!Object.hasOwn(known, name)) throw malformed(`Tham số không được hỗ trợ: ${name}`);
			values.set(name, readValue(name, known[name], value));
		}
		return new Query(values);
	}

	has = (name: string) => this.values.has(name);
	text = (name: string) => this.values.get(name) as string | undefined;
	texts = (name: string) => this.values.get(name) as string[] | undefined;
	number = (name: string) => this.values.get(name) as number | undefined;
	numbers = (name: string) => this.values.get(name) as number[] | undefined;
	flag = (name: string) => this.values.get(name) === true;
	/** a truth value, where silence means neither */
	says = (name: string) => this.values.get(name) as boolean | undefined;
	time = (name: string) => this.values.get(name) as DateTime | undefined;
}

function readValue(name: string, kind: Kind, value: unknown): unknown {
	const wrong = () => malformed(`Tham số ${name} không hợp lệ`);
	// Repeated keys and a comma list mean the same to .NET (kiotviet-api.md 2.2).
	const parts = (Array.isArray(value) ? value : [value]).flatMap((entry) =>
		String(entry).split(','),
	);
	if (kind === 'texts') return parts;
	if (kind === 'numbers') {
		const numbers = parts.map(Number);
		if (numbers.some((number) => !Number.isInteger(number))) throw wrong();
		return numbers;
	}
	if (Array.isArray(value)) throw wrong();
	const text = String(value);
	if (kind === 'text') return text;
	if (kind === 'number') {
		const number = Number(text);
		if (text === '' || !Number.isInteger(number) || number < 0) throw wrong();
		return number;
	}
	if (kind === 'boolean') {
		if (!/^(true|false)$/i.test(text)) throw wrong();
		return text.toLowerCase() === 'true';
	}
	const time = readTime(text);
	if (!time) throw wrong();
	return time;
}

interface Dated {
	id: number;
	createdDate: string;
	modifiedDate?: string;
}

/** When a record last changed: a record never edited has no `modifiedDate` (kiotviet-api.md 2.3). Sorts as text. */
function changedAt(record: Dated): NaiveTime {
	return record.modifiedDate ?? record.createdDate;
}

/** The records that `lastModifiedFrom` and `toDate` let through, in the order asked for, else by `usually`. */
export function selected<T extends Dated>(records: Iterable<T>, query: Query, usually = 'id'): T[] {
	const [from, until] = [query.time('lastModifiedFrom'), query.time('toDate')].map(
		(time) => time && naiveTime(time),
	);
	const some = [...records].filter((record) => {
		const changed = changedAt(record);
		return (!from || changed >= from) && (!until || changed <= until);
	});
	return inOrder(some, query, usually);
}

/** Whether a business date lies between two parameters: by its day, or by its time, as the switch says. */
export function within(
	date: NaiveTime | undefined,
	query: Query,
	[from, until]: [string, string],
	{ dateFilters }: Pick<Switches, 'dateFilters'>,
): boolean {
	const length = dateFilters === 'days' ? 'yyyy-mm-dd'.length : undefined;
	const at = (name: string) => {
		const time = query.time(name);
		return time && naiveTime(time).slice(0, length);
	};
	const [first, last, asked] = [at(from), at(until), date?.slice(0, length)];
	if (asked === undefined) return first === undefined && last === undefined;
	return (first === undefined || asked >= first) && (last === undefined || asked <= last);
}

/** The ids of what was removed at or after `lastModifiedFrom`. */
export function removedSince(
	removals: ReadonlyArray<{ id: number; at: NaiveTime }>,
	query: Query,
): number[] {
	const since = query.time('lastModifiedFrom');
	return removals.filter(({ at }) => !since || at >= naiveTime(since)).map(({ id }) => id);
}

/** Records in the order asked for, else by `usually`. */
export function inOrder<T>(records: T[], query: Query, usually = 'id'): T[] {
	const direction = (query.text('orderDirection') ?? 'Asc').toLowerCase();
	if (direction !== 'asc' && direction !== 'desc')
		throw malformed('Tham số orderDirection không hợp lệ');
	const by = query.text('orderBy') ?? usually;
	const known = records.some((record) => by in (record as object));
	if (records.length > 0 && by !== 'modifiedDate' && !known) {
		throw malformed(`Không thể sắp xếp theo ${by}`);
	}
	// What is missing sorts first, as in a database.
	const keys = uniq([by, 'id']).map(
		(field) => (record: T) => (record as Record<string, string | number>)[field] ?? '',
	);
	// Sorting a list of 100,000 anew for each of its pages takes minutes, and most lists are in order.
	if (direction === 'asc' && areInOrder(records, keys)) return records;
	return orderBy(
		records,
		keys,
		keys.map(() => direction),
	);
}

function areInOrder<T>(records: T[], keys: Array<(record: T) => string | number>): boolean {
	return records.every((record, place) => {
		if (place === 0) return true;
		const before = records[place - 1];
		const key = keys.find((one) => one(before) !== one(record));
		return !key || key(before) < key(record);
	});
}

/** One page of a list: `currentItem` is an offset in records; at most 100 (kiotviet-api.md 2.2). */
export function pageOf<T>(records: T[], query: Query): { pageSize: number; page: T[] } {
	const pageSize = Math.min(100, query.number('pageSize') ?? 20);
	const offset = query.number('currentItem') ?? 0;
	return { pageSize, page: records.slice(offset, offset + pageSize) };
}

/** The number in a path; anything else is not a record's id. */
export function idOf(request: FastifyRequest): number {
	const id = Number((request.params as { id: string }).id);
	if (!Number.isSafeInteger(id)) throw malformed('id không hợp lệ');
	return id;
}

/** Whether a field holds the part that was searched for, in whatever case; a search for nothing finds all. */
export const contains = (field: string | undefined, part: string | undefined) =>
	part === undefined || (field ?? '').toLowerCase().includes(part.toLowerCase());
