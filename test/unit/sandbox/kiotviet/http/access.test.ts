// Who gets into the shop's API, and how the others are sent away.
import axios from 'axios';

import { startSandbox, type Sandbox } from '../../../../../sandbox';
import { kiotVietClient, SECRET, tokenAnswer } from '../../clients';

describe('the door of the KiotViet shop', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox();
	});
	afterEach(async () => sandbox.stop());

	it('gives a token for a day to who knows the key', async () => {
		const { status, data } = await tokenAnswer(sandbox);
		expect(status).toBe(200);
		expect(data).toMatchObject({
			expires_in: 86400,
			token_type: 'Bearer',
			scope: 'PublicApi.Access',
		});
	});

	it.each(['client_id', 'client_secret'])('refuses a wrong %s', async (part) => {
		const { status, data } = await tokenAnswer(sandbox, { [part]: 'wrong' });
		expect([status, data]).toEqual([400, { error: 'invalid_client' }]);
	});

	it('refuses a call without the Retailer header, whatever the token', async () => {
		const client = await kiotVietClient(sandbox);
		const { status, headers } = await client.get('/branches', { headers: { Retailer: null } });
		expect([status, headers['www-authenticate']]).toEqual([401, 'jwt']);
	});

	it('refuses a call without a token', async () => {
		const { status } = await axios.get(`${sandbox.kiotViet.apiUrl}/branches`, {
			headers: { Retailer: sandbox.kiotViet.retailer },
			validateStatus: () => true,
		});
		expect(status).toBe(401);
	});

	it.each([
		['401', 401],
		['420', 420],
	] as const)('refuses another shop with %s', async (position, expected) => {
		sandbox.switches.wrongShop = position;
		const client = await kiotVietClient(sandbox);
		const { status, data } = await client.get('/branches', {
			headers: { Retailer: 'anothershop' },
		});
		expect(status).toBe(expected);
		expect(data.responseStatus.message).toEqual(expect.any(String));
	});

	it('calls an expired token expired, and lets a fresh one in', async () => {
		const client = await kiotVietClient(sandbox);
		sandbox.tokens.expireAll();
		const { status, data } = await client.get('/branches');
		expect([status, data.responseStatus.errorCode]).toEqual([401, 'TokenException']);
		expect((await (await kiotVietClient(sandbox)).get('/branches')).status).toBe(200);
	});

	it('answers 429 with Retry-After when the reads of the hour are spent', async () => {
		const client = await kiotVietClient(sandbox);
		sandbox.quota.limit = 1;
		expect((await client.get('/branches')).status).toBe(200);
		const { status, headers } = await client.get('/branches');
		expect([status, Number(headers['retry-after']) > 0]).toEqual([429, true]);
	});

	it('knows no path that the reference does not know', async () => {
		const client = await kiotVietClient(sandbox);
		const answers = await Promise.all([
			client.get('/customergroups'),
			client.put('/webhooks/1', {}),
			client.post('/returns', {}),
		]);
		expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
	});

	it('writes down every request without its headers and without a secret', async () => {
		const client = await kiotVietClient(sandbox);
		await client.get('/branches', { params: { pageSize: 1 } });
		await client.post('/webhooks', {
			Webhook: { Type: 'order.update', Secret: SECRET },
		});
		expect(
			sandbox.requests.map(({ service, method, path, status }) => [service, method, path, status]),
		).toEqual([
			['token', 'POST', '/connect/token', 200],
			['kiotviet', 'GET', '/branches', 200],
			['kiotviet', 'POST', '/webhooks', 420],
		]);
		expect(JSON.stringify(sandbox.requests)).not.toMatch(new RegExp(`${SECRET}|client_secret`));
	});
});
