// Who a contact is, in all the ways people write it.
import fc from 'fast-check';

import {
	emailOf,
	identityOf,
	isPlaceholder,
	phoneAs,
	phoneForms,
	phoneOf,
	placeholderFor,
	realEmail,
} from '../../../nodes/LadiFlow/api/identity';

describe('a phone', () => {
	it.each([
		['0900000001', '0900000001'],
		['+84 900 000 001', '0900000001'],
		['84900000001', '0900000001'],
		['0084.900.000.001', '0900000001'],
		['(024) 3900-0001', '02439000001'],
		['0900000001 / 0900000002', '0900000001'],
		['+1 650 253 0000', '+16502530000'],
		['09*****001', null],
		['none', null],
		['12345', null],
		['', null],
		[undefined, null],
		[900000001, null],
	])('%j is %j', (typed, phone) => {
		expect(phoneOf(typed)).toBe(phone);
	});

	it('cleaned twice is the same as cleaned once, and never throws', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+\d .()-]{0,20}$/)), (typed) => {
				const once = phoneOf(typed);
				if (once !== null) expect(phoneOf(once)).toBe(once);
			}),
		);
	});

	it('may be stored in three forms', () => {
		expect(phoneForms('0900000001')).toEqual(['0900000001', '+84900000001', '84900000001']);
		expect(phoneForms('+16502530000')).toEqual(['+16502530000']);
	});
});

describe('an e-mail', () => {
	it.each([
		[' Mau@Example.COM ', 'mau@example.com'],
		['.', null],
		['-', null],
		['none', null],
		['a@b', null],
		['a@b.vn, c@d.vn', null],
		['<script>@x.vn', null],
		[7, null],
		['m***i@example.com', null],
	])('%j is %j', (typed, email) => {
		expect(emailOf(typed)).toBe(email);
	});

	it('that LadiFlow made up is told apart', () => {
		expect(isPlaceholder(placeholderFor('0900000001'))).toBe(true);
		expect(isPlaceholder('mau@example.com')).toBe(false);
	});
});

describe('a Vietnamese phone', () => {
	const digits = fc.stringMatching(/^[1-9]\d{8}$/);
	const separator = fc.constantFrom('', ' ', '.', '-');

	it('is one phone in every form people write', () => {
		fc.assert(
			fc.property(
				digits,
				separator,
				fc.constantFrom('0', '84', '+84', '0084', '(+84) '),
				(rest, gap, start) => {
					const written = start + rest.replace(/(\d{3})(?=\d)/g, `$1${gap}`);
					expect(phoneOf(written)).toBe(`0${rest}`);
				},
			),
		);
	});

	it('is found again in every form it may be stored in, also from its made-up address', () => {
		fc.assert(
			fc.property(digits, (rest) => {
				for (const form of phoneForms(`0${rest}`)) {
					expect(phoneOf(form)).toBe(`0${rest}`);
					expect(identityOf({ email: placeholderFor(form) })).toEqual({
						email: null,
						phone: `0${rest}`,
					});
				}
			}),
		);
	});

	it.each([
		['national' as const, '0900000001'],
		['international' as const, '+84900000001'],
		['asTyped' as const, '84 900 000 001'],
	])('is stored as %s: %s', (form, stored) => {
		expect(phoneAs(form, '0900000001', ' 84 900 000 001 ')).toBe(stored);
	});
});

describe('an address that LadiFlow made up', () => {
	it('is never shown as an e-mail', () => {
		expect(realEmail('0900000001.ladiflow@ladimail.com')).toBeNull();
		expect(realEmail('12345@zalo.com')).toBeNull();
		expect(realEmail('12345@facebook.com')).toBeNull();
		expect(realEmail(' Mau@Example.com ')).toBe('mau@example.com');
		expect(realEmail(undefined)).toBeNull();
	});

	it('beside a phone gives way to it', () => {
		expect(identityOf({ email: '0900000001.ladiflow@ladimail.com', phone: '0900000002' })).toEqual({
			email: null,
			phone: '0900000002',
		});
	});
});

it('an e-mail cleaned twice is the same as cleaned once, whatever comes', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.emailAddress()), (typed) => {
			const once = emailOf(typed);
			if (once === null) return;
			expect(emailOf(once)).toBe(once);
			expect(once).toBe(once.trim().toLowerCase());
		}),
	);
});
