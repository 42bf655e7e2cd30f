// No list loses or doubles an entry, wherever its pages begin and however long they are.
import fc from 'fast-check';

import { collect, type Listed, type Page } from '../../../nodes/LadiFlow/api/pagination';

interface Reading {
	/** number of the first page */
	base: 0 | 1;
	/** what page 0 is where pages begin at 1 */
	zero: 'first' | 'refused';
	/** the server's own page size */
	size: number;
	tellsTotal: boolean;
	ignoresPage: boolean;
}

const reading: fc.Arbitrary<Reading> = fc.record({
	base: fc.constantFrom(0 as const, 1 as const),
	zero: fc.constantFrom('first' as const, 'refused' as const),
	size: fc.integer({ min: 1, max: 5 }),
	tellsTotal: fc.boolean(),
	ignoresPage: fc.boolean(),
});

function account(count: number, { base, zero, size, tellsTotal, ignoresPage }: Reading) {
	const all: Listed[] = Array.from({ length: count }, (_, index) => ({ _id: `c${index}` }));
	let calls = 0;
	const read = async (page: number): Promise<Page<Listed>> => {
		calls++;
		const from = ignoresPage ? 0 : Math.max(0, page - base) * size;
		return {
			items: all.slice(from, from + (ignoresPage ? count : size)),
			total: tellsTotal ? count : null,
		};
	};
	const pageZero = async () => (base === 1 && zero === 'refused' ? null : await read(0));
	return { all, read, pageZero, calls: () => calls };
}

it('all entries come, in order and once', async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(12), reading, async (count, how) => {
			const { all, read, pageZero } = account(count, how);
			expect(await collect(read, pageZero, null)).toEqual(all);
		}),
	);
});

it('the first so many come, in order and once', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.nat(12),
			fc.integer({ min: 1, max: 12 }),
			reading,
			async (count, wanted, how) => {
				const { all, read, pageZero } = account(count, how);
				expect(await collect(read, pageZero, wanted)).toEqual(all.slice(0, wanted));
			},
		),
	);
});

it('an entry that moves while the list is read comes once', async () => {
	const pages = [['c', 'b'], ['b', 'a'], []];
	const read = async (page: number) => ({
		items: (pages[page - 1] ?? []).map((_id) => ({ _id })),
		total: 3,
	});
	expect((await collect(read, async () => null, null)).map(({ _id }) => _id)).toEqual([
		'c',
		'b',
		'a',
	]);
});

it('a short list is one call', async () => {
	const how: Reading = { base: 1, zero: 'first', size: 5, tellsTotal: true, ignoresPage: false };
	const { read, pageZero, calls } = account(3, how);
	await collect(read, pageZero, null);
	expect(calls()).toBe(1);
});
