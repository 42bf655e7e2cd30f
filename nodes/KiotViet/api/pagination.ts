// Reads a list in pages without losing or doubling a record while the list changes under it.

/** One page as the server gave it. */
export interface Page<Entry> {
	records: Entry[];
	/** how long the server says the list is; null when it does not say */
	total: number | null;
}

export interface Reading<Entry, Kept> {
	/** reads the page that begins at a place of the list; the server may give fewer than asked for */
	pageAt(place: number, size: number): Promise<Page<Entry>>;
	/** what tells a record from others, and one state of it from another; a negative id is no record */
	identify(record: Entry): { id: number | string; version: string | number };
	/** what stays in memory of a record */
	keep(record: Entry): Kept;
	/** stop with this many records */
	limit?: number;
	/** stop after this many pages, whatever is left; or tells how many by how long the first page says the list is */
	mostPages?: number | ((total: number | null) => number);
}

export interface Outcome<Kept> {
	records: Kept[];
	/** false when the list may hold more */
	complete: boolean;
}

/** The most that KiotViet gives at once (kiotviet-api.md 2.2). */
export const PAGE_SIZE = 100;
/** Each page begins this many records before the last one ended, so that a shift shows. */
const OVERLAP = 10;
const PAGES_AT_ONCE = 4;
/** How often reading goes back from one place before it takes the page as it is. */
const MOST_RETREATS = 3;
/** How many pages are read of a list that does not say how long it is. */
const MOST_PAGES = 10_000;
/** How often the list is looked at again from its beginning. */
const MOST_LOOKS = 5;

/**
 * Reads a list to its end.
 *
 * A page counts only when it holds a record that was read since the beginning of the list was and has not
 * changed: then nothing between the two is missing. Otherwise the list moved, and reading goes back. After
 * the end the list is looked at again from its beginning, as long as that brings anything.
 *
 * So every record that stays in the list comes exactly once, unless a change moves it from the unread part
 * into the middle of the read one. In a list sorted by creation or by the last change, none does.
 *
 * Several pages are read at once where the server says how long the list is. Reading ends with an empty
 * page, with one shorter than the others, and where the server gives the same page for every place.
 *
 * @see kiotviet-api.md 2.2 (offsets, clamped sizes, lists without offset), 2.3 (pages without data)
 */
export async function readPages<Entry, Kept>(
	reading: Reading<Entry, Kept>,
): Promise<Outcome<Kept>> {
	const { pageAt, limit = Infinity, mostPages } = reading;
	const asked = Math.min(PAGE_SIZE, limit);
	const harvest = new Harvest(reading);
	const retreats = new Map<number, number>();
	/** the longest page yet: what this server gives at once, whatever it is asked for */
	let size = 0;
	let total: number | null = null;
	let pagesRead = 0;
	let place = 0;
	let look = { again: 0, brought: 0 };
	let sure = true;

	/** enough for a list that moves much, and an end where one never stops growing */
	let most = typeof mostPages === 'number' ? mostPages : 1;
	const ended = (complete: boolean) => ({ records: harvest.records(limit), complete });
	const holdsAll = () => sure && (total === null || harvest.places >= total);

	while (pagesRead < most) {
		const end: number = look.again > 0 ? 0 : Math.min(total ?? 0, limit);
		const places = placesFrom(place, size, end).slice(0, most - pagesRead);
		const pages: Array<Page<Entry>> = await Promise.all(
			places.map(async (at) => await pageAt(at, asked)),
		);
		pagesRead += pages.length;
		for (const [index, page] of pages.entries()) {
			const at = places[index];
			if (at > 0 && size > 1 && !harvest.touches(page)) {
				const before = retreats.get(at) ?? 0;
				retreats.set(at, before + 1);
				if (before < MOST_RETREATS) {
					place = Math.max(0, at - size);
					break;
				}
				sure = false;
			}
			const brought = harvest.add(page, at);
			if (harvest.size >= limit) return ended(true);
			const { length } = page.records;
			size = Math.max(size, length);
			total = page.total;
			look.brought += brought;
			if (typeof mostPages !== 'number' && pagesRead === 1) {
				most = total === null ? MOST_PAGES : 3 * Math.ceil(total / strideOf(size)) + 100;
				if (mostPages) most = Math.min(most, mostPages(total));
			}

			const isShort = length < size;
			const isLast =
				length === 0 ||
				(total !== null && at + length >= total) ||
				(isShort && (total === null || brought === 0));
			if (at > 0 && brought === 0 && !isLast && harvest.beginsAsTheList(page)) {
				const beyond = await pageAt(Math.max(at + length, total ?? 0) + PAGE_SIZE, asked);
				if (harvest.beginsAsTheList(beyond)) {
					return ended(total === null ? length < asked : holdsAll());
				}
			}
			if (isLast || (look.again > 0 && brought === 0 && holdsAll())) {
				const nothingNew = look.again > 0 ? look.brought === 0 : at === 0;
				if (nothingNew || look.again === MOST_LOOKS) return ended(holdsAll());
				look = { again: look.again + 1, brought: 0 };
				place = 0;
				break;
			}
			place = at + strideOf(length);
			if (place !== places[index + 1]) break;
		}
	}
	return ended(look.again > 0 && holdsAll());
}

/** How many calls a list of so many records takes where nothing moves: its pages, and the last look at its beginning. */
export function callsFor(total: number): number {
	if (total <= PAGE_SIZE) return 1;
	return 2 + Math.ceil((total - PAGE_SIZE) / strideOf(PAGE_SIZE));
}

/** What was read so far, each record once and in its latest state. */
class Harvest<Entry, Kept> {
	private readonly found = new Map<
		number | string,
		{ version: string | number; round: number; kept: Kept }
	>();
	private readonly noRecords = new Set<number | string>();
	private first: number | string | undefined;
	/** goes up whenever reading begins at the beginning */
	private round = 0;

	constructor(private readonly reading: Pick<Reading<Entry, Kept>, 'identify' | 'keep'>) {}

	/** how many records there are */
	get size(): number {
		return this.found.size;
	}

	/** how many places of the list are accounted for */
	get places(): number {
		return this.found.size + this.noRecords.size;
	}

	records(limit: number): Kept[] {
		const kept = Array.from(this.found.values(), (entry) => entry.kept);
		return kept.length > limit ? kept.slice(0, limit) : kept;
	}

	/** Takes a page in, and tells how many of its records are new or have changed. */
	add({ records }: Page<Entry>, place: number): number {
		if (place === 0) this.round += 1;
		let brought = 0;
		for (const record of records) {
			const { id, version } = this.reading.identify(record);
			this.first ??= id;
			if (typeof id === 'number' && id < 0) {
				this.noRecords.add(id);
				continue;
			}
			const before = this.found.get(id);
			if (before?.version !== version) {
				brought += 1;
				// What changed stands where it was met last.
				this.found.delete(id);
			}
			this.found.set(id, { version, round: this.round, kept: this.reading.keep(record) });
		}
		return brought;
	}

	/** Whether a page holds a record of this round that has not changed since, so that it has not moved. */
	touches({ records }: Page<Entry>): boolean {
		return records.some((record) => {
			const { id, version } = this.reading.identify(record);
			const before = this.found.get(id);
			return before?.version === version && before.round === this.round;
		});
	}

	beginsAsTheList({ records }: Page<Entry>): boolean {
		return records.length > 0 && this.reading.identify(records[0]).id === this.first;
	}
}

/** The places of the next pages, as far as the list is known to go; the first of them in any case. */
function placesFrom(place: number, size: number, end: number): number[] {
	const places = [place];
	for (let next = place + strideOf(size); places.length < PAGES_AT_ONCE; next += strideOf(size)) {
		if (next + overlapOf(size) >= end) break;
		places.push(next);
	}
	return places;
}

function overlapOf(length: number): number {
	return Math.min(OVERLAP, Math.floor(length / 2));
}

function strideOf(length: number): number {
	return Math.max(1, length - overlapOf(length));
}
