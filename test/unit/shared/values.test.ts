// Whatever a spreadsheet, a form or an expression gives is understood in its one meaning, or refused.
import fc from 'fast-check';
import { DateTime, Settings } from 'luxon';

import { readDay, readTime } from '../../../nodes/shared/dates';
import { VIETNAM } from '../../../nodes/shared/vietnam/zone';
import {
	isNothing,
	type Read,
	readBoolean,
	readId,
	readInteger,
	readList,
	readNumber,
	readObject,
	readObjects,
	readText,
	readTexts,
} from '../../../nodes/shared/values';

const REFUSED = 'refused';
const outcome = (read: Read<unknown>) => ('value' in read ? read.value : REFUSED);

/** A customer's record that an expression gives whole. */
const CUSTOMER = { name: 'Nguyễn Thị Mẫu', contactNumber: '0900000001' };

describe('a text as long as a book', () => {
	const LONG = 500_000;

	it.each([
		['spaces within', `a${' '.repeat(LONG)}b`],
		['commas without an end', `[${','.repeat(LONG)}`],
		['closing brackets', `${'] '.repeat(LONG)}x`],
		['what nobody sees', `${'\u200b'.repeat(LONG)}x${'\u200b'.repeat(LONG)}y`],
	])('is read in one walk: %s', (_, text) => {
		const began = performance.now();
		for (const read of [readText, readTexts, readNumber, readBoolean, readId, readDay, readObjects])
			read(text);
		expect(performance.now() - began).toBeLessThan(3000);
	});
});

describe('a text', () => {
	it.each<[unknown, unknown]>([
		[' Mai ', 'Mai'],
		['\u200bMai\u00a0', 'Mai'],
		[900000001, '900000001'],
		[8930000000017, '8930000000017'],
		[0, '0'],
		['Không', 'Không'],
		['Nullermann', 'Nullermann'],
		[new Date('2026-02-10T08:30:00Z'), '2026-02-10T08:30:00.000Z'],
		[DateTime.fromISO('2026-02-10T15:30:00+07:00'), '2026-02-10T08:30:00.000Z'],
		[CUSTOMER, REFUSED],
		['[object Object]', REFUSED],
		['Gửi [object Object] nhé', REFUSED],
		['undefined', REFUSED],
		['null', REFUSED],
		['NaN', REFUSED],
		['Invalid DateTime', REFUSED],
		[new Date(NaN), REFUSED],
		[['Mai'], REFUSED],
		[NaN, REFUSED],
		[1e21, REFUSED],
		[2 ** 60, REFUSED],
		[true, REFUSED],
		[() => 'Mai', REFUSED],
		['', REFUSED],
		[null, REFUSED],
	])('%p is %j', (given, read) => {
		expect(outcome(readText(given))).toBe(read);
	});
});

describe('yes or no', () => {
	it.each([true, 1, 'true', 'TRUE', ' True ', '1', 'yes', 'YES', 'có', 'Có', 'CO\u0301', 'đúng'])(
		'%p is yes',
		(given) => {
			expect(outcome(readBoolean(given))).toBe(true);
		},
	);

	it.each([false, 0, 'false', 'FALSE', '0', 'no', 'không', 'KHÔNG', 'sai'])('%p is no', (given) => {
		expect(outcome(readBoolean(given))).toBe(false);
	});

	it.each([
		'x',
		'vâng',
		'on sale',
		'dung',
		'active',
		'',
		'null',
		2,
		-1,
		NaN,
		null,
		undefined,
		{},
		[],
		[true],
	])('%p is neither', (given) => {
		expect(outcome(readBoolean(given))).toBe(REFUSED);
	});
});

describe('a number', () => {
	it.each<[unknown, unknown]>([
		[1500.5, 1500.5],
		[0, 0],
		[-0, 0],
		['150000', 150000],
		[' -12.5 ', -12.5],
		['+3', 3],
		['0.125', 0.125],
		['1.2550', 1.255],
		['150.000', REFUSED],
		['-1.500', REFUSED],
		['1.500.000', REFUSED],
		['1,150,000', REFUSED],
		['1,5', REFUSED],
		['150 000', REFUSED],
		['150000đ', REFUSED],
		['１５０', REFUSED],
		['1e5', REFUSED],
		['0x10', REFUSED],
		['99999999999999999999', REFUSED],
		[1e21, REFUSED],
		[NaN, REFUSED],
		[Infinity, REFUSED],
		[true, REFUSED],
		[null, REFUSED],
		['', REFUSED],
		[{}, REFUSED],
		[[], REFUSED],
		[['1'], REFUSED],
		[new Date(0), REFUSED],
	])('%p is %j', (given, read) => {
		expect(outcome(readNumber(given))).toBe(read);
	});

	it.each<[unknown, unknown]>([
		[50, 50],
		['50', 50],
		[0, REFUSED],
		[-1, REFUSED],
		[1.5, REFUSED],
		['abc', REFUSED],
		[null, REFUSED],
		[Infinity, REFUSED],
		[true, REFUSED],
	])('%p as a limit is %j', (given, read) => {
		expect(outcome(readInteger(given, 1))).toBe(read);
	});

	it.each<[unknown, unknown]>([
		[20001, 20001],
		[' 20001 ', 20001],
		[0, REFUSED],
		['0', REFUSED],
		[-1, REFUSED],
		[1.5, REFUSED],
		['1.0', REFUSED],
		['Quận 7', REFUSED],
		['9999999999999999', REFUSED],
		[true, REFUSED],
		[[20001], REFUSED],
		[{ id: 20001 }, REFUSED],
		[null, REFUSED],
	])('%p as an ID is %j', (given, read) => {
		expect(outcome(readId(given))).toBe(read);
	});
});

describe('a list', () => {
	it.each<[unknown, unknown]>([
		[
			['VIP', ' Sỉ '],
			['VIP', 'Sỉ'],
		],
		['VIP, Sỉ', ['VIP', 'Sỉ']],
		['VIP\r\nSỉ\n', ['VIP', 'Sỉ']],
		['["VIP"]', ['VIP']],
		[' ["Áo, size M", 5] ', ['Áo, size M', '5']],
		[['VIP', null, '', undefined], ['VIP']],
		[7, ['7']],
		['[VIP]', ['[VIP]']],
		['', []],
		[[null], []],
		['["VIP"', REFUSED],
		["['VIP', 'Sỉ']", REFUSED],
		['[VIP, Sỉ]', REFUSED],
		['{"name": "VIP"}', REFUSED],
		['"VIP", "Sỉ"', REFUSED],
		[['["VIP"', '"Sỉ"]'], REFUSED],
		[['["VIP"]'], REFUSED],
		['VIP, null', REFUSED],
		[['VIP', 'undefined'], REFUSED],
		['VIP, [object Object]', REFUSED],
		[{ name: 'VIP' }, REFUSED],
		[{ 0: 'VIP' }, REFUSED],
		[[{ name: 'VIP' }], REFUSED],
		[['VIP', ['Sỉ']], REFUSED],
		[['VIP', []], REFUSED],
		['[{"name":"VIP"}]', REFUSED],
		['[["VIP"]]', REFUSED],
		[[NaN], REFUSED],
		[true, REFUSED],
	])('%p is %j', (given, read) => {
		expect(outcome(readTexts(given))).toEqual(read);
	});

	it('of IDs takes them in every shape, and none that is not one', () => {
		for (const given of [[1, '2'], '1, 2', '[1, 2]', '1\n2']) {
			expect(outcome(readList(given, readId))).toEqual([1, 2]);
		}
		expect(outcome(readList('1, b', readId))).toBe(REFUSED);
		expect(outcome(readList({ 0: 1 }, readId))).toBe(REFUSED);
	});
});

describe('an object', () => {
	it('is taken as it is or as JSON text, and nothing else for it', () => {
		expect(outcome(readObject(CUSTOMER))).toEqual(CUSTOMER);
		expect(outcome(readObject(JSON.stringify(CUSTOMER)))).toEqual(CUSTOMER);
		for (const given of [null, [], [CUSTOMER], '[]', 'null', 'Mai', '{', 7, new Date()]) {
			expect(outcome(readObject(given))).toBe(REFUSED);
		}
	});

	it('in a list may stand alone; an entry that is none refuses all', () => {
		const lists = [[CUSTOMER], CUSTOMER, JSON.stringify([CUSTOMER]), JSON.stringify(CUSTOMER)];
		for (const given of lists) expect(outcome(readObjects(given))).toEqual([CUSTOMER]);
		expect(outcome(readObjects([]))).toEqual([]);
		for (const given of [[CUSTOMER, null], [[CUSTOMER]], ['Mai'], null, 'Mai', 7]) {
			expect(outcome(readObjects(given))).toBe(REFUSED);
		}
	});
});

describe('a day', () => {
	it.each<[unknown, unknown]>([
		['1995-04-20', '1995-04-20'],
		['2026-2-3', '2026-02-03'],
		['2026/02/03', '2026-02-03'],
		['1995-04-20T00:00:00', '1995-04-20'],
		['1995-04-20 23:59', '1995-04-20'],
		['1995-04-20T00:00:00.0000000', '1995-04-20'],
		// Midnights of Vietnam, of Greenwich, of Tokyo.
		['1995-04-19T17:00:00.000Z', '1995-04-20'],
		['1995-04-20T00:00:00.000Z', '1995-04-20'],
		['1995-04-20T00:00:00+09:00', '1995-04-20'],
		[46063, '2026-02-10'],
		['46063', '2026-02-10'],
		[46063.75, '2026-02-10'],
		[34809, '1995-04-20'],
		[1770712200, '2026-02-10'],
		[1770712200.25, '2026-02-10'],
		[1770712200000, '2026-02-10'],
		['1770712200000', '2026-02-10'],
		[798336000000, '1995-04-20'],
		[DateTime.fromISO('1995-04-20', { zone: 'Asia/Tokyo' }), '1995-04-20'],
		[new Date('1995-04-20'), '1995-04-20'],
		// Two meanings.
		['03/04/2026', REFUSED],
		['20/04/1995', REFUSED],
		['20-4-1995', REFUSED],
		['20.04.1995 08:30', REFUSED],
		['04/20/1995', REFUSED],
		[1995, REFUSED],
		['1995', REFUSED],
		['2026-04', REFUSED],
		['12:30', REFUSED],
		['20/04/95', REFUSED],
		[912345678, REFUSED],
		['0912345678', REFUSED],
		['20260210', REFUSED],
		// No day at all.
		['31/02/2026', REFUSED],
		['2026-02-30', REFUSED],
		['2026-13-01', REFUSED],
		['2026-02-10T25:00', REFUSED],
		['2026-02-10T24:00', REFUSED],
		['2026-W10-1', REFUSED],
		['2026-065', REFUSED],
		['1026-02-10', REFUSED],
		['20226-02-10', REFUSED],
		['hôm nay', REFUSED],
		[DateTime.invalid('none'), REFUSED],
		[new Date(NaN), REFUSED],
		[0, REFUSED],
		[-1, REFUSED],
		[1, REFUSED],
		[1e15, REFUSED],
		[NaN, REFUSED],
		[true, REFUSED],
		[null, REFUSED],
		['', REFUSED],
		[{}, REFUSED],
		[['1995-04-20'], REFUSED],
	])('%p is %j', (given, read) => {
		expect(outcome(readDay(given))).toBe(read);
	});

	it('is that day in whatever form it comes, in whatever zone the machine is', () => {
		const days = fc.integer({ min: 10_000, max: 73_050 });
		const zones = fc.constantFrom(
			'Asia/Ho_Chi_Minh',
			'America/New_York',
			'Pacific/Auckland',
			'utc',
		);
		const before = Settings.defaultZone;
		fc.assert(
			fc.property(days, zones, (serial, zone) => {
				Settings.defaultZone = zone;
				const day = DateTime.fromObject({ year: 1899, month: 12, day: 30 }, { zone: 'utc' });
				const date = day.plus({ days: serial });
				const iso = date.toFormat('yyyy-MM-dd');
				const midnight = DateTime.fromISO(iso, { zone: VIETNAM });
				const forms = [iso, `${iso}T00:00:00`, serial, String(serial), midnight];
				forms.push(midnight.toUTC().toISO() ?? '', date, date.toFormat('yyyy/M/d'));
				for (const form of forms) expect(outcome(readDay(form))).toBe(iso);
			}),
		);
		Settings.defaultZone = before;
	});
});

describe('a point in time', () => {
	const instant = (given: unknown, ...zones: string[]) => {
		const read = readTime(given, ...zones);
		return 'value' in read ? read.value.toUTC().toISO() : REFUSED;
	};

	it.each<[unknown, unknown]>([
		['2026-02-10T15:30:00', '2026-02-10T08:30:00.000Z'],
		['2026-02-10 15:30', '2026-02-10T08:30:00.000Z'],
		['2026-02-10 9:05', '2026-02-10T02:05:00.000Z'],
		['2026-02-10T15:30:00.1470000', '2026-02-10T08:30:00.147Z'],
		['2026-02-10T15:30:00+09:00', '2026-02-10T06:30:00.000Z'],
		['2026-02-10T08:30:00Z', '2026-02-10T08:30:00.000Z'],
		['2026-02-10', '2026-02-09T17:00:00.000Z'],
		[1770712200, '2026-02-10T08:30:00.000Z'],
		[1770712200000, '2026-02-10T08:30:00.000Z'],
		[46063.5, '2026-02-10T05:00:00.000Z'],
		[new Date('2026-02-10T08:30:00Z'), '2026-02-10T08:30:00.000Z'],
		['12:30', REFUSED],
		['03/04/2026 12:30', REFUSED],
		['2026-02-10Z', REFUSED],
		['1995', REFUSED],
		['soon', REFUSED],
	])('%p is %j on the clock in Vietnam', (given, read) => {
		expect(instant(given)).toBe(read);
	});

	it('without an offset is on the clock of its zone; a day alone may have another', () => {
		expect(instant('2026-03-02T10:00:00', 'America/New_York')).toBe('2026-03-02T15:00:00.000Z');
		expect(instant('2026-03-02', VIETNAM, 'utc')).toBe('2026-03-02T00:00:00.000Z');
		expect(instant('2026-03-02T10:00:00', VIETNAM, 'utc')).toBe('2026-03-02T03:00:00.000Z');
	});

	it('keeps its instant, in seconds, milliseconds and any offset', () => {
		const seconds = fc.integer({ min: 1e9, max: 4_000_000_000 });
		fc.assert(
			fc.property(seconds, fc.integer({ min: -12, max: 14 }), (second, hours) => {
				const zone = `UTC${hours < 0 ? '-' : '+'}${Math.abs(hours)}`;
				const time = DateTime.fromSeconds(second, { zone });
				const iso = time.toUTC().toISO();
				for (const form of [time, time.toISO(), time.toJSDate(), second, second * 1000]) {
					expect(instant(form)).toBe(iso);
				}
			}),
		);
	});
});

describe('whatever comes', () => {
	const READERS: Record<string, (value: unknown) => Read<unknown>> = {
		text: readText,
		boolean: readBoolean,
		number: readNumber,
		integer: readInteger,
		id: readId,
		texts: readTexts,
		ids: (value) => readList(value, readId),
		object: readObject,
		objects: readObjects,
		day: readDay,
		time: readTime,
	};
	const anything = fc.oneof(
		fc.anything({
			withDate: true,
			withNullPrototype: true,
			withBigInt: true,
			withSparseArray: true,
		}),
		fc.string(),
		fc.json(),
		fc.constantFrom('null', 'undefined', 'NaN', '[object Object]', 'x, null', '["a", null]', [NaN]),
	);
	const readers = fc.constantFrom(...Object.entries(READERS));

	it('is read without failing, and never as what is left of a lost value', () => {
		fc.assert(
			fc.property(readers, anything, ([name, read], given) => {
				const result = read(given);
				if ('wrong' in result || name.startsWith('object')) return;
				for (const one of [result.value].flat()) {
					expect(one).not.toBeNull();
					expect(one).not.toBeNaN();
					expect(String(one)).not.toMatch(/\[object|^null$|^undefined$|^NaN$|^Invalid Date/);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it('is read again as what it was read as', () => {
		fc.assert(
			fc.property(readers, anything, ([, read], given) => {
				const first = read(given);
				if ('value' in first) expect(outcome(read(first.value))).toEqual(first.value);
			}),
			{ numRuns: 2000 },
		);
	});

	it('is refused with a reason and advice that are the same for all values of its kind', () => {
		const sentences = new Map<string, Set<string>>();
		fc.assert(
			fc.property(readers, anything, ([name, read], given) => {
				const result = read(given);
				if ('value' in result) return;
				expect(result.wrong).toMatch(/^(is|takes|can|holds) /);
				expect(result.advice).toMatch(/^[A-Z]/);
				sentences.set(name, (sentences.get(name) ?? new Set()).add(result.wrong));
			}),
			{ numRuns: 2000 },
		);
		for (const said of sentences.values()) expect(said.size).toBeLessThan(9);
	});

	it('says nothing, or something', () => {
		for (const given of [undefined, null, '', ' \n', '\u200b', [], [null, '']]) {
			expect(isNothing(given)).toBe(true);
		}
		for (const given of [0, false, '0', NaN, {}, [0]]) expect(isNothing(given)).toBe(false);
	});
});
