// A list that moves while it is read: whatever people do in the shop meanwhile, no record is lost or doubled.
import fc from 'fast-check';

import { readPages } from '../../../nodes/KiotViet/api/pagination';

interface Row {
	id: number;
	version: number;
}

type Kind = 'insert' | 'delete' | 'edit' | 'toEnd' | 'toFront' | 'move';

/** What somebody does to the list, so many times, before a request; places are parts of its length. */
interface Command {
	kind: Kind;
	before: number;
	times: number;
	at: number;
	to: number;
}

interface Server {
	/** the most it gives at once */
	clamp: number;
	tellsTotal: boolean;
	ignoresPlaces: boolean;
}

const part = fc.oneof(
	fc.constantFrom(0, 0.5, 0.999),
	fc.double({ min: 0, max: 0.999, noNaN: true }),
);
const commands = (...kinds: Kind[]): fc.Arbitrary<Command[]> =>
	fc.array(
		fc.record({
			kind: fc.constantFrom(...kinds),
			before: fc.nat(12),
			times: fc.oneof(fc.constant(1), fc.nat(60)),
			at: part,
			to: part,
		}),
		{ maxLength: 12 },
	);
const server: fc.Arbitrary<Server> = fc.record({
	clamp: fc.constantFrom(2, 3, 7, 20, 100, 1000),
	tellsTotal: fc.boolean(),
	ignoresPlaces: fc.constant(false),
});

/** Reads a list of `length` records while the commands happen. */
async function readWhile(
	length: number,
	happening: Command[],
	{ clamp, tellsTotal, ignoresPlaces }: Server,
	limit?: number,
) {
	let last = length;
	const list: Row[] = Array.from({ length }, (_, id) => ({ id: id + 1, version: 0 }));
	const stayed = new Set(list.map(({ id }) => id));
	const existed = new Set(stayed);
	const moved = new Set<number>();
	const happens = ({ kind, at, to }: Command) => {
		const place = Math.floor(at * list.length);
		if (kind === 'insert') {
			last += 1;
			existed.add(last);
			list.splice(place, 0, { id: last, version: 0 });
			return;
		}
		const [row] = list.splice(place, 1);
		if (!row) return;
		if (kind === 'delete') {
			stayed.delete(row.id);
			return;
		}
		const changed = { id: row.id, version: row.version + 1 };
		if (kind !== 'edit') moved.add(row.id);
		const places = { edit: place, toEnd: list.length, toFront: 0, move: to * list.length };
		list.splice(Math.floor(places[kind]), 0, changed);
	};
	let requests = 0;
	let underWay = 0;
	let mostAtOnce = 0;
	const outcome = await readPages<Row, Row>({
		async pageAt(place, size) {
			mostAtOnce = Math.max(mostAtOnce, (underWay += 1));
			await Promise.resolve();
			underWay -= 1;
			for (const command of happening.filter(({ before }) => before === requests)) {
				for (let time = 0; time < command.times; time++) happens(command);
			}
			requests += 1;
			const from = ignoresPlaces ? 0 : place;
			const records = list.slice(from, from + Math.min(size, clamp)).map((row) => ({ ...row }));
			return { records, total: tellsTotal ? list.length : null };
		},
		identify: ({ id, version }) => ({ id, version: String(version) }),
		keep: (row) => row,
		limit,
	});
	return {
		...outcome,
		requests,
		mostAtOnce,
		ids: outcome.records.map(({ id }) => id),
		stayed: [...stayed],
		moved,
		existed,
	};
}

const LENGTH = fc.integer({ min: 0, max: 400 });
const HONEST: Server = { clamp: 100, tellsTotal: true, ignoresPlaces: false };

/** Found by a longer search: moved records that stand between the beginning and where reading took up again. */
const HARD: [number, Command[], Server] = [
	80,
	[
		{ kind: 'delete', before: 8, times: 11, at: 0, to: 0 },
		{ kind: 'toFront', before: 1, times: 40, at: 0.5, to: 0 },
		{ kind: 'toFront', before: 1, times: 1, at: 0.999, to: 0 },
	],
	{ clamp: 20, tellsTotal: true, ignoresPlaces: false },
];

const always = async (
	kinds: Kind[],
	holds: (outcome: Awaited<ReturnType<typeof readWhile>>) => void,
) => {
	await fc.assert(
		fc.asyncProperty(LENGTH, commands(...kinds), server, async (length, happening, kind) => {
			holds(await readWhile(length, happening, kind));
		}),
		{ numRuns: 500, examples: [HARD] },
	);
};

describe('a list that is read in pages', () => {
	it('comes whole and in order when nobody touches it', async () => {
		await fc.assert(
			fc.asyncProperty(LENGTH, server, async (length, kind) => {
				const { ids, complete } = await readWhile(length, [], kind);
				expect(ids).toEqual(Array.from({ length }, (_, id) => id + 1));
				expect(complete).toBe(true);
			}),
		);
	});

	it.each<[string, Kind[]]>([
		['in order of creation, with new ones at the end', ['delete', 'edit']],
		['in any fixed order, with new ones anywhere', ['insert', 'delete', 'edit']],
		['by the last change, oldest first: edited ones go to the end', ['toEnd', 'delete']],
		['by the last change, newest first: edited ones come to the front', ['toFront', 'delete']],
	])('loses and doubles nothing, %s', async (_, kinds) => {
		await always(kinds, ({ ids, stayed, existed, complete }) => {
			expect(new Set(ids).size).toBe(ids.length);
			expect(ids.filter((id) => !existed.has(id))).toEqual([]);
			if (complete) expect(stayed.filter((id) => !ids.includes(id))).toEqual([]);
		});
	});

	it('keeps every record that stays where it is, whatever jumps where', async () => {
		const kinds: Kind[] = ['insert', 'delete', 'edit', 'toEnd', 'toFront', 'move'];
		await always(kinds, ({ ids, stayed, moved, complete }) => {
			expect(new Set(ids).size).toBe(ids.length);
			const still = stayed.filter((id) => !moved.has(id));
			if (complete) expect(still.filter((id) => !ids.includes(id))).toEqual([]);
		});
	});

	it('comes whole from a large shop, pages read several at once, nothing asked twice', async () => {
		const { ids, requests, mostAtOnce } = await readWhile(10_000, [], HONEST);
		expect(ids).toHaveLength(10_000);
		expect(mostAtOnce).toBe(4);
		// Pages overlap by ten; one more looks at the beginning again.
		expect(requests).toBe(Math.ceil((10_000 - 10) / 90) + 1);
	});

	it('of one page costs one request, also where it is cut short', async () => {
		expect((await readWhile(100, [], HONEST)).requests).toBe(1);
		expect((await readWhile(0, [], { ...HONEST, tellsTotal: false })).requests).toBe(1);
	});

	it('stops with the records that were asked for', async () => {
		await fc.assert(
			fc.asyncProperty(
				LENGTH,
				fc.integer({ min: 1, max: 300 }),
				server,
				async (length, n, kind) => {
					const { ids } = await readWhile(length, [], kind, n);
					expect(ids).toEqual(Array.from({ length: Math.min(n, length) }, (_, id) => id + 1));
				},
			),
		);
		expect((await readWhile(10_000, [], HONEST, 150)).requests).toBe(2);
	});

	it.each([
		['more than a page, which it tells', 250, true, 100, false],
		['more than a page, which it does not tell', 250, false, 100, false],
		['less than a page', 30, false, 30, true],
	])(
		'from a server that ignores places, with %s, ends and says whether that is all',
		async (_, length, tellsTotal, given, all) => {
			const { ids, complete, requests } = await readWhile(length, [], {
				clamp: 100,
				tellsTotal,
				ignoresPlaces: true,
			});
			expect(ids).toHaveLength(given);
			expect(complete).toBe(all);
			expect(requests).toBeLessThan(8);
		},
	);

	it('of which a large part is deleted meanwhile comes whole', async () => {
		const deletions: Command[] = [{ kind: 'delete', before: 6, times: 300, at: 0, to: 0 }];
		const { ids, stayed, complete } = await readWhile(1000, deletions, HONEST);
		expect(stayed.filter((id) => !ids.includes(id))).toEqual([]);
		expect(complete).toBe(true);
	});

	it('in a new order with every request ends, and says that it may not be all', async () => {
		let request = 0;
		const { complete } = await readPages({
			async pageAt(place, size) {
				request += 1;
				const records = Array.from({ length: size }, (_, n) => ({ id: request * 1000 + n }));
				return { records: records.slice(0, Math.max(0, 250 - place)), total: 250 };
			},
			identify: ({ id }) => ({ id, version: '' }),
			keep: (row) => row,
		});
		expect(complete).toBe(false);
	});

	it('that grows faster than it can be read ends, and says that it is not all', async () => {
		let length = 100;
		const { complete } = await readPages({
			async pageAt(place, size) {
				length += 500;
				const records = Array.from({ length: size }, (_, n) => ({ id: length - place - n }));
				return { records, total: length };
			},
			identify: ({ id }) => ({ id, version: '' }),
			keep: (row) => row,
		});
		expect(complete).toBe(false);
	});

	it('leaves out summary lineItems, which carry a negative id', async () => {
		const rows = [{ id: 1 }, { id: 2 }, { id: -1 }];
		const { records, complete } = await readPages({
			pageAt: async (place) => ({ records: rows.slice(place), total: 3 }),
			identify: ({ id }) => ({ id, version: '' }),
			keep: ({ id }) => id,
		});
		expect(records).toEqual([1, 2]);
		expect(complete).toBe(true);
	});
});
