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
		expect(read).toEqual([
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
	])('tells a deleted customer as %s', (_, body) => {
		expect(readDelivery(body, 'customer.delete')).toEqual([
			expect.objectContaining({ resource: 'customer', deleted: true, record: { id: 7 } }),
		]);
	});

	it.each([
		[undefined],
		[null],
		[''],
		[[]],
		[{}],
		[{ Notifications: [] }],
		[{ Notifications: 'x' }],
		[{ Notifications: [{ Action: 'promotion.update.5', Data: [{ Id: 1 }] }] }],
		[{ Notifications: [{ Data: [{ Id: 1 }] }] }],
		[{ RemoveId: ['7'] }],
	])('of another shape is none: %j', (body) => {
		expect(readDelivery(body, 'customer.delete')).toBeNull();
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
