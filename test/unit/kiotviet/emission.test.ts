// One item per change, with the most specific selected event; what was emitted before is dropped.
import type { Arrival } from '../../../nodes/KiotViet/trigger/arrival';
import { type Filters, itemsOf } from '../../../nodes/KiotViet/trigger/emission';
import { EVENTS, eventsOf } from '../../../nodes/KiotViet/trigger/events';
import { TriggerMemory } from '../../../nodes/KiotViet/trigger/memory';
import type { CompletedArrival } from '../../../nodes/KiotViet/trigger/reading';

const SINCE = '2026-11-23T10:00:00.000+07:00';
const LATER = '2026-11-23T10:05:00.000+07:00';
const EARLIER = '2026-10-01T10:00:00.000+07:00';

function arrival(changes: Partial<CompletedArrival> = {}): CompletedArrival {
	return {
		source: 'webhook',
		resource: 'invoice',
		deleted: false,
		record: { id: 1, status: 1, customerId: 9, branchId: 1, createdDate: LATER },
		retailerId: 5,
		deliveryId: 'd-1',
		newSince: SINCE,
		afterStart: false,
		readAt: LATER,
		customer: { id: 9 },
		...changes,
	};
}

function emit(
	arrivals: CompletedArrival[],
	{
		processed = [],
		memory = new TriggerMemory(),
		...filters
	}: Partial<Filters> & { processed?: string[]; memory?: TriggerMemory } = {},
) {
	return itemsOf(
		arrivals,
		new Set(processed),
		memory,
		{ events: EVENTS, branches: [], skipGuestSales: false, ...filters },
		'taphoaxyz',
	);
}

const events = (arrivals: CompletedArrival[], options: Parameters<typeof emit>[1] = {}) =>
	emit(arrivals, options).map(({ event }) => event);

describe('a counter sale', () => {
	it('that is new and complete at once gives one item: created', () => {
		const [item, ...more] = emit([arrival()]);
		expect(more).toEqual([]);
		expect(item).toMatchObject({
			event: 'invoice.created',
			resource: 'invoice',
			change: 'created',
			isNew: true,
			isCompleted: true,
			isCancelled: false,
			source: 'webhook',
			retailer: 'taphoaxyz',
			retailerId: 5,
			deliveryId: 'd-1',
			dedupeKey: `invoice:1:${LATER}`,
			customer: { id: 9 },
		});
	});

	it('tells "completed" to who selected only that', () => {
		expect(events([arrival()], { events: eventsOf(['invoice.completed']) })).toEqual([
			'invoice.completed',
		]);
	});

	it('delivered twice in one batch or again later is emitted once', () => {
		const memory = new TriggerMemory();
		expect(events([arrival(), arrival()], { memory })).toEqual(['invoice.created']);
		expect(events([arrival()], { memory })).toEqual([]);
	});

	it('known to the database alone is dropped too', () => {
		expect(events([arrival()], { processed: [`invoice:1:${LATER}`] })).toEqual([]);
	});

	it('comes again after a crash, as created, though the database knows it', () => {
		const processed = [`invoice:1:${LATER}`, 'invoice:1', 'invoice:1:status:1'];
		expect(events([arrival({ afterStart: true })], { processed })).toEqual(['invoice.created']);
	});

	it('without a customer can be left out', () => {
		const guest = arrival({ record: { id: 2, status: 1, createdDate: LATER }, customer: null });
		expect(events([guest], { skipGuestSales: true })).toEqual([]);
		expect(emit([guest])[0].customer).toBeNull();
	});

	it('of another branch is left out', () => {
		expect(events([arrival()], { branches: [2] })).toEqual([]);
		expect(events([arrival()], { branches: [1, 2] })).toEqual(['invoice.created']);
	});
});

describe('an invoice that was there before', () => {
	const old = (record: object) =>
		arrival({
			record: { id: 1, createdDate: EARLIER, modifiedDate: LATER, ...record } as Arrival['record'],
		});

	it('and is cancelled: cancelled', () => {
		expect(events([old({ status: 2 })])).toEqual(['invoice.cancelled']);
	});

	it('and is being processed: updated', () => {
		expect(events([old({ status: 3 })])).toEqual(['invoice.updated']);
	});

	it('is completed once, and later only updated', () => {
		const memory = new TriggerMemory();
		expect(events([old({ status: 1 })], { memory })).toEqual(['invoice.completed']);
		const paid = old({ status: 1, modifiedDate: '2026-11-24T10:00:00.000+07:00' });
		expect(events([paid], { memory })).toEqual(['invoice.updated']);
	});
});

describe('other records', () => {
	it('an order is cancelled by 4, an invoice is not', () => {
		const order = arrival({
			resource: 'order',
			record: { id: 1, status: 4, createdDate: EARLIER },
		});
		expect(events([order])).toEqual(['order.cancelled']);
		const invoice = arrival({ record: { id: 1, status: 4, createdDate: EARLIER } });
		expect(events([invoice])).toEqual(['invoice.updated']);
	});

	it('a deleted customer gives its id and no customer', () => {
		const gone = arrival({
			resource: 'customer',
			deleted: true,
			record: { id: 9 },
			customer: null,
		});
		expect(emit([gone])[0]).toMatchObject({
			event: 'customer.deleted',
			record: { id: 9 },
			customer: null,
		});
	});

	it('two stock changes of one product in two deliveries are two items', () => {
		const stock = (deliveryId: string) =>
			arrival({
				resource: 'stock',
				deliveryId,
				customer: null,
				record: { productId: 4, branchId: 1 } as unknown as Arrival['record'],
			});
		expect(events([stock('a'), stock('b'), stock('a')])).toEqual([
			'stock.updated',
			'stock.updated',
		]);
	});

	it('what nobody selected is not emitted', () => {
		expect(events([arrival()], { events: eventsOf(['customer.created']) })).toEqual([]);
	});
});

it('what a trigger remembers is bounded', () => {
	const memory = new TriggerMemory();
	memory.settle(Array.from({ length: 20_000 }, (_, index) => `invoice:${index}`));
	expect(memory.isSettled('invoice:19999')).toBe(true);
	expect(memory.isSettled('invoice:0')).toBe(false);
});
