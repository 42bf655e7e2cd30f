// Who a contact is, in all the ways people write it.
import fc from 'fast-check';

import {
	emailOf,
	identityOf,
	isPlaceholder,
	phoneAs,
	placeholderFor,
	realEmail,
} from '../../../nodes/LadiFlow/model/identity';
import { phoneForms } from '../../../nodes/shared/vietnam/phones';

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
	it('is found again from the address made up for it, in every form it may be stored in', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^0([35789]\d{8}|2\d{9})$/), (phone) => {
				for (const form of phoneForms(phone)) {
					expect(identityOf({ email: placeholderFor(form) })).toEqual({ email: null, phone });
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
