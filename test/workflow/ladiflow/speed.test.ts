// A busy LadiFlow is waited for, and what must not arrive twice is not sent twice.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Sandbox, startSandbox } from '../../../sandbox';
import { EMAIL } from './cases';
import { ladiFlow, run } from './node';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => sandbox.stop());

const asked = (path: string) => sandbox.requests.filter((request) => request.path === path).length;
const busy = (path: RegExp, times: number) =>
	sandbox.faults.add({
		service: 'ladiflow',
		path,
		kind: 'status',
		status: 429,
		headers: { 'retry-after': '0' },
		times,
	});

it.each([
	['a write', /create-or-update/],
	['a look-up', /show/],
	['the check of the key', /list-tag/],
])('"too many requests" at %s is waited for, and nothing is lost or doubled', async (_, path) => {
	busy(path, 2);
	const items = [1, 2, 3, 4, 5, 6].map((number) => ({ email: `khach${number}@example.com` }));
	const output = await run(sandbox, 'contact.upsert', { email: '={{ $json.email }}' }, items);
	expect(output.map(({ isNew }) => isNew)).toEqual(Array(6).fill(true));
	expect(sandbox.account.contacts).toHaveLength(6);
});

it('each third request that is refused does not keep six contacts from being there', async () => {
	sandbox.faults.add({ service: 'ladiflow', kind: 'status', status: 429, every: 3 });
	const items = [1, 2, 3, 4, 5, 6].map((number) => ({ email: `khach${number}@example.com` }));
	const output = await run(sandbox, 'contact.upsert', { email: '={{ $json.email }}' }, items);
	expect(output.map(({ isNew }) => isNew)).toEqual(Array(6).fill(true));
	expect(sandbox.account.contacts).toHaveLength(6);
	// Nobody but each third is asked in vain.
	expect(sandbox.requests.filter(({ status }) => status === 429)).toHaveLength(
		Math.floor(sandbox.requests.length / 3),
	);
}, 60_000);

it('"too many requests" was no request, so even a tag is asked for again', async () => {
	busy(/create-tag/, 2);
	expect(await run(sandbox, 'tag.create', { name: 'VIP' })).toMatchObject([{ isNew: true }]);
	expect(sandbox.account.tags).toHaveLength(1);
});

it.each([
	['tag.create', { name: 'VIP' }, '/customer/create-tag'],
	['contact.create', { email: EMAIL }, '/customer/create'],
])('%s that got no answer is not sent again', async (operation, parameters, path) => {
	// The first request of a run checks the key.
	const node = ladiFlow(sandbox, operation, parameters);
	sandbox.faults.add({
		service: 'ladiflow',
		path: new RegExp(`${path}$`),
		kind: 'resetAfter',
		times: 1,
	});
	await expect(node.run([{}])).rejects.toThrow(/got no answer/);
	expect(asked(path)).toBe(1);
});

it('a subscription that got no answer is not sent again', async () => {
	const { id } = sandbox.account.automation.makesSequence('Chào khách mới');
	sandbox.faults.add({ service: 'ladiflow', path: /subscribe/, kind: 'resetAfter', times: 1 });
	const parameters = { sequence: { __rl: true, mode: 'id', value: id }, email: EMAIL };
	await expect(run(sandbox, 'sequence.subscribe', parameters)).rejects.toThrow(/got no answer/);
	expect(sandbox.account.automation.subscriptions).toHaveLength(1);
});

it('a flow that may have started is not started again', async () => {
	const { _id } = sandbox.account.automation.makesCatchHook('Cảm ơn', { email: 'email' });
	sandbox.faults.add({ service: 'ladiflow', path: /hooks/, kind: 'resetAfter', times: 1 });
	await expect(
		run(
			sandbox,
			'flow.startByCatchHook',
			{
				catchHookUrl: `${sandbox.url}/hooks/catch/${_id}`,
				content: 'item',
			},
			[{ email: EMAIL }],
		),
	).rejects.toThrow(/Starting the flow got no answer/);
	expect(sandbox.account.automation.hookCalls).toHaveLength(1);
});

it('a write that got no answer is sent again, and ends in one contact', async () => {
	sandbox.faults.add({
		service: 'ladiflow',
		path: /create-or-update/,
		kind: 'resetAfter',
		times: 1,
	});
	await run(sandbox, 'contact.upsert', { email: EMAIL });
	expect(sandbox.account.contacts).toHaveLength(1);
});

it('the key goes to the API, and never to a catch hook', async () => {
	const headers: IncomingHttpHeaders[] = [];
	const hook = createServer((request, response) => {
		headers.push(request.headers);
		response.end('ok');
	});
	await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
	const { port } = hook.address() as AddressInfo;
	const [said] = await run(
		sandbox,
		'flow.startByCatchHook',
		{
			catchHookUrl: `http://127.0.0.1:${port}/hooks/catch/64f000000000000000000009`,
			content: 'item',
		},
		[{ email: EMAIL }],
	);
	expect(said).toEqual({ started: true, answer: 'ok' });
	expect(JSON.stringify(headers)).not.toContain(sandbox.ladiFlow.apiKey);
	expect(headers[0]['content-type']).toMatch(/application\/json/);
	hook.closeAllConnections();
	await new Promise((resolve) => hook.close(resolve));
});
