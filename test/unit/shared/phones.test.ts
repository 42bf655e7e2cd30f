// Phones as shops type them, held against libphonenumber, which the package itself may not carry along.
import fc from 'fast-check';
import { findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js/max';

import {
	bestPhone,
	hasPhone,
	phoneForms,
	phoneOf,
	phonesIn,
} from '../../../nodes/shared/vietnam/phones';

/** A number as the library knows it, in the form `0900000001`. */
function nationalOf(typed: string): string | null {
	const found = parsePhoneNumberFromString(typed, 'VN');
	return found?.isPossible() ? `0${found.nationalNumber}` : null;
}

const isValid = (national: string) =>
	parsePhoneNumberFromString(national, 'VN')?.isValid() === true;

const mobiles = fc.stringMatching(/^0[35789]\d{8}$/).filter(isValid);
const landlines = fc.stringMatching(/^02\d{9}$/).filter(isValid);
const numbers = fc.oneof({ weight: 4, arbitrary: mobiles }, { weight: 1, arbitrary: landlines });

const HYPHENS = '-\u2010\u2011\u2012\u2013\u2014\u2212\uFF0D'.split('');
const UNSEEN = '\u200B\u200C\u200D\u2060\uFEFF\u200E\u200F\u202A\u202C\u00AD'.split('');

/** One number in a sane spelling: its start, groups of digits, a sign between them, signs nobody sees. */
const spelt = (national: string) =>
	fc
		.record({
			start: fc.constantFrom('0', '84', '+84', '0084', '+84 ', '(+84) ', '+84 (0)', '+84-', '84 '),
			groups: fc.constantFrom<number[]>([], [2, 5], [3, 6], [2, 4, 6], [4], [1, 5]),
			sign: fc.constantFrom(' ', '.', '\u00A0', '\u202F', ' . ', ...HYPHENS),
			unseen: fc.constantFrom('', '', ...UNSEEN),
			fullWidth: fc.boolean(),
		})
		.map(({ start, groups, sign, unseen, fullWidth }) => {
			const digits = [...national.slice(1)];
			const grouped = digits.map((digit, at) => (groups.includes(at) ? sign + digit : digit));
			const text = unseen + start + grouped.join('').replace(/(?<=^.{3})/u, unseen) + unseen;
			return fullWidth
				? text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
				: text;
		});

const wrapped = fc.constantFrom(
	['', ''],
	['Zalo ', ''],
	['ĐT: ', ''],
	['(', ')'],
	['', ' (Zalo)'],
	['', ' chị Mai'],
	["'", ''],
	['\u2018', ''],
	['\t', '\r\n'],
	['sđt ', '.'],
	['1) ', ';'],
);

const separators = fc.constantFrom(
	...[
		' - ',
		', ',
		'; ',
		'/',
		' / ',
		'|',
		'\n',
		'\r\n',
		'   ',
		' – ',
		' — ',
		',',
		' hoặc ',
		' Mai ',
	],
);

describe('a phone of Vietnam', () => {
	it('is read out of ten thousand spellings, as libphonenumber reads its plain form', () => {
		fc.assert(
			fc.property(
				numbers.chain((national) => fc.tuple(fc.constant(national), spelt(national), wrapped)),
				([national, written, [before, after]]) => {
					expect(phoneOf(before + written + after)).toBe(national);
					expect(nationalOf(national)).toBe(national);
				},
			),
			{ numRuns: 10_000 },
		);
	});

	it('is one that libphonenumber finds possible, whatever was typed', () => {
		const typed = fc.oneof(
			fc.string(),
			fc.stringMatching(/^[+\d .()\-/;,xX*\n]{0,30}$/),
			fc.stringMatching(/^(\+?84|0|00)? ?[\d .-]{7,14}$/),
		);
		fc.assert(
			fc.property(typed, (text) => {
				for (const { number, kind } of phonesIn(text)) {
					if (kind === 'foreign') expect(number).toMatch(/^\+(?!84)[1-9]\d{7,14}$/);
					else expect(nationalOf(number)).toBe(number);
				}
			}),
			{ numRuns: 10_000 },
		);
	});

	it('is found wherever libphonenumber finds a valid one', () => {
		const text = fc
			.array(fc.oneof(numbers, fc.constantFrom('Mai', 'Zalo', 'nhà', '12')), { maxLength: 4 })
			.chain((words) => separators.map((separator) => words.join(separator)));
		fc.assert(
			fc.property(text, (typed) => {
				const theirs = findPhoneNumbersInText(typed, 'VN')
					.filter(({ number }) => number.isValid() && number.countryCallingCode === '84')
					.map(({ number }) => `0${number.nationalNumber}`);
				expect(phonesIn(typed).map(({ number }) => number)).toEqual(expect.arrayContaining(theirs));
			}),
			{ numRuns: 10_000 },
		);
	});

	it('is one of two in a field: the first mobile, and both are found', () => {
		const two = fc.tuple(numbers, numbers, separators).chain(([one, other, separator]) =>
			fc.tuple(
				fc.constant([one, other]),
				fc.tuple(spelt(one), spelt(other)).map(([first, second]) => first + separator + second),
			),
		);
		fc.assert(
			fc.property(two, ([[one, other], typed]) => {
				expect(phonesIn(typed).map(({ number }) => number)).toEqual([one, other]);
				expect(phoneOf(typed)).toBe(one.startsWith('02') && !other.startsWith('02') ? other : one);
			}),
			{ numRuns: 10_000 },
		);
	});

	it('read twice is the same as read once, in every form it may be stored in', () => {
		fc.assert(
			fc.property(numbers, (national) => {
				for (const form of phoneForms(national)) expect(phoneOf(form)).toBe(national);
				expect(phoneOf(Number(national))).toBe(national);
				expect(hasPhone(`Mai 0900000001 - ${national}`, Number(national))).toBe(true);
			}),
		);
	});
});

it.each([
	// one number
	['0900000001', '0900000001'],
	['0900-000-001', '0900000001'],
	['0900 - 000 - 001', '0900000001'],
	['0900/000/001', '0900000001'],
	['(024) 3900-0001', '02439000001'],
	['+84 (0)90 000 0001', '0900000001'],
	['0084.900.000.001', '0900000001'],
	['084 900 000 001', '0900000001'],
	['0\uFE0F\u20E39\uFE0F\u20E300000001', '0900000001'],
	// two in one field
	['02563 000 111 - 0903 000 222', '0903000222'],
	['0900000001-0900000002', '0900000001'],
	['0900000001–0900000002', '0900000001'],
	['0900 000 001 0900 000 002', '0900000001'],
	['0900000001/2', '0900000001'],
	['0900000001\n0900000002', '0900000001'],
	['+16502530000 / 0900000001', '0900000001'],
	['+65 6123 4567 0912 345 678', '0912345678'],
	// what a spreadsheet made of it
	[912345678, '0912345678'],
	['912345678', '0912345678'],
	['912345678.0', '0912345678'],
	['9.12345678E8', '0912345678'],
	['9,12345678E+08', '0912345678'],
	['8.4912345678E10', '0912345678'],
	["'0900000001", '0900000001'],
	['9.12346E+08', null],
	[0.912345678, null],
	[-912345678, null],
	// numbers of eleven digits, until 2018
	['01201234567', '0701234567'],
	['0168 123 4567', '0381234567'],
	['+84 199 123 4567', '0591234567'],
	// another country's
	['+1 (650) 253-0000', '+16502530000'],
	['+33 712345678', '+33712345678'],
	['+66 81 234 5678', '+66812345678'],
	['+84 12', null],
	// nobody to write to
	['19001234', null],
	['1800 123456', null],
	['113', null],
	['0439000001', null],
	['39000001', null],
	['09*****001', null],
	['0912345678**', null],
	['091234xxxx', null],
	['Q******o', null],
	['001095012345', null],
	['03-12-2023 15:30', null],
	['3/12/2023 15', null],
	['none', null],
	['', null],
	[undefined, null],
	[null, null],
	[{}, null],
])('the field %j has the phone %j', (typed, phone) => {
	expect(phoneOf(typed)).toBe(phone);
});

it('the second phone counts only where the first field has none', () => {
	expect(phoneOf('Mai', '0900000002')).toBe('0900000002');
	expect(phoneOf('02439000001', '0900000002')).toBe('02439000001');
	expect(phoneOf(undefined, undefined)).toBeNull();
});

it('a number knows how it was typed', () => {
	expect(bestPhone(' Mai (024) 3900-0001 nhà')?.typed).toBe('(024) 3900-0001');
	expect(bestPhone('Mai: +84 900000001, Nam')?.typed).toBe('+84 900000001');
	expect(bestPhone('0900000001 hoặc +84 90')?.typed).toBe('0900000001');
});

it('a novel with digits is read in no time', () => {
	const start = Date.now();
	phonesIn('0900 000 '.repeat(20_000));
	phonesIn('1'.repeat(100_000));
	expect(Date.now() - start).toBeLessThan(500);
});
