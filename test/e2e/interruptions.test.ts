// What breaks between a shop and LadiFlow, broken on purpose on a real n8n; nothing may be lost by it.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as sleep } from 'node:timers/promises';

import { openEnvironment, TRIGGER, type Environment } from '../../demo/environment';
import type { Customer } from '../../sandbox';
import {
	expectQuiet,
	expectRight,
	expectSoon,
	failedRuns,
	ONE_CATCH_UP,
	PATIENCE,
} from './arrival';

describe('between a shop and its LadiFlow account', () => {
	let environment: Environment;
	let shop: Environment['sandbox']['shop'];
	let customers: Customer[];

	const one = (productCode = shop.products[0].code) => [{ productCode, quantity: 1 }];
	const hookIds = () => shop.webhooks.map(({ id }) => id).sort();

	beforeAll(async () => {
		environment = await openEnvironment();
		({ shop } = environment.sandbox);
		customers = [1, 2, 3, 4, 5].map((number) =>
			shop.registersCustomer({ name: `Khách ${number}`, contactNumber: `090000010${number}` }),
		);
		await expectRight(environment);
	}, PATIENCE.environment);

	afterAll(async () => await environment?.close(), PATIENCE.test);

	it(
		'a restart of n8n loses nothing of what happened meanwhile and keeps the webhooks',
		async () => {
			const before = hookIds();
			await environment.n8n.stop();
			shop.sells({ customerId: customers[0].id, lines: one() });
			shop.registersCustomer({ name: 'Khách trong lúc dừng', contactNumber: '0900000106' });
			await shop.settled();
			await environment.n8n.start();
			await expectRight(environment);
			expect(hookIds()).toEqual(before);
			expect(shop.webhooks.every(({ isActive }) => isActive)).toBe(true);
		},
		PATIENCE.test,
	);

	it(
		'a crash in the middle of a burst of sales loses nothing',
		async () => {
			for (let sale = 0; sale < 40; sale += 1) {
				shop.sells({ customerId: customers[sale % 5].id, lines: one(), paid: sale * 1000 });
				await sleep(20);
			}
			await environment.n8n.kill();
			shop.sells({ customerId: customers[1].id, lines: one() });
			await shop.settled();
			await environment.n8n.start();
			await expectRight(environment);
		},
		PATIENCE.test,
	);

	it(
		'a webhook that KiotViet switched off is on again after one catch-up, and nothing is missing',
		async () => {
			shop.turnsWebhookOff('invoice.update');
			shop.turnsWebhookOff('customer.update');
			shop.sells({ customerId: customers[2].id, lines: one(), paid: 0 });
			shop.changesCustomer(customers[3].id, { address: '5 Đường Mẫu' });
			await expectRight(environment, ONE_CATCH_UP);
			await expectSoon('the webhooks are on again', () =>
				shop.webhooks.every(({ isActive }) => isActive),
			);
			expect(shop.webhooks.map(({ type }) => type).sort()).toEqual([
				'customer.delete',
				'customer.update',
				'invoice.update',
				'order.update',
			]);

			// And they work: the next sale comes by webhook.
			shop.sells({ customerId: customers[2].id, lines: one() });
			await shop.settled();
			expect(shop.deliveries.at(-1)).toMatchObject({ outcome: 'delivered', status: 200 });
			await expectRight(environment);
		},
		PATIENCE.test,
	);

	it(
		'a manual run while production is live registers nothing and returns samples',
		async () => {
			const before = structuredClone(shop.webhooks);
			const seen = environment.sandbox.requests.length;
			const run = await environment.n8n.rest.runManually(environment.workflow, TRIGGER);
			expect(run.error).toBeNull();
			const items = run.runs[TRIGGER][0].items[0];
			expect(items.map(({ resource }) => resource).sort()).toEqual([
				'customer',
				'invoice',
				'order',
			]);
			expect(items.every(({ source }) => source === 'sample')).toBe(true);
			// The shop has sales but no orders, so only the order is made up.
			expect(items.filter(({ isExample }) => isExample).map(({ resource }) => resource)).toEqual([
				'order',
			]);
			const sent = environment.sandbox.requests.slice(seen);
			expect(
				sent.filter(({ path, method }) => path.startsWith('/webhooks') && method !== 'GET'),
			).toEqual([]);
			expect(shop.webhooks).toEqual(before);

			shop.sells({ customerId: customers[4].id, lines: one() });
			await expectRight(environment);
		},
		PATIENCE.test,
	);

	it(
		'a token that expires in the middle of a run costs no run',
		async () => {
			await expectQuiet(environment);
			const failedBefore = (await failedRuns(environment)).length;
			const issued = environment.sandbox.tokens.issued;
			const waiting = environment.sandbox.faults.add({
				service: 'kiotviet',
				path: /^\/invoices\/\d+$/,
				kind: 'latency',
				milliseconds: 1500,
				times: 1,
			});
			shop.sells({ customerId: customers[0].id, lines: one() });
			await expectSoon('the run reads the invoice', () => waiting.times === 0);
			environment.sandbox.tokens.expireAll();
			await expectRight(environment, 30_000);
			await expectQuiet(environment);
			expect(environment.sandbox.tokens.issued).toBeGreaterThan(issued);
			expect(await failedRuns(environment)).toHaveLength(failedBefore);
		},
		PATIENCE.test,
	);
});
