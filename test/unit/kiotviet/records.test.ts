// KiotViet's spellings and dates, brought into one form at the border.
import { readDate, requestTime, withOffset } from '../../../nodes/KiotViet/api/dates';
import { normalise } from '../../../nodes/KiotViet/api/records';

describe('a date without a zone', () => {
	it('is Vietnam time, whatever the zone of the server', () => {
		expect(withOffset(readDate('2026-03-01T08:21:36.1230000')!)).toBe(
			'2026-03-01T08:21:36.123+07:00',
		);
	});

	it('and one with an offset is the instant it names', () => {
		expect(withOffset(readDate('2026-03-01T01:21:36Z')!)).toBe('2026-03-01T08:21:36.000+07:00');
	});

	it('is sent as Vietnam time without an offset', () => {
		expect(requestTime(readDate('2026-03-01T01:21:36.5Z')!)).toBe('2026-03-01T08:21:36.500');
	});

	it.each(['', 'none', '2026-13-45T00:00:00', undefined, null])('%j is no date', (text) => {
		expect(readDate(text)).toBeNull();
	});
});

describe('a record', () => {
	it('gets camelCase keys, dates with offset and a birthday without a time', () => {
		expect(
			normalise({
				__type: 'KiotViet.Something',
				Id: 7,
				BirthDate: '1995-04-20T00:00:00.0000000',
				ModifiedDate: '2024-03-04T23:39:24.1470000+07:00',
				SaleChannel: { Id: 1, IsActivate: true },
				InvoiceDetails: [{ ProductId: 3, Note: null }],
			}),
		).toEqual({
			id: 7,
			birthDate: '1995-04-20',
			modifiedDate: '2024-03-04T23:39:24.147+07:00',
			saleChannel: { id: 1, isActivate: true },
			invoiceDetails: [{ productId: 3 }],
		});
	});

	it('cannot reach the prototype', () => {
		const hostile = JSON.parse(
			'{"__proto__": {"polluted": true}, "Constructor": 1, "constructor": 2}',
		);
		expect(normalise(hostile)).toEqual({});
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	});

	it('nested deeper than any of KiotViet is refused', () => {
		let deep: unknown = 1;
		for (let level = 0; level < 10_000; level++) deep = { deep };
		expect(() => normalise(deep)).toThrow(RangeError);
	});
});
