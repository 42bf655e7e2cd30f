// Faults that were ordered must strike what they were ordered for, as often as ordered, and nothing else.
import type { AxiosInstance } from 'axios';

import { startSandbox, type Sandbox } from '../../../sandbox';
import { kiotVietClient, ladiFlowClient, tokenAnswer } from './clients';

describe('an ordered fault', () => {
	let sandbox: Sandbox;
	let ladiFlow: AxiosInstance;
	beforeEach(async () => {
		sandbox = await startSandbox();
		ladiFlow = ladiFlowClient(sandbox);
	});
	afterEach(async () => sandbox.stop());

	const listTags = async () => ladiFlow.post('/customer/list-tag', { page: 1 });
	const writes = async () =>
		ladiFlow.post('/customer/create-or-update', { email: 'mau@example.com' });

	it('answers with a status, headers and a body as often as ordered', async () => {
		sandbox.faults.add({
			service: 'ladiflow',
			kind: 'status',
			status: 429,
			headers: { 'Retry-After': '2' },
			body: { message: 'Too Many Requests' },
			times: 2,
		});
		const answers = [await listTags(), await listTags(), await listTags()];
		expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
		expect(answers[0].headers['retry-after']).toBe('2');
		expect(answers[0].data).toEqual({ message: 'Too Many Requests' });
	});

	it('strikes only the paths it was ordered for', async () => {
		sandbox.faults.add({
			service: 'ladiflow',
			path: /create-or-update/,
			kind: 'status',
			status: 500,
		});
		expect((await listTags()).status).toBe(200);
		expect((await writes()).status).toBe(500);
		expect(sandbox.account.contacts).toEqual([]);
	});

	it('strikes only the bodies it was ordered for, and writes down what it struck', async () => {
		sandbox.faults.add({
			service: 'ladiflow',
			sent: /"mau@example.com"/,
			kind: 'status',
			times: 1,
		});
		expect((await listTags()).status).toBe(200);
		expect([(await writes()).status, (await writes()).status]).toEqual([503, 200]);
		expect(sandbox.requests[1]).toMatchObject({ status: 503, body: { email: 'mau@example.com' } });
	});

	it('strikes each third request', async () => {
		sandbox.faults.add({ service: 'ladiflow', kind: 'status', status: 429, every: 3 });
		const statuses: number[] = [];
		for (let request = 0; request < 7; request += 1) statuses.push((await listTags()).status);
		expect(statuses).toEqual([200, 200, 429, 200, 200, 429, 200]);
	});

	it('cuts the connection before or after the work was done', async () => {
		sandbox.faults.add({ service: 'ladiflow', kind: 'reset', times: 1 });
		await expect(writes()).rejects.toThrow();
		expect(sandbox.account.contacts).toHaveLength(0);
		sandbox.faults.add({ service: 'ladiflow', kind: 'resetAfter', times: 1 });
		await expect(writes()).rejects.toThrow();
		expect(sandbox.account.contacts).toHaveLength(1);
		expect(sandbox.requests.map(({ status }) => status)).toEqual([null, null]);
	});

	it('lets a request hang until the caller gives up', async () => {
		sandbox.faults.add({ service: 'ladiflow', kind: 'hang', times: 1 });
		await expect(ladiFlow.post('/customer/list-tag', {}, { timeout: 40 })).rejects.toThrow(
			'timeout',
		);
	});

	it('sends a gateway’s page or half an answer', async () => {
		sandbox.faults.add({ service: 'ladiflow', kind: 'html', times: 1 });
		const page = await listTags();
		expect([page.status, page.headers['content-type']]).toEqual([502, 'text/html; charset=utf-8']);
		sandbox.faults.add({ service: 'ladiflow', kind: 'truncated', times: 1 });
		const { data } = await listTags();
		expect(typeof data).toBe('string');
		expect(() => JSON.parse(data)).toThrow();
	});

	it('only slows a request down when latency was ordered', async () => {
		sandbox.faults.add({ service: 'ladiflow', kind: 'latency', milliseconds: 20 });
		expect((await listTags()).status).toBe(200);
	});

	it('can strike the token service and the shop alone', async () => {
		sandbox.faults.add({ service: 'token', kind: 'status', status: 500 });
		expect((await tokenAnswer(sandbox)).status).toBe(500);
		sandbox.faults.clear();
		const kiotViet = await kiotVietClient(sandbox);
		sandbox.faults.add({ service: 'kiotviet', kind: 'status', status: 503 });
		expect((await kiotViet.get('/branches')).status).toBe(503);
		expect((await listTags()).status).toBe(200);
	});
});
