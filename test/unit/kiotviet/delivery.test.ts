// Every notification and every item of a delivery is read, in all the shapes KiotViet is known to use.
import fc from 'fast-check';

import { readDelivery } from '../../../nodes/KiotViet/trigger/delivery';

const invoice = (id: number) => ({ __type: 'KiotViet.X', Id: id, Status: 1 });

describe('a delivery', () => {
	it('with several notifications and items gives one notification each', () => {
		const read = readDelivery(
			{
				Id: 'd-1',
				Attempt: 2,
				Notifications: [
					{ Action: 'invoice.update.500199999', Data: [invoice(1), invoice(2)] },
					{ Action: 'order.update', Data: [{ Id: 3, RetailerId: 500199999 }] },
				],
			},
			'invoice.update',
		);
		expect(read?.unreadable).toBe(0);
		expect(read?.notifications).toEqual([
			{
				resource: 'invoice',
				deleted: false,
				deliveryId: 'd-1',
				retailerId: 500199999,
				record: { id: 1, status: 1 },
			},
			{
				resource: 'invoice',
				deleted: false,
				deliveryId: 'd-1',
				retailerId: 500199999,
				record: { id: 2, status: 1 },
			},
			{
				resource: 'order',
				deleted: false,
				deliveryId: 'd-1',
				retailerId: 500199999,
				record: { id: 3, retailerId: 500199999 },
			},
		]);
	});

	it.each([
		[
			'bare ids in the envelope',
			{ Id: 'd', Notifications: [{ Data: [7], Action: 'customer.delete.5' }] },
		],
		[
			'objects in the envelope',
			{ Id: 'd', Notifications: [{ Data: [{ Id: 7 }], Action: 'customer.delete.5' }] },
		],
		[
			'RemoveId in a notification',
			{ Id: 'd', Notifications: [{ RemoveId: [7], Action: 'customer.delete.5' }] },
		],
		['RemoveId alone, as documented', { RemoveId: [7] }],
		['RemoveIds alone, with digits', { RemoveIds: ['7'] }],
		['one RemoveId that is no list', { RemoveId: 7 }],
		['digits', { Id: 41, Notifications: [{ Data: ['7'], Action: 'customer.delete.5' }] }],
	])('tells a deleted customer as %s', (_, body) => {
		expect(readDelivery(body, 'customer.delete')).toEqual({
			notifications: [
				expect.objectContaining({ resource: 'customer', deleted: true, record: { id: 7 } }),
			],
			unreadable: 0,
		});
	});

	it.each([
		[undefined],
		[null],
		[''],
		[[]],
		[{}],
		[{ Notifications: [] }],
		[{ Notifications: 'x' }],
		[{ RemoveId: [] }],
	])('of another shape is none: %j', (body) => {
		expect(readDelivery(body, 'customer.delete')).toBeNull();
	});

	it('tells removed prices as one price book with its products, wherever they stand', () => {
		const prices = { PricebookId: 3, ProductIds: [11, 12] };
		const told = [
			{ priceBookId: 3, productId: 11 },
			{ priceBookId: 3, productId: 12 },
		].map((record) =>
			expect.objectContaining({ resource: 'priceBookDetail', deleted: true, record }),
		);
		const type = 'pricebookdetail.delete';
		for (const body of [
			prices,
			{ Notifications: [{ Action: `${type}.5`, Data: [prices] }] },
			{ Notifications: [{ Action: `${type}.5`, ...prices }] },
		]) {
			expect(readDelivery(body, type)).toEqual({ notifications: told, unreadable: 0 });
		}
	});

	it('with a number as its Id is known by it', () => {
		const body = { Id: 41, Notifications: [{ Action: 'invoice.update.5', Data: [{ Id: 1 }] }] };
		expect(readDelivery(body, '')?.notifications[0].deliveryId).toBe('41');
	});

	it('loses only what cannot be read: kinds of tomorrow, entries of another type, and too deep ones', () => {
		const tooDeep = Array.from({ length: 60 }).reduce<unknown>((inner) => ({ Inner: inner }), 1);
		const badPart = fc.constantFrom<unknown>(
			{ Action: 'promotion.update.5', Data: [{ Id: 1 }] },
			{ Action: 'invoice.create', Data: [{ Id: 1 }] },
			{ Data: [{ Id: 1 }] },
			{ Action: 7, Data: [{ Id: 1 }] },
			{ Action: 'invoice.update.5' },
			null,
			'invoice.update',
			[],
		);
		const badEntry = fc.constantFrom<unknown>(
			null,
			'x',
			1.5,
			-3,
			{},
			{ Id: 'abc' },
			{ Id: 0 },
			[],
			{ Id: 1, Deep: tooDeep },
		);
		const part = fc
			.array(fc.oneof(fc.integer({ min: 1 }), badEntry), { minLength: 1 })
			.map((entries) => ({
				Data: entries.map((entry) =>
					typeof entry === 'number' && Number.isInteger(entry) && entry > 0
						? { Id: entry, Status: 1 }
						: entry,
				),
				Action: 'invoice.update.5',
			}));
		fc.assert(
			fc.property(
				fc.array(fc.oneof(part, badPart), { minLength: 1 }),
				fc.oneof(fc.string(), fc.integer(), fc.constant(undefined)),
				(parts, Id) => {
					const goodParts = parts.filter(
						(one): one is { Data: unknown[]; Action: string } =>
							(one as { Action?: unknown })?.Action === 'invoice.update.5' &&
							Array.isArray((one as { Data?: unknown }).Data),
					);
					const entries = goodParts.flatMap(({ Data }) => Data);
					const good = entries.flatMap((entry) => {
						const { Id: id, Status } = (entry ?? {}) as { Id?: number; Status?: number };
						return Status === 1 ? [id] : [];
					});
					const read = readDelivery({ Id, Notifications: parts }, 'invoice.update');
					expect(read?.notifications.map(({ record }) => record.id)).toEqual(good);
					expect(read?.unreadable).toBe(
						parts.length - goodParts.length + entries.length - good.length,
					);
				},
			),
		);
	});

	it('never throws, whatever it holds', () => {
		fc.assert(
			fc.property(fc.anything(), fc.string(), (body, type) => {
				readDelivery(body, type);
				readDelivery(
					{ Id: 'd', Notifications: [{ Action: 'invoice.update.5', Data: [body] }] },
					type,
				);
			}),
		);
	});
});
