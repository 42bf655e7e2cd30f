// A list is taken for what reading each record shows only as long as both were seen to show the same.
import fc from 'fast-check';

import { callsFor, readPages } from '../../../nodes/KiotViet/api/pagination';
import { ListTrust } from '../../../nodes/KiotViet/model/listTrust';

const HOUR = 3_600_000;
const CREATED = '2026-11-23T10:00:00.000+07:00';
const withoutGroups = { id: 1, createdDate: CREATED, name: 'Lê Thị Mẫu', debt: 0 };
const customer = { ...withoutGroups, groups: 'Khách VIP' };

function proved(now = 0) {
	const trust = new ListTrust();
	for (let pair = 0; pair < 4; pair++) trust.compare(customer, { ...customer }, now);
	return trust;
}

describe('a list of records', () => {
	it('is believed when four were the same both ways, for an hour after the last one', () => {
		const trust = new ListTrust();
		for (let pair = 0; pair < 3; pair++) trust.compare(customer, { ...customer }, 0);
		expect([trust.isProved(0), trust.probes(100, 0)]).toEqual([false, 4]);
		trust.compare(customer, { ...customer }, 0);
		expect(trust.isProved(HOUR - 1)).toBe(true);
		expect([trust.isProved(HOUR), trust.probes(100, HOUR)]).toEqual([false, 4]);
	});

	it('is tried again with one record in twenty', () => {
		const trust = proved();
		expect(trust.probes(19, 0)).toBe(0);
		expect(trust.probes(20, 0)).toBe(1);
		trust.taken(12);
		expect(trust.probes(8, 0)).toBe(1);
		trust.compare(customer, { ...customer }, 0);
		expect(trust.probes(8, 0)).toBe(0);
	});

	it.each([
		['shows less', withoutGroups],
		['hides a value', { ...customer, name: 'L******u' }],
		['leaves a figure out', { ...customer, debt: undefined }],
	])('that %s is not believed, for an hour', (_what, listed) => {
		const trust = proved();
		trust.compare(customer, listed, 0);
		expect([trust.isRefuted(0), trust.isProved(0)]).toEqual([true, false]);
		expect([trust.isRefuted(HOUR), trust.isProved(HOUR)]).toEqual([false, false]);
	});

	it.each([
		[
			'changed between the two readings',
			{ ...withoutGroups, modifiedDate: '2026-11-24T10:00:00.000+07:00' },
		],
		['moved in a figure, which has no time of change', { ...customer, debt: 5000 }],
	])('says nothing by a record that %s', (_what, listed) => {
		const trust = new ListTrust();
		for (let pair = 0; pair < 9; pair++) trust.compare(customer, listed, 0);
		expect([trust.isRefuted(0), trust.isProved(0)]).toEqual([false, false]);
	});

	it('may show more than reading each does', () => {
		const trust = new ListTrust();
		for (let pair = 0; pair < 4; pair++) trust.compare(withoutGroups, customer, 0);
		expect(trust.isProved(0)).toBe(true);
	});
});

it('a list takes as many calls as are counted before it is read', async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(1200), async (total) => {
			let calls = 0;
			const { records, complete } = await readPages<number, number>({
				async pageAt(place, size) {
					calls += 1;
					const rest = Math.max(0, Math.min(size, total - place));
					return { total, records: Array.from({ length: rest }, (_one, at) => place + at) };
				},
				identify: (id) => ({ id, version: '' }),
				keep: (id) => id,
				mostPages: (length) => callsFor(length ?? 0),
			});
			expect([records.length, complete, calls]).toEqual([total, true, callsFor(total)]);
		}),
	);
});
