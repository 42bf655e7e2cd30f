// One item per change, with the most specific selected event; what was emitted before is dropped.
import { changeOf } from '../../../nodes/KiotViet/events/change';
import type { KiotVietRecord } from '../../../nodes/KiotViet/model/records';
import { type Filters, isWanted } from '../../../nodes/KiotViet/trigger/classify';
import { itemsOf } from '../../../nodes/KiotViet/trigger/emit';
import { EVENTS, eventsOf } from '../../../nodes/KiotViet/events/events';
import { TriggerMemory } from '../../../nodes/KiotViet/trigger/memory';
import type { EnrichedChange } from '../../../nodes/KiotViet/events/enrich';

const SINCE = '2026-11-23T10:00:00.000+07:00';
const LATER = '2026-11-23T10:05:00.000+07:00';
const EARLIER = '2026-10-01T10:00:00.000+07:00';

function change(changes: Partial<EnrichedChange> = {}): EnrichedChange {
	return changeOf({
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
	});
}

function emit(
	changes: EnrichedChange[],
	{
		processed = [],
		memory = new TriggerMemory(),
		...filters
	}: Partial<Filters> & { processed?: string[]; memory?: TriggerMemory } = {},
) {
	return itemsOf(
		changes,
		new Set(processed),
		memory,
		{ events: EVENTS, branches: [], skipGuestSales: false, ...filters },
		'taphoaxyz',
	);
}

const events = (changes: EnrichedChange[], options: Parameters<typeof emit>[1] = {}) =>
	emit(changes, options).map(({ event }) => event);

describe('a counter sale', () => {
	it('that is new and complete at once gives one item: created', () => {
		const [item, ...more] = emit([change()]);
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
		expect(events([change()], { events: eventsOf(['invoice.completed']) })).toEqual([
			'invoice.completed',
		]);
	});

	it('delivered twice in one batch or again later is emitted once', () => {
		const memory = new TriggerMemory();
		expect(events([change(), change()], { memory })).toEqual(['invoice.created']);
		expect(events([change()], { memory })).toEqual([]);
	});

	it('known to the database alone is dropped too', () => {
		expect(events([change()], { processed: [`invoice:1:${LATER}`] })).toEqual([]);
	});

	it('comes again after a crash, as created, though the database knows it', () => {
		const processed = [`invoice:1:${LATER}`, 'invoice:1', 'invoice:1:status:1'];
		expect(events([change({ afterStart: true })], { processed })).toEqual(['invoice.created']);
	});

	it('without a customer can be left out', () => {
		const guest = change({ record: { id: 2, status: 1, createdDate: LATER }, customer: null });
		expect(events([guest], { skipGuestSales: true })).toEqual([]);
		expect(emit([guest])[0].customer).toBeNull();
	});

	it('of another branch is left out', () => {
		expect(events([change()], { branches: [2] })).toEqual([]);
		expect(events([change()], { branches: [1, 2] })).toEqual(['invoice.created']);
	});
});

describe('an invoice that was there before', () => {
	const old = (record: object) =>
		change({
			record: { id: 1, createdDate: EARLIER, modifiedDate: LATER, ...record } as KiotVietRecord,
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
		const order = change({
			resource: 'order',
			record: { id: 1, status: 4, createdDate: EARLIER },
		});
		expect(events([order])).toEqual(['order.cancelled']);
		const invoice = change({ record: { id: 1, status: 4, createdDate: EARLIER } });
		expect(events([invoice])).toEqual(['invoice.updated']);
	});

	it('a deleted customer gives its id and no customer', () => {
		const gone = change({
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
			change({
				resource: 'stock',
				deliveryId,
				customer: null,
				record: { productId: 4, branchId: 1 } as unknown as KiotVietRecord,
			});
		expect(events([stock('a'), stock('b'), stock('a')])).toEqual([
			'stock.updated',
			'stock.updated',
		]);
	});

	it('what nobody selected is not emitted', () => {
		expect(events([change()], { events: eventsOf(['customer.created']) })).toEqual([]);
	});
});

describe('after a start', () => {
	const record = { id: 1, status: 1, createdDate: LATER } as KiotVietRecord;
	const changed = { ...record, modifiedDate: '2026-11-23T10:20:00.000+07:00' };
	const known = (version: string) => [`invoice:1:${version}`, 'invoice:1', 'invoice:1:status:1'];

	it('a sale whose run ended before comes as what it became while n8n was down, not as new', () => {
		const changes = [change({ afterStart: true, record: changed })];
		expect(events(changes, { processed: known(LATER) })).toEqual(['invoice.updated']);
		const cancelled = [change({ afterStart: true, record: { ...changed, status: 2 } })];
		expect(events(cancelled, { processed: known(LATER) })).toEqual(['invoice.cancelled']);
		expect(emit(changes, { processed: known(LATER) })[0]).toMatchObject({ isNew: false });
	});

	it('an order that was completed while n8n was down comes as completed', () => {
		const done = { ...changed, status: 3 };
		const order = change({ resource: 'order', afterStart: true, record: done });
		const processed = [`order:1:${LATER}`, 'order:1', 'order:1:status:1'];
		expect(events([order], { processed })).toEqual(['order.completed']);
	});

	it('a later change that was under way comes again as a change', () => {
		const again = change({ afterStart: true, record: { ...changed, status: 3 } });
		expect(events([again], { processed: known(changed.modifiedDate) })).toEqual([
			'invoice.updated',
		]);
	});

	it('comes as new all the same to who selected only that, since the run that said so may have died', () => {
		const created = { events: eventsOf(['invoice.created']), processed: known(LATER) };
		const [item] = emit([change({ afterStart: true, record: changed })], created);
		expect(item).toMatchObject({ event: 'invoice.created', isNew: true });
		expect(events([change({ record: changed })], created)).toEqual([]);
	});

	it('what was there long before n8n ended is never new', () => {
		const old = { ...changed, createdDate: EARLIER };
		expect(events([change({ afterStart: true, record: old })])).toEqual(['invoice.completed']);
	});
});

describe('what is asked before anything is recorded', () => {
	const filters: Filters = { events: EVENTS, branches: [], skipGuestSales: false };

	it('leaves out what no knowledge would let pass, and nothing else', () => {
		const wanted = (changes: Partial<EnrichedChange>, more: Partial<Filters> = {}) =>
			isWanted(change(changes), { ...filters, ...more });
		expect(wanted({})).toBe(true);
		expect(wanted({}, { branches: [2] })).toBe(false);
		expect(wanted({}, { events: eventsOf(['customer.created']) })).toBe(false);
		const old = { id: 1, status: 3, createdDate: EARLIER } as KiotVietRecord;
		expect(wanted({ record: old }, { events: eventsOf(['invoice.created']) })).toBe(false);
		expect(wanted({ record: old }, { events: eventsOf(['invoice.updated']) })).toBe(true);
	});
});

it('what a trigger remembers is bounded, and holds an import of 100,000', () => {
	const memory = new TriggerMemory();
	const keysFor = (index: number) => [`c:${index}:v`, `c:${index}`, `c:${index}:status:`];
	memory.markProcessed(Array.from({ length: 100_000 }, (_, index) => keysFor(index)).flat());
	expect(memory.isProcessed('c:0:v')).toBe(true);
	memory.markProcessed(keysFor(100_000));
	expect(memory.isProcessed('c:100000:v')).toBe(true);
	expect(memory.isProcessed('c:0:v')).toBe(false);
});

it('times with different offsets are ordered by the moment they name', () => {
	const memory = new TriggerMemory();
	for (const [record, time] of [
		['invoice:1', '2026-11-23T09:00:00.000+07:00'],
		['invoice:2', '2026-11-23T03:00:00.000Z'],
		['customer:1', '2026-11-20T03:00:00.000Z'],
	]) {
		const [resource] = record.split(':');
		memory.couldNotRead({ record, resource, time, afterStart: false });
	}
	expect(memory.retryFrom('invoice')).toBe('2026-11-23T09:00:00.000+07:00');
	expect(memory.retryFrom('order')).toBeNull();
});

it('a record that cannot be read is given up after some tries, and says so', () => {
	const memory = new TriggerMemory();
	const one = { record: 'invoice:1', resource: 'invoice', time: LATER, afterStart: false };
	const tries = Array.from({ length: 6 }, () => memory.couldNotRead(one));
	expect(tries).toEqual([true, true, true, true, true, false]);
	expect(memory.retryFrom('invoice')).toBeNull();
});

it('a record that cannot be read because KiotViet is away comes again for an hour of polls', () => {
	const memory = new TriggerMemory();
	const one = { record: 'invoice:1', resource: 'invoice', time: LATER, afterStart: false };
	for (let poll = 0; poll < 59; poll++) expect(memory.couldNotRead(one, true)).toBe(true);
	expect(memory.couldNotRead(one)).toBe(false);
});
