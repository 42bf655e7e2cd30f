// Values are made fit for the type of their field, or refused; nothing is guessed.
import fc from 'fast-check';
import { DateTime } from 'luxon';

import { isNothing } from '../../../nodes/shared/values';

import {
	convert,
	type DataType,
	FIELD_TYPES,
	instantOf,
} from '../../../nodes/LadiFlow/model/fieldTypes';

const value = (type: DataType | undefined, given: unknown) => {
	const outcome = convert(type, given);
	return 'value' in outcome ? outcome.value : `refused: ${outcome.wrong}`;
};
/** Any refusal; `nodes/shared/values` has the words and the tests of what is understood. */
const REFUSED = expect.stringMatching(/^refused: /) as unknown;
const NUMBER = REFUSED;
const DATE = REFUSED;

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
		expect(value('NUMBER', given)).toEqual(expected);
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
		expect(value('DATE', given)).toEqual(expected);
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
			}),
		);
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
		[[{ name: 'Áo' }], REFUSED],
		[{}, REFUSED],
	])('%j is %j', (given, expected) => {
		expect(value('LIST', given)).toEqual(expected);
		expect(value('CHECK_BOX', given)).toEqual(expected);
	});

	it('of texts stays as it is', () => {
		const text = fc.stringMatching(/^[a-zàđ0-9][a-zàđ0-9 ,.'/-]{0,8}[a-z0-9]$/);
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
		['vâng', REFUSED],
		[2, REFUSED],
	])('%j is %j', (given, expected) => {
		expect(value('BOOLEAN', given)).toEqual(expected);
	});
});

describe('a text', () => {
	it.each([
		['Áo', 'Áo'],
		[7, '7'],
		[true, 'true'],
		[['Áo', 'Quần'], 'Áo, Quần'],
		[{ a: 1 }, REFUSED],
	])('%j is %j', (given, expected) => {
		for (const type of ['TEXT_INPUT', 'TEXT_AREA', 'DROPDOWN'] as const) {
			expect(value(type, given)).toEqual(expected);
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
			anything.filter((given) => !isNothing(given)),
			(type, given) => {
				const outcome = convert(type, given);
				if ('value' in outcome) expect(JSON.stringify(outcome.value)).toEqual(expect.any(String));
				else expect([outcome.wrong, outcome.advice]).not.toContain('');
			},
		),
	);
});
