// Values are made fit for the type of their field, or refused; nothing is guessed.
import fc from 'fast-check';
import { DateTime } from 'luxon';

import {
	convert,
	type DataType,
	dayOf,
	FIELD_TYPES,
	instantOf,
	isEmpty,
} from '../../../nodes/LadiFlow/api/fieldTypes';

const value = (type: DataType | undefined, given: unknown) => {
	const outcome = convert(type, given);
	return 'value' in outcome ? outcome.value : `refused: ${outcome.wrong}`;
};
const NUMBER = 'refused: takes a number';
const DATE = 'refused: takes a date';

describe('a number', () => {
	it.each([
		[335000, 335000],
		['335000', 335000],
		[' -12.5 ', -12.5],
		['0', 0],
		['1200.55', 1200.55],
		// In Vietnam this is 335 thousand, in other countries 335.
		['335.000', NUMBER],
		['335,000', NUMBER],
		['335.000 đ', NUMBER],
		['1e5', NUMBER],
		['0x10', NUMBER],
		['nhiều', NUMBER],
		[NaN, NUMBER],
		[Infinity, NUMBER],
		[true, NUMBER],
		[{}, NUMBER],
		[['1'], NUMBER],
	])('%j is %j', (given, expected) => {
		expect(value('NUMBER', given)).toBe(expected);
	});

	it('is the same number as a text', () => {
		fc.assert(
			fc.property(fc.integer(), (number) => {
				expect(value('NUMBER', String(number))).toBe(number);
				expect(value('NUMBER', number)).toBe(number);
			}),
		);
	});
});

describe('a date', () => {
	it.each([
		['2026-02-10', '2026-02-10T00:00:00.000Z'],
		['2026-2-3', '2026-02-03T00:00:00.000Z'],
		['2026-02-10T15:30:00', '2026-02-10T08:30:00.000Z'],
		['2026-02-10 15:30', '2026-02-10T08:30:00.000Z'],
		['2026-02-10T15:30:00+09:00', '2026-02-10T06:30:00.000Z'],
		['2026-02-10T08:30:00.000Z', '2026-02-10T08:30:00.000Z'],
		[new Date('2026-02-10T08:30:00Z'), '2026-02-10T08:30:00.000Z'],
		[DateTime.fromISO('2026-02-10T15:30:00+07:00'), '2026-02-10T08:30:00.000Z'],
		[1770712200000, '2026-02-10T08:30:00.000Z'],
		['1970-01-01', '1970-01-01T00:00:00.000Z'],
		['10/02/2026', DATE],
		['02/10/2026', DATE],
		['1899-12-31', DATE],
		['2026-02-30', DATE],
		['2026', DATE],
		['hôm nay', DATE],
		[true, DATE],
		[{}, DATE],
	])('%j is %j', (given, expected) => {
		expect(value('DATE', given)).toBe(expected);
	});

	it('keeps its instant in whatever zone it is written', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 4_000_000_000_000 }),
				fc.integer({ min: -12, max: 14 }),
				(time, offset) => {
					const zone = `UTC${offset < 0 ? '-' : '+'}${Math.abs(offset)}`;
					const text = DateTime.fromMillis(time, { zone }).toISO();
					expect(value('DATE', text)).toBe(new Date(time).toISOString());
				},
			),
		);
	});

	it('alone is the same day in Vietnam and in UTC', () => {
		fc.assert(
			fc.property(fc.integer({ min: -25_000, max: 40_000 }), (days) => {
				const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
				const time = instantOf(day);
				expect(time?.setZone('UTC').toISODate()).toBe(day);
				expect(time?.setZone('UTC+7').toISODate()).toBe(day);
				expect(dayOf(day)).toBe(day);
			}),
		);
	});

	it('of a birthday is the day that is written, or that of Vietnam', () => {
		expect(dayOf('1995-04-20')).toBe('1995-04-20');
		expect(dayOf('1995-04-19T17:00:00.000Z')).toBe('1995-04-20');
		expect(dayOf('1995-04-20T00:00:00')).toBe('1995-04-20');
		expect(dayOf('20/04/1995')).toBeNull();
	});
});

describe('a list', () => {
	it.each([
		[
			['Áo', 'Quần'],
			['Áo', 'Quần'],
		],
		[
			['Áo, size M', '', null, 'Quần'],
			['Áo, size M', 'Quần'],
		],
		['Áo, Quần', ['Áo', 'Quần']],
		['Áo\nQuần\n', ['Áo', 'Quần']],
		['["Áo, size M", 5]', ['Áo, size M', '5']],
		['[không phải JSON', ['[không phải JSON']],
		['Áo', ['Áo']],
		[7, ['7']],
		[[{ name: 'Áo' }], 'refused: takes a list of texts'],
		[{}, 'refused: takes a list of texts'],
	])('%j is %j', (given, expected) => {
		expect(value('LIST', given)).toEqual(expected);
		expect(value('CHECK_BOX', given)).toEqual(expected);
	});

	it('of texts stays as it is', () => {
		const text = fc.string({ minLength: 1 }).filter((entry) => entry.trim() === entry);
		fc.assert(
			fc.property(fc.array(text, { minLength: 1 }), (list) => {
				expect(value('LIST', list)).toEqual(list);
				expect(value('LIST', JSON.stringify(list))).toEqual(list);
			}),
		);
	});
});

describe('yes or no', () => {
	it.each([
		[true, true],
		['TRUE', true],
		['có', true],
		[1, true],
		[false, false],
		['không', false],
		['0', false],
		['vâng', 'refused: takes yes or no'],
		[2, 'refused: takes yes or no'],
	])('%j is %j', (given, expected) => {
		expect(value('BOOLEAN', given)).toBe(expected);
	});
});

describe('a text', () => {
	it.each([
		['Áo', 'Áo'],
		[7, '7'],
		[true, 'true'],
		[['Áo', 'Quần'], 'Áo, Quần'],
		[{ a: 1 }, 'refused: takes a text, not an object'],
	])('%j is %j', (given, expected) => {
		for (const type of ['TEXT_INPUT', 'TEXT_AREA', 'DROPDOWN'] as const) {
			expect(value(type, given)).toBe(expected);
		}
	});
});

it('what LadiFlow counts itself cannot be written', () => {
	expect(value('AUTO_INCREMENT', 7)).toMatch(/refused: is counted by LadiFlow/);
});

it('a field that nobody knows gets its value as it is', () => {
	expect(value(undefined, 7)).toBe(7);
	expect(value(undefined, true)).toBe(true);
	expect(value(undefined, '7')).toBe('7');
	expect(value(undefined, ['a'])).toEqual(['a']);
	expect(value(undefined, { a: 1 })).toMatch(/refused/);
});

it('whatever comes, every type gives a value that JSON can carry, or a refusal with advice', () => {
	const types = fc.constantFrom<DataType | undefined>(
		undefined,
		...(Object.keys(FIELD_TYPES) as DataType[]),
	);
	const anything = fc.anything({ withDate: true, withNullPrototype: true });
	fc.assert(
		fc.property(
			types,
			anything.filter((given) => !isEmpty(given)),
			(type, given) => {
				const outcome = convert(type, given);
				if ('value' in outcome) expect(JSON.stringify(outcome.value)).toEqual(expect.any(String));
				else expect([outcome.wrong, outcome.advice]).not.toContain('');
			},
		),
	);
});

it.each([
	[undefined, true],
	[null, true],
	['  ', true],
	[[], true],
	[[null, ''], true],
	[0, false],
	[false, false],
	['0', false],
])('%j says nothing: %j', (given, empty) => {
	expect(isEmpty(given)).toBe(empty);
});
