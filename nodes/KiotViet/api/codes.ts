// Finds records by codes that KiotViet cannot read by code, such as a product's `A+1`.
import type { Endpoint } from './endpoints';
import { readList } from './lists';
import { type CallingContext, failureKind } from './request';

/** Nine tenths of this many hundreds of products, at that many of the 5,000 reads an hour. */
const MOST_PAGES = 200;

/** Letters, digits and what is measured to do no harm; of the rest some signs break the call (kiotviet-api.md 3.0). */
const PLAIN = /^[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}_ .-]*$/u;

/** Whether "does not exist" may be untrue of a record that was read by this code. */
export const isOddCode = (code: string) => !PLAIN.test(code) || code.endsWith('.');

/** Whether a failed read by such a code says nothing: KiotViet answers 400, 404 or 420 to it. */
export const saysNothing = (error: unknown) =>
	['notFound', 'refused'].includes(failureKind(error) ?? '');

interface Coded {
	id: number;
	code?: string;
}

interface Found {
	id: number | null;
	/** how many records were looked through, and whether those were all */
	count: number;
	complete: boolean;
}

/** The codes of a list that must be read whole: once for all items of a run. */
const readLists = new WeakMap<object, Map<string, ReturnType<typeof readCodes>>>();

/** Looks a code up in its list, where each code is compared exactly; capitals count only where two codes differ by them. */
export async function findByCode(
	context: CallingContext,
	endpoint: Endpoint,
	code: string,
): Promise<Found> {
	const { records, complete } =
		endpoint.codesBy === 'filter'
			? await readCodes(context, endpoint, code)
			: await codesOnce(context, endpoint);
	const plain = (text = '') => text.normalize('NFC').trim();
	const capital = (text?: string) => plain(text).toUpperCase();
	const found =
		records.find((one) => plain(one.code) === plain(code)) ??
		records.find((one) => capital(one.code) === capital(code));
	return { id: found?.id ?? null, count: records.length, complete };
}

async function codesOnce(context: CallingContext, endpoint: Endpoint) {
	// Each item has a context of its own; the list of items is the run's.
	const run = 'getInputData' in context ? (context.getInputData() as object) : context;
	const lists = readLists.get(run) ?? new Map<string, ReturnType<typeof readCodes>>();
	readLists.set(run, lists);
	let reading = lists.get(endpoint.list);
	if (!reading) {
		reading = readCodes(context, endpoint);
		lists.set(endpoint.list, reading);
	}
	try {
		return await reading;
	} finally {
		// What failed is read again for the next item.
		reading.catch(() => lists.delete(endpoint.list));
	}
}

async function readCodes(context: CallingContext, endpoint: Endpoint, code?: string) {
	const call = {
		...endpoint,
		what: `Looking for the code of a ${endpoint.singular}`,
		query: code === undefined ? {} : { code },
		mostPages: MOST_PAGES,
	};
	return await readList(context, call, ({ id, code }): Coded => ({ id, code }));
}
