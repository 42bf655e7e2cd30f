// Events of the trigger that are read again through the KiotViet node, as a template's error branch does.
import type { IDataObject } from 'n8n-workflow';

import { KiotVietApi } from '../../../credentials/KiotVietApi.credentials';
import { LadiFlowApi } from '../../../credentials/LadiFlowApi.credentials';
import { KiotVietTrigger } from '../../../nodes/KiotViet/KiotVietTrigger.node';
import { EVENTS } from '../../../nodes/KiotViet/events/events';
import { LadiFlow } from '../../../nodes/LadiFlow/LadiFlow.node';
import { engineFor } from '../engine';
import { harnessOf } from './resourceHarness';

const harness = harnessOf('event');
const line = { productCode: 'SP000001', quantity: 1, price: 100_000 };

/** What the trigger tells of each thing that happens in the shop. */
async function telling(options: IDataObject = {}) {
	const trigger = engineFor(
		new KiotVietTrigger(),
		new KiotVietApi(),
		{ ...harness.sandbox.kiotViet },
		{
			events: EVENTS.filter(({ catchUp }) => catchUp).map(({ value }) => value),
			receive: 'polling',
			options,
		},
	);
	await trigger.poll();
	return async (happens: () => void): Promise<IDataObject[]> => {
		happens();
		const found = await trigger.poll();
		const [items] = await trigger.run(found![0].map(({ json }) => json));
		return items.map(({ json }) => json);
	};
}

const mai = () =>
	harness.sandbox.shop.registersCustomer({
		name: 'Nguyễn Thị Mai',
		contactNumber: '0900000001',
		email: 'mai@example.com',
	});
/** What was asked of the shop; a fresh token asks for its branches. */
const calls = () =>
	harness.sandbox.requests
		.filter(({ service, path }) => service === 'kiotviet' && path !== '/branches')
		.map(({ method, path }) => `${method} ${path}`);

describe('an event that is read again', () => {
	it('is as the trigger would tell it now, but for what had happened then', async () => {
		const { shop } = harness.sandbox;
		const customer = mai();
		const tell = await telling({ includeOrderMetrics: true });
		const [sold] = await tell(() =>
			shop.sells({ customerId: customer.id, lines: [line], paid: 0 }),
		);
		const id = (sold.record as IDataObject).id as number;
		const [, cancelled] = await tell(() => {
			shop.changesCustomer(customer.id, { email: 'moi@example.com' });
			shop.cancelsInvoice(id);
		});
		const before = calls().length;
		const [again] = await harness.does('readAgain', {}, [sold]);

		expect(calls().slice(before).sort()).toEqual([
			`GET /customers/${customer.id}`,
			'GET /invoices',
			`GET /invoices/${id}`,
			'GET /orders',
		]);
		expect(cancelled).toMatchObject({ event: 'invoice.cancelled', isCancelled: true });
		const { event, change, isNew } = sold;
		expect(again).toEqual({
			...cancelled,
			event,
			change,
			isNew,
			readAt: again.readAt,
			record: again.record,
		});
		expect(again.record).toMatchObject({ id, status: 2, invoiceDetails: [{ price: 100_000 }] });
		expect(String(again.readAt) > String(cancelled.readAt)).toBe(true);
	});

	it.each([
		['a customer', () => mai()],
		['an order', () => harness.sandbox.shop.takesOrder({ customerId: mai().id, lines: [line] })],
		[
			'a return',
			() => harness.sandbox.shop.returnsGoods(harness.sandbox.shop.sells({ lines: [line] }).id),
		],
	])('may be of %s', async (kind, happens) => {
		const tell = await telling();
		const items = await tell(() => void happens());
		const told = items.find(({ resource }) => kind.endsWith(` ${String(resource)}`))!;
		const [again] = await harness.does('readAgain', {}, [told]);
		expect(again).toMatchObject({ ...told, readAt: expect.any(String) });
		expect(again.readAt).not.toBe(told.readAt);
	});

	it('of a guest is read without a customer', async () => {
		const tell = await telling();
		const [sold] = await tell(() => harness.sandbox.shop.sells({ lines: [line] }));
		expect(await harness.does('readAgain', {}, [sold])).toMatchObject([
			{ event: 'invoice.created', customer: null, record: { total: 100_000 } },
		]);
	});

	it('of a customer who is gone becomes the deletion', async () => {
		const { shop } = harness.sandbox;
		const tell = await telling();
		let id = 0;
		const [told] = await tell(() => {
			id = mai().id;
		});
		shop.deletesCustomer(id);
		const [again] = await harness.does('readAgain', {}, [told]);
		expect(again).toEqual({
			...told,
			event: 'customer.deleted',
			change: 'deleted',
			isNew: false,
			dedupeKey: `customer:${id}:deleted`,
			readAt: again.readAt,
			record: { id },
			customer: null,
		});
		const before = calls().length;
		expect(await harness.does('readAgain', {}, [again])).toEqual([again]);
		expect(calls()).toHaveLength(before);
	});

	it('that is a made-up example stays as it is', async () => {
		const example = { resource: 'invoice', change: 'created', isExample: true, record: { id: 1 } };
		expect(await harness.does('readAgain', {}, [example])).toEqual([example]);
	});

	it('is written with the state of now, when LadiFlow could not take it before', async () => {
		const { shop, account, faults } = harness.sandbox;
		const tell = await telling();
		const sold = await tell(() => shop.sells({ customerId: mai().id, lines: [line] }));
		const sync = engineFor(
			new LadiFlow(),
			new LadiFlowApi(),
			{ ...harness.sandbox.ladiFlow },
			{ resource: 'contact', operation: 'syncFromKiotViet', options: {} },
			{ continueOnFail: true },
		);
		const writes = async (items: IDataObject[]) => {
			const [output] = await sync.run(items);
			return output.map(({ json }) => json);
		};
		faults.add({ service: 'ladiflow', kind: 'status', status: 400 });
		const failed = await writes(await writes(sold));
		expect(failed).toMatchObject([
			{ error: expect.any(String), details: { error: expect.any(String) } },
			{ error: expect.any(String), details: { error: expect.any(String) } },
		]);
		faults.clear();
		shop.cancelsInvoice([...shop.invoices.keys()][0]);
		await writes(await harness.does('readAgain', {}, failed));
		expect(harness.sandbox.compare().rows.filter(({ equal }) => !equal)).toEqual([]);
		expect([...account.contacts.values()]).toHaveLength(1);
	});

	it.each([
		['that is none', {}, /no event of the KiotViet Trigger/],
		[
			'of a kind that has no record in the shop',
			{ resource: 'stock', record: { id: 1 } },
			/"stock" cannot be read again/,
		],
		[
			'of an invoice that nobody has',
			{ resource: 'invoice', change: 'created', record: { id: 1 } },
			/Reading invoice 1 found nothing/,
		],
	])('%s is refused', async (_, item, sentence) => {
		await expect(harness.does('readAgain', {}, [item])).rejects.toThrow(sentence);
		if (!('resource' in item)) await harness.refuses('readAgain', {}, sentence);
	});

	it('fails when KiotViet is away, and the item that failed can be read again', async () => {
		const tell = await telling();
		const [told] = await tell(() => void mai());
		harness.sandbox.faults.add({
			service: 'kiotviet',
			path: /customers/,
			kind: 'status',
			status: 420,
			times: 1,
		});
		const engine = harness.engine('readAgain', {}, { continueOnFail: true });
		const [[{ json: failed }]] = await engine.run([told]);
		expect(failed).toMatchObject({
			error: expect.stringMatching(/Reading customer/),
			details: told,
		});
		expect(await harness.does('readAgain', {}, [failed])).toMatchObject([
			{ event: 'customer.created', customer: { email: 'mai@example.com' } },
		]);
	});
});

harness.leavesNothingOut();
