// The published template in a real n8n: a whole day, restarts, a crash, switched-off webhooks, hostile callers.
import axios from 'axios';

import { playDay } from '../../demo/day';
import {
	becomesRight,
	becomesTrue,
	diagnosis,
	goLive,
	openStage,
	type Stage,
	TRIGGER,
} from '../../demo/stage';
import { signatureOf } from '../../sandbox';

jest.setTimeout(240_000);

let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
}, 1_800_000);

afterAll(async () => {
	await stage?.close();
});

const line = { productCode: 'SP000001', quantity: 1 };
const rightOrWhy = async () => ((await becomesRight(stage)) ? 'right' : await diagnosis(stage));
const log = () => stage.n8n.log.join('');

it('a whole day in the shop, with n8n stopped for a while, ends with the right contacts', async () => {
	await playDay(stage, () => undefined);
	expect(await rightOrWhy()).toBe('right');
});

it('a crash during a burst of sales loses nothing', async () => {
	const { shop } = stage.sandbox;
	for (let person = 10; person < 30; person++) {
		const customer = shop.registersCustomer({
			name: `Khách ${person}`,
			contactNumber: `09000000${person}`,
		});
		shop.sells({ customerId: customer.id, lines: [line], paid: person });
		if (person === 20) void stage.n8n.kill();
	}
	await shop.settled();
	await stage.n8n.kill();
	await stage.n8n.start();
	expect(await rightOrWhy()).toBe('right');
});

it('a webhook that KiotViet switched off is mended on the next start, and its sale arrives', async () => {
	const { shop } = stage.sandbox;
	const [customer] = [...shop.customers.values()];
	shop.turnsWebhookOff('invoice.update');
	shop.sells({ customerId: customer.id, lines: [line] });
	await stage.n8n.stop();
	await stage.n8n.start();
	expect(await rightOrWhy()).toBe('right');
	expect(shop.webhooks.every(({ isActive }) => isActive)).toBe(true);
});

describe('a manual run while production is live', () => {
	it('returns samples and leaves the webhooks as they are', async () => {
		const before = stage.sandbox.shop.webhooks.map(({ id }) => id);
		const run = await stage.n8n.rest.runManually(stage.workflow, TRIGGER);
		expect(run.status).toBe('success');
		const [items] = run.runs[TRIGGER][0].items;
		expect(items.map(({ source }) => source)).toEqual(['sample', 'sample', 'sample']);
		expect(stage.sandbox.shop.webhooks.map(({ id }) => id)).toEqual(before);
	});
});

describe('a caller who is not KiotViet', () => {
	const body = (action: string) =>
		JSON.stringify({
			Id: 'x',
			Attempt: 1,
			Notifications: [{ Action: action, Data: [{ Id: 1, Name: 'Bí mật' }] }],
		});

	it.each([
		['without a signature', body('customer.update'), () => undefined, /its signature does not fit/],
		[
			'with a wrong signature',
			body('customer.update'),
			() => `sha1=${'0'.repeat(64)}`,
			/its signature does not fit/,
		],
		[
			'with nothing in the body',
			'',
			(text: string, secret: string) => signatureOf(Buffer.from(text), secret),
			/its (signature does not fit|shape is unknown)/,
		],
		[
			'with an unknown type',
			body('promotion.update'),
			(text: string, secret: string) => signatureOf(Buffer.from(text), secret),
			/its shape is unknown/,
		],
		[
			'of another shop',
			body('customer.update.42'),
			(text: string, secret: string) => signatureOf(Buffer.from(text), secret),
			/another shop/,
		],
	])('%s is answered 200 and starts nothing', async (_, text, sign, reason) => {
		const [hook] = stage.sandbox.shop.webhooks;
		const runs = (await stage.n8n.rest.executions())[0]?.id;
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
		expect(await becomesTrue(() => reason.test(log().slice(logged)), 5000)).toBe(true);
		expect(log().slice(logged)).not.toContain('Bí mật');
		expect((await stage.n8n.rest.executions())[0]?.id).toBe(runs);
	});
});

it('what LadiFlow refuses fails visibly, and a retry brings it through', async () => {
	const { shop, faults } = stage.sandbox;
	faults.add({ service: 'ladiflow', path: /show/, kind: 'status', status: 400 });
	shop.registersCustomer({ name: 'Đỗ Thị Mẫu', contactNumber: '0900000040' });
	await shop.settled();
	const failed = async () =>
		(await stage.n8n.rest.executions()).find(({ status }) => status === 'error');
	expect(await becomesTrue(async () => (await failed()) !== undefined, 30_000)).toBe(true);
	faults.clear();
	await stage.n8n.rest.retry((await failed())!.id);
	expect(await rightOrWhy()).toBe('right');
});

describe('the credentials', () => {
	it.each([
		[{ clientSecret: 'wrong' }, /did not accept the Client ID or the Client Secret/],
		[{ retailer: 'anothershop' }, /not the shop "anothershop"/],
		[{ apiUrl: 'http://127.0.0.1:9' }, /could not be reached/],
	])('of KiotViet with %j fail with a sentence', async (change, sentence) => {
		const answer = await stage.n8n.rest.testCredential(stage.credentials.kiotViet, {
			...stage.sandbox.kiotViet,
			...change,
		});
		expect(answer).toMatchObject({ status: 'Error', message: expect.stringMatching(sentence) });
	});

	it('pasted with an address around the name pass', async () => {
		const answer = await stage.n8n.rest.testCredential(stage.credentials.kiotViet, {
			...stage.sandbox.kiotViet,
			retailer: 'https://TapHoaXYZ.kiotviet.vn/ ',
		});
		expect(answer.status).toBe('OK');
	});

	it.each(['http401' as const, 'http403' as const, 'http200code401' as const])(
		'of LadiFlow with a wrong key, answered as %s, fail with a sentence',
		async (badKey) => {
			stage.sandbox.switches.badKey = badKey;
			const answer = await stage.n8n.rest.testCredential(stage.credentials.ladiFlow, {
				...stage.sandbox.ladiFlow,
				apiKey: 'wrong',
			});
			expect(answer).toMatchObject({
				status: 'Error',
				message: expect.stringMatching(/Automation/),
			});
		},
	);
});

it('unpublishing removes exactly its own webhooks, and publishing again catches up', async () => {
	const { shop } = stage.sandbox;
	shop.letsAnotherOwnerRegister('product.update', 'https://other.example.com/kv');
	await stage.n8n.rest.unpublish(stage.workflow.id);
	expect(await becomesTrue(() => shop.webhooks.length === 1, 20_000)).toBe(true);
	expect(shop.webhooks.map(({ type }) => type)).toEqual(['product.update']);
	const customer = shop.registersCustomer({ name: 'Vũ Văn Mẫu', contactNumber: '0900000050' });
	shop.sells({ customerId: customer.id, lines: [line] });
	await goLive(stage.n8n, stage.workflow.id);
	expect(await rightOrWhy()).toBe('right');
});
