// What a shop sold in a period, and whether it is set up, through the KiotViet node against a sandbox shop.
import type { IDataObject } from 'n8n-workflow';

import { KiotVietApi } from '../../../credentials/KiotVietApi.credentials';
import { KiotVietTrigger } from '../../../nodes/KiotViet/KiotVietTrigger.node';
import { type FactSheet, factSheetShape } from '../../../nodes/shared/factSheet';
import { SWITCH_POSITIONS, type Switches } from '../../../sandbox';
import { receiver } from '../../unit/sandbox/clients';
import { engineFor } from '../engine';
import { harnessOf } from './resourceHarness';

const harness = harnessOf('shop');

const goods = (price: number) => [{ productCode: 'SP000001', quantity: 1, price }];
const sells = (price: number, purchaseDate: string, more: object = {}) =>
	harness.sandbox.shop.sells({ lines: goods(price), purchaseDate, ...more });
const orders = (price: number, purchaseDate: string, more: object = {}) =>
	harness.sandbox.shop.takesOrder({ lines: goods(price), purchaseDate, ...more });

const march = { from: '2026-03-01', until: '2026-03-31' };

describe('what a shop sold', () => {
	it('in a period is counted by the days of Vietnam, the last day in full', async () => {
		sells(1, '2026-02-28T23:59:59');
		sells(20, '2026-03-01T00:00:00');
		sells(300, '2026-03-31T23:59:59', { paid: 0 });
		sells(4000, '2026-04-01T00:00:00');
		harness.sandbox.shop.cancelsOrder(orders(50_000, '2026-03-31T23:00:00').id);
		orders(600_000, '2026-04-01T00:00:00');
		expect(await harness.does('getMetrics', march)).toEqual([
			{
				...march,
				all: { count: 3, value: 50_320, average: 16_773 },
				paid: { count: 1, value: 20, average: 20 },
				pending: { count: 1, value: 300, average: 300 },
				cancelled: { count: 1, value: 50_000, average: 50_000 },
				firstDate: '2026-03-01T00:00:00.000+07:00',
				lastDate: '2026-03-31T23:59:59.000+07:00',
			},
		]);
	});

	it('and ordered in one month and invoiced in the next counts in the next only', async () => {
		const { id } = orders(100, '2026-03-31T20:00:00');
		orders(7, '2026-03-31T21:00:00');
		harness.sandbox.shop.makesInvoice(id, { purchaseDate: '2026-04-01T08:00:00' });
		const counted = async (from: string, until: string) =>
			(await harness.does('getMetrics', { from, until }))[0].all;
		expect(await counted('2026-03-01', '2026-03-31')).toMatchObject({ count: 1, value: 7 });
		expect(await counted('2026-04-01', '2026-04-30')).toMatchObject({ count: 1, value: 100 });
		expect(await counted('2026-03-01', '2026-04-30')).toMatchObject({ count: 2, value: 107 });
	});

	it('is broken down by branch and by sale channel, by their names', async () => {
		sells(1, '2026-03-05T08:00:00', { saleChannelId: 496002 });
		sells(20, '2026-03-05T09:00:00', { branchId: 20002 });
		orders(300, '2026-03-05T10:00:00', { branchId: 20002, saleChannelId: 496002 });
		const additionalFields = { breakDownBy: ['branch', 'saleChannel'] };
		const [metrics] = await harness.does('getMetrics', { ...march, additionalFields });
		expect(metrics).toMatchObject({
			all: { count: 3, value: 321 },
			branches: [
				{ branchId: 20002, branchName: 'Chi nhánh Quận 7', all: { count: 2, value: 320 } },
				{ branchId: 20001, branchName: 'Chi nhánh trung tâm', all: { value: 1 } },
			],
			saleChannels: [
				{ saleChannelId: null, saleChannelName: 'Other', paid: { count: 1, value: 20 } },
				{
					saleChannelId: 496002,
					saleChannelName: 'Shopee',
					all: { count: 2, value: 301 },
					pending: { count: 1, value: 300 },
				},
			],
		});
		const [plain] = await harness.does('getMetrics', march);
		expect(plain).not.toHaveProperty('branches');
		expect(plain).not.toHaveProperty('saleChannels');
	});

	it('in more documents than a page is counted whole', async () => {
		for (let n = 1; n <= 120; n += 1) sells(n, '2026-03-05T08:00:00');
		for (let n = 1; n <= 110; n += 1) orders(n, '2026-03-05T08:00:00');
		expect(await harness.does('getMetrics', march)).toMatchObject([
			{
				all: { count: 230, value: 7260 + 6105 },
				paid: { count: 120, value: 7260 },
				pending: { count: 110, value: 6105 },
			},
		]);
	});

	it('looks at later invoices only when an order is still open', async () => {
		sells(1, '2026-03-05T08:00:00');
		await harness.does('getMetrics', march);
		const lists = () => harness.sandbox.requests.filter(({ path }) => path === '/invoices').length;
		expect(lists()).toBe(1);
		orders(1, '2026-03-05T08:00:00');
		await harness.does('getMetrics', march);
		expect(lists()).toBe(3);
	});
});

it.each([
	['that ends before it begins', { from: '2026-03-02', until: '2026-03-01' }, /later than "Until"/],
	['without an end', { from: '2026-03-02', until: '' }, /"Until" is empty/],
	['of a day that is none', { from: '01/03/2026', until: '2026-03-02' }, /"From" is no date/],
])('a period %s is refused', async (_, parameters, sentence) => {
	await harness.refuses('getMetrics', parameters, sentence);
});

describe('whether the shop is set up', () => {
	const none: IDataObject = {};

	/** A shop with enough in it to tell everything by. */
	function isBusy(): void {
		const { shop } = harness.sandbox;
		const [binh, an] = ['0900000001', '0900000001'].map((contactNumber) =>
			shop.registersCustomer({ name: 'Khách Mẫu', contactNumber }),
		);
		sells(100_000, '2026-01-05T08:00:00', { customerId: an.id });
		sells(200_000, '2026-03-05T09:30:00', { customerId: binh.id, paid: 50_000 });
	}

	async function checks() {
		const [report] = await harness.does('checkSetup', none);
		const sheet = factSheetShape.parse(report.factSheet) as FactSheet;
		return { report, facts: sheet.facts };
	}

	/** Lets the shop tell a trigger of a sale and of a customer that goes, as a published workflow hears of it. */
	async function hears(): Promise<void> {
		const there = await receiver();
		try {
			const trigger = engineFor(
				new KiotVietTrigger(),
				new KiotVietApi(),
				{ ...harness.sandbox.kiotViet },
				{
					events: ['invoice.created', 'customer.deleted'],
					receive: 'webhookAndCatchUp',
					options: {},
				},
				{ webhookBaseUrl: there.url },
			);
			await new KiotVietTrigger().webhookMethods.default.create.call(trigger.hook());
			sells(1, '2026-03-06T08:00:00');
			const { shop } = harness.sandbox;
			shop.deletesCustomer(shop.registersCustomer({ name: 'Khách Mẫu' }).id);
			await shop.settled();
			for (const { raw, signature } of there.received) {
				const type = raw.includes('invoice') ? 'invoice.update' : 'customer.delete';
				await trigger.receives({ raw, signature, type });
			}
		} finally {
			await there.close();
		}
	}

	it('is told with what to do, and who holds which webhook', async () => {
		isBusy();
		const { shop } = harness.sandbox;
		shop.letsAnotherOwnerRegister('order.update', 'https://other-app.example.com/kv?key=secret');
		shop.turnsWebhookOff('order.update');
		harness.sandbox.faults.add({
			service: 'kiotviet',
			path: /^\/suppliers/,
			kind: 'status',
			status: 420,
			body: { responseStatus: { message: 'Không có quyền đọc nhà cung cấp' } },
		});
		const { report, facts } = await checks();
		expect(report).toMatchObject({
			ready: false,
			lackingRights: ['suppliers'],
			webhooks: [
				{ type: 'order.update', host: 'other-app.example.com', isActive: false, byTrigger: false },
			],
			toDo: expect.arrayContaining([
				expect.stringMatching(
					/Webhooks of the shop: .*switched these off: order.update.*Another app holds order.update/,
				),
			]),
		});
		expect(facts).toMatchObject({
			zeroDebt: { sure: true },
			doublePhones: { reading: true },
			lastModifiedFrom: { reading: 'obeyed' },
			secondHook: { reading: null, sure: false },
		});
	});

	it('is found out with reads alone, and no more than fifty', async () => {
		isBusy();
		await checks();
		expect(harness.writes()).toEqual([]);
		const asked = harness.sandbox.requests.filter(({ service }) => service === 'kiotviet');
		expect(asked.length).toBeLessThan(50);
	});

	it('leaves nothing of people, keys and addresses in the fact sheet', async () => {
		isBusy();
		await hears();
		const { report } = await checks();
		const { clientId, clientSecret, retailer } = harness.sandbox.kiotViet;
		const said = JSON.stringify(report.factSheet);
		for (const secret of [
			'0900000001',
			'Khách Mẫu',
			clientId,
			clientSecret,
			retailer,
			'127.0.0.1',
		]) {
			expect(said).not.toContain(secret);
		}
	});

	it('cannot be told with a key that KiotViet does not take, or takes no longer', async () => {
		const { faults } = harness.sandbox;
		const fault = faults.add({ service: 'token', kind: 'status', status: 400 });
		await expect(harness.engine('checkSetup', none).run([{}])).rejects.toThrow(
			/did not accept the Client ID or the Client Secret/,
		);
		faults.remove(fault);
		faults.add({ service: 'kiotviet', path: /^\/customers/, kind: 'status', status: 401 });
		await harness.refuses('checkSetup', none, /KiotViet did not accept the credential/);
	});

	/** What KiotViet leaves open and a shop can be asked about with reads, or by listening. */
	const ASKED = [
		'wrongShop',
		'kiotVietNotFound',
		'emptyPage',
		'cashFlowPages',
		'cashFlowWithoutDates',
		'dateFilters',
		'signatureForm',
		'actionForm',
		'deleteForm',
	].filter((name): name is keyof Switches => name in SWITCH_POSITIONS);
	const positions = ASKED.flatMap((name) =>
		SWITCH_POSITIONS[name].map((position) => ({ name, position })),
	);

	it.each(positions)('gives "$position" on the question $name', async ({ name, position }) => {
		Object.assign(harness.sandbox.switches, { [name]: position });
		isBusy();
		await hears();
		const { facts } = await checks();
		expect(facts[name]).toMatchObject({ reading: position, sure: true });
	});
});

harness.leavesNothingOut();
