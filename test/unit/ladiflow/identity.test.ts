// Who a contact is, in all the ways people write it.
import fc from 'fast-check';

import {
	emailOf,
	isPlaceholder,
	phoneForms,
	phoneOf,
	placeholderFor,
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
	])('%j is %j', (typed, email) => {
		expect(emailOf(typed)).toBe(email);
	});

	it('that LadiFlow made up is told apart', () => {
		expect(isPlaceholder(placeholderFor('0900000001'))).toBe(true);
		expect(isPlaceholder('mau@example.com')).toBe(false);
	});
});
