// The published template in a real n8n of both lines: a whole day in the shop, strangers at the door, and the end.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import axios from 'axios';
import { setTimeout as sleep } from 'node:timers/promises';

import { playDay } from '../../demo/day';
import { LINES } from '../../demo/n8n/install';
import { goLive, openEnvironment, type Environment } from '../../demo/environment';
import { signatureOf, type Switches } from '../../sandbox';
import { expectQuiet, expectRight, expectSoon, newestRun, PATIENCE } from './arrival';

jest.setTimeout(PATIENCE.test);

describe.each(LINES)('with n8n %s', (line) => {
	let environment: Environment;
	const log = () => environment.n8n.log.join('\n');

	beforeAll(async () => {
		environment = await openEnvironment({ line });
	}, PATIENCE.environment);

	afterAll(async () => await environment?.close());

	it('a whole day in the shop, with n8n stopped for a while, ends with the right contacts', async () => {
		await playDay(environment, () => undefined);
		await expectRight(environment);
		expect(environment.sandbox.shop.deliveries[0]).toMatchObject({
			outcome: 'delivered',
			status: 200,
		});
	});

	describe('a caller who is not KiotViet', () => {
		// The contacts may be right before the run of the last deliveries has begun: they wait a second for each other.
		beforeAll(async () => {
			await environment.sandbox.shop.settled();
			await expectSoon('no run begins any more', async () => {
				const before = await newestRun(environment);
				await sleep(3_000);
				return (await newestRun(environment)) === before;
			});
			await expectQuiet(environment);
		});

		const body = (action: string) =>
			JSON.stringify({
				Id: 'x',
				Attempt: 1,
				Notifications: [{ Action: action, Data: [{ Id: 1, Name: 'Bí mật' }] }],
			});
		const unsigned = () => undefined;
		const forged = () => `sha1=${'0'.repeat(64)}`;
		const signed = (text: string, secret: string) => signatureOf(text, secret);

		it.each([
			['without a signature', body('customer.update'), unsigned, /it has no signature/],
			['with a wrong signature', body('customer.update'), forged, /its signature does not fit/],
			['with nothing in the body', '', signed, /its (signature does not fit|shape is unknown)/],
			[
				'with an unknown type',
				body('promotion.update'),
				signed,
				/parts of a delivery could not be read/,
			],
			['of another shop', body('customer.update.42'), signed, /another shop/],
		])('%s is answered 200 and starts nothing', async (_, text, sign, reason) => {
			const [hook] = environment.sandbox.shop.webhooks;
			const before = await newestRun(environment);
			const logged = log().length;
			const signature = sign(text, hook.secret ?? '');
			const { status } = await axios.post(hook.url, text, {
				headers: {
					'Content-Type': 'application/json',
					...(signature ? { 'X-Hub-Signature': signature } : {}),
				},
				validateStatus: () => true,
				transformRequest: (data: string) => data,
			});
			expect(status).toBe(200);
			await expectSoon('n8n logs why', () => reason.test(log().slice(logged)));
			expect(log().slice(logged)).not.toContain('Bí mật');
			expect(await newestRun(environment)).toBe(before);
		});
	});

	describe('the credentials', () => {
		it.each([
			[{ clientId: 'wrong' }, /did not accept the Client ID or the Client Secret/],
			[{ clientSecret: 'wrong' }, /did not accept the Client ID or the Client Secret/],
			[{ retailer: 'anothershop' }, /not the shop "anothershop"/],
			[{ apiUrl: 'http://127.0.0.1:9' }, /could not be reached/],
		])('of KiotViet with %j fail with a sentence', async (change, sentence) => {
			const answer = await environment.n8n.rest.testCredential(environment.credentials.kiotViet, {
				...environment.sandbox.kiotViet,
				...change,
			});
			expect(answer).toMatchObject({ status: 'Error', message: expect.stringMatching(sentence) });
		});

		it('of KiotViet pasted with an address around the name pass', async () => {
			const answer = await environment.n8n.rest.testCredential(environment.credentials.kiotViet, {
				...environment.sandbox.kiotViet,
				retailer: 'https://TapHoaXYZ.kiotviet.vn/ ',
			});
			expect(answer.status).toBe('OK');
		});

		it.each<[Partial<Switches>, { apiKey?: string; baseUrl?: string }, boolean, RegExp]>([
			[{ badKey: 'http401' }, { apiKey: 'wrong' }, true, /Automation/],
			[{ badKey: 'http403' }, { apiKey: 'wrong' }, true, /Automation/],
			[{ badKey: 'http200code401' }, { apiKey: 'wrong' }, true, /Automation/],
			[{ missingPermission: 'http403' }, {}, false, /Automation/],
			[{ missingPermission: 'http200code403' }, {}, false, /Automation/],
			[{}, { baseUrl: 'http://127.0.0.1:9' }, true, /could not be reached/],
		])(
			'of LadiFlow, answered as %j, with %j, permission %p, fail with a sentence',
			async (switches, change, permission, sentence) => {
				Object.assign(environment.sandbox.switches, switches);
				environment.sandbox.account.keyHasPermission = permission;
				const answer = await environment.n8n.rest.testCredential(environment.credentials.ladiFlow, {
					...environment.sandbox.ladiFlow,
					...change,
				});
				environment.sandbox.account.keyHasPermission = true;
				expect(answer).toMatchObject({ status: 'Error', message: expect.stringMatching(sentence) });
			},
		);
	});

	it('unpublishing removes exactly its own webhooks, and publishing again catches up', async () => {
		const { shop } = environment.sandbox;
		const foreign = shop.letsAnotherOwnerRegister('product.update');
		await environment.n8n.rest.unpublish(environment.workflow.id);
		await expectSoon('our webhooks are gone', () => shop.webhooks.length === 1);
		expect(shop.webhooks).toEqual([foreign]);
		const customer = shop.registersCustomer({ name: 'Vũ Văn Mẫu', contactNumber: '0900000050' });
		shop.sells({
			customerId: customer.id,
			lines: [{ productCode: shop.products[0].code, quantity: 1 }],
		});
		await goLive(environment.n8n, environment.workflow.id);
		await expectRight(environment);
	});
});
