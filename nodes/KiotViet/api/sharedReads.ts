// Reads the records that a run needs of one kind, each once: by lists of a hundred where that takes fewer calls, else each by its ID.
import { DateTime } from 'luxon';

import { byInstant } from '../../shared/dates';
import { isStop } from '../../shared/stop';
import { readDate, requestTime } from '../model/dates';
import { ListTrust } from '../model/listTrust';
import { changedAt, type KiotVietRecord } from '../model/records';
import type { ListedKind } from './endpoints';
import { keyOf } from './figures';
import { readList, withZeros } from './lists';
import { callsFor } from './pagination';
import { untilDetailMayBeRead } from './quota';
import { type CallingContext, failureKind } from './request';

/** A record as it was read, null where the shop has it no more; and the ISO time before which it was not read. */
export interface Read<Kept extends KiotVietRecord = KiotVietRecord> {
	record: Kept | null;
	readAt: string;
}

/** A record that a run needs. */
export interface Wanted {
	id: number;
	/** ISO time of the change that makes it needed, from which on a list may show it */
	since?: string;
	/** ISO time of a change that is known to be in it: a list that shows an older one is behind */
	version?: string;
}

/** What one key's list of a kind is known for. Times are in milliseconds, by a clock that only goes on. */
interface Knowledge {
	trust: ListTrust;
	/** how long the whole list is */
	length: { total: number; at: number } | null;
	/** until then the list is not asked: the key may not read it */
	refusedUntil: number;
	/** until then the list is not asked for what changed: it brought less than it cost */
	uselessUntil: number;
}

const REFUSED_FOR = 3_600_000;
const USELESS_FOR = 600_000;
const LENGTH_LASTS = 3_600_000;

/** Milliseconds: what a list gave before the run began is as good as read now for no longer than this. */
const GIVEN_LASTS = 60_000;

/** More than so many are taken as the poll's list gave them whatever it is worth: reading each would spend the quota. */
const READ_EACH_UP_TO = 500;

const BY_CHANGE = { orderBy: 'modifiedDate', orderDirection: 'Asc' };

const lists = new Map<string, Knowledge>();

function knowledgeOf(key: string): Knowledge {
	let knowledge = lists.get(key);
	if (!knowledge) {
		knowledge = {
			trust: new ListTrust(),
			length: null,
			refusedUntil: -Infinity,
			uselessUntil: -Infinity,
		};
		lists.set(key, knowledge);
	}
	return knowledge;
}

/** The records of one kind that a run reads. */
export class SharedReads<Kept extends KiotVietRecord = KiotVietRecord> {
	private readonly reads = new Map<number, Promise<Read<Kept>>>();

	/**
	 * @param readOne    reads one by its ID; null when the shop has it no more
	 * @param wholeList  the list without a filter may be read too, where the shop is small enough
	 */
	constructor(
		private readonly context: CallingContext,
		private readonly kind: ListedKind,
		private readonly readOne: (id: number) => Promise<Kept | null>,
		private readonly wholeList: boolean,
	) {}

	/** One record: as it was read in this run, else read by its ID now; throws as reading it does. */
	async read(id: number): Promise<Read<Kept>> {
		let read = this.reads.get(id);
		if (!read) {
			read = this.readById(id);
			this.reads.set(id, read);
		}
		return await read;
	}

	private async readById(id: number): Promise<Read<Kept>> {
		await untilDetailMayBeRead(this.context);
		const readAt = DateTime.utc().toISO();
		return { record: await this.readOne(id), readAt };
	}

	/**
	 * Reads together what is cheaper to read together, by counting. What no list shows, or shows older than is
	 * known, is left to be read by its ID; so is all where a list shows less than that, or cannot be read.
	 *
	 * @param given  records that a list gave shortly before, fresh enough for all that wants them
	 * @throws       NodeApiError when the quota is used up: reading each would only be refused too
	 * @see          kiotviet-api.md 2.1 (quota), 2.2 (lists), 3.1 (figures)
	 */
	async prepare(wanted: Wanted[], given = new Map<number, Read<Kept>>()): Promise<void> {
		const known = knowledgeOf(`${await keyOf(this.context)} ${this.kind.list}`);
		const missing = new Map<number, Wanted>();
		for (const one of wanted)
			if (!this.reads.has(one.id)) missing.set(one.id, joined(one, missing.get(one.id)));
		if (known.trust.isRefuted(performance.now())) {
			if (given.size > READ_EACH_UP_TO) this.take(given);
			return;
		}
		const found = new Map<number, Read<Kept>>();
		for (const [id, { record, readAt }] of given) {
			if (!record || !isIn(record, missing.get(id))) continue;
			if (Date.now() - Date.parse(readAt) >= GIVEN_LASTS) continue;
			found.set(id, { record, readAt });
			missing.delete(id);
		}
		try {
			await this.findInLists(missing, found, known);
		} catch (error) {
			if (isStop(error) || failureKind(error) === 'quota') {
				return await Promise.reject(error as Error);
			}
			if (['forbidden', 'refused'].includes(failureKind(error) ?? '')) {
				known.refusedUntil = performance.now() + REFUSED_FOR;
			}
			this.context.logger.warn(
				`KiotViet: ${(error as Error).message}. The ${this.kind.plural} are read one by one`,
			);
		}
		await this.takeWhatIsTrue(found, known.trust);
	}

	/** Asks the list for what changed, and for all that it has, as long as that takes fewer calls than what is missing. */
	private async findInLists(
		missing: Map<number, Wanted>,
		found: Map<number, Read<Kept>>,
		known: Knowledge,
	): Promise<void> {
		const now = performance.now();
		if (now < known.refusedUntil) return;
		const pays = (length: number) =>
			callsFor(length) + known.trust.probes(missing.size, now) < missing.size;
		const [since] = [...missing.values()].flatMap((one) => one.since ?? []).sort(byInstant);
		const from = readDate(since);
		if (from && now >= known.uselessUntil && pays(1)) {
			const changed = { lastModifiedFrom: requestTime(from), ...BY_CHANGE };
			const { calls, brought } = await this.findIn(changed, missing, found, pays);
			if (brought <= calls) known.uselessUntil = now + USELESS_FOR;
		}
		const { length } = known;
		if (this.wholeList && pays(length && now - length.at < LENGTH_LASTS ? length.total : 1)) {
			const { total } = await this.findIn({ orderBy: 'id' }, missing, found, pays);
			if (total !== null) known.length = { total, at: now };
		}
	}

	/** Moves what a list shows from `missing` to `found`. Only its first page is read where the rest does not pay. */
	private async findIn(
		query: Record<string, string>,
		missing: Map<number, Wanted>,
		found: Map<number, Read<Kept>>,
		pays: (length: number) => boolean,
	): Promise<{ total: number | null; calls: number; brought: number }> {
		const readAt = DateTime.utc().toISO();
		const { list, includes, plural } = this.kind;
		const call = { what: `Listing ${plural}`, list, query: { ...includes, ...query } };
		let calls = 1;
		const mostPages = (length: number | null) => {
			if (length === null || !pays(length)) return 1;
			calls = callsFor(length);
			return Infinity;
		};
		const { records, total } = await readList(this.context, { ...call, mostPages }, (record) =>
			isIn(record, missing.get(record.id)) ? record : null,
		);
		const wanted = records.filter((record) => record !== null);
		// A key that shows its first debt on the last page has left zeros out on the pages before.
		for (const record of await withZeros(this.context, call, wanted)) {
			missing.delete(record.id);
			found.set(record.id, { record: record as Kept, readAt });
		}
		return { total, calls, brought: wanted.length };
	}

	/** Takes what lists gave, where records that are read by themselves too bear it out. */
	private async takeWhatIsTrue(found: Map<number, Read<Kept>>, trust: ListTrust): Promise<void> {
		const probes = trust.probes(found.size, performance.now());
		const unread = new Map<number, Read<Kept>>();
		await Promise.all(
			spread([...found], probes).map(async ([id, listed]) => {
				found.delete(id);
				// What cannot be read is told of when its turn comes.
				const single = await this.read(id).catch(() => null);
				if (!single) unread.set(id, listed);
				else if (single.record && listed.record) {
					trust.compare(single.record, listed.record, performance.now());
				}
			}),
		);
		if (!trust.isProved(performance.now())) return;
		// A check that could not be made says nothing against the list.
		for (const [id, listed] of unread) {
			this.reads.delete(id);
			found.set(id, listed);
		}
		trust.taken(found.size);
		this.take(found);
	}

	private take(found: Map<number, Read<Kept>>): void {
		for (const [id, read] of found) {
			if (!this.reads.has(id)) this.reads.set(id, Promise.resolve(read));
		}
	}
}

/** Whether a record is what is wanted, and no older than is known. */
const isIn = (record: KiotVietRecord, wanted: Wanted | undefined) =>
	wanted !== undefined &&
	(!wanted.version || byInstant(changedAt(record) ?? wanted.version, wanted.version) >= 0);

/** One record that several changes want: from the earliest of them, in the state of the latest. */
function joined(one: Wanted, other: Wanted | undefined): Wanted {
	if (!other) return one;
	const times = (field: 'since' | 'version') =>
		[one, other].flatMap((wanted) => wanted[field] ?? []).sort(byInstant);
	return { id: one.id, since: times('since')[0], version: times('version').at(-1) };
}

/** Some of a list, from all over it. */
const spread = <T>(list: T[], count: number): T[] =>
	Array.from(
		{ length: Math.min(count, list.length) },
		(_, index) => list[Math.floor((index * list.length) / Math.min(count, list.length))],
	);
