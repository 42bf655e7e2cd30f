// KiotViet's spellings and dates, brought into one form at the border.
import { readDate, requestTime, withOffset } from '../../../nodes/KiotViet/model/dates';
import { normalise, recordIn } from '../../../nodes/KiotViet/model/records';

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

	it.each([
		['onhand', { inventories: [{ onhand: 3 }] }, { inventories: [{ onHand: 3 }] }],
		['inventory', { inventory: [{ OnHand: 3 }] }, { inventories: [{ onHand: 3 }] }],
		[
			'minQuality, maxQuality',
			{ minQuality: 1, maxQuality: 9 },
			{ minQuantity: 1, maxQuantity: 9 },
		],
		['recivedQuantity', { recivedQuantity: 5 }, { receivedQuantity: 5 }],
		['recieveQuantity', { recieveQuantity: 5 }, { receivedQuantity: 5 }],
		['receiveQuantity', { receiveQuantity: 5 }, { receivedQuantity: 5 }],
	])('is spared the spelling %s', (_, wire, record) => {
		expect(normalise(wire)).toEqual(record);
	});

	it.each([
		['links', { images: ['https://example.com/1.jpg'] }],
		['objects', { images: [{ Image: 'https://example.com/1.jpg' }] }],
		['objects of a webhook', { Images: [{ Image: 'https://example.com/1.jpg' }] }],
	])('has its pictures as links, also where KiotViet gives %s', (_, wire) => {
		expect(normalise(wire)).toEqual({ images: ['https://example.com/1.jpg'] });
	});

	it.each([
		['flat', { id: 7 }],
		['in a wrapper', { message: 'Xong', data: { id: 7 } }],
		['in the envelope of a list', { total: 1, pageSize: 20, data: [{ id: 7 }] }],
	])('is found in an answer, %s', (_, answer) => {
		expect(recordIn(answer)).toEqual({ id: 7 });
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
