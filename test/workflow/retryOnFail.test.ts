// n8n's Retry on Fail runs a whole node again; what an earlier try of the same run has done is not done twice.
import type { IDataObject } from 'n8n-workflow';

import { KiotVietApi } from '../../credentials/KiotVietApi.credentials';
import { LadiFlowApi } from '../../credentials/LadiFlowApi.credentials';
import { KiotViet } from '../../nodes/KiotViet/KiotViet.node';
import { LadiFlow } from '../../nodes/LadiFlow/LadiFlow.node';
import { type Sandbox, startSandbox } from '../../sandbox';
import { type Settings, starts } from './wholeRun';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => await sandbox.stop());

const RETRY: Partial<Settings> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

const ladiFlow = async (
	parameters: IDataObject,
	rounds: IDataObject[][],
	settings: Partial<Settings> = {},
) =>
	await starts(
		new LadiFlow(),
		new LadiFlowApi(),
		{ ...sandbox.ladiFlow },
		parameters,
		{ typeVersion: 1.1, ...RETRY, ...settings },
		rounds,
	).end;

const kiotViet = async (
	parameters: IDataObject,
	rounds: IDataObject[][],
	settings: Partial<Settings> = {},
) =>
	await starts(
		new KiotViet(),
		new KiotVietApi(),
		{ ...sandbox.kiotViet },
		parameters,
		{ ...RETRY, ...settings },
		rounds,
	).end;

const writes = (path: RegExp) =>
	sandbox.requests.filter((request) => request.method !== 'GET' && path.test(request.path));

const customers = (...names: string[]) => names.map((name) => ({ name }));

const CREATE = { resource: 'customer', operation: 'create', name: '={{ $json.name }}' };

describe('a customer that is created', () => {
	const SOMETIMES: Array<[string, Partial<Settings>]> = [
		['where the run stops on failures', {}],
		['where it goes on by the error output', { onError: 'continueErrorOutput' }],
		['where it goes on', { onError: 'continueRegularOutput' }],
	];

	it.each(SOMETIMES)(
		'is created once, however often another item fails, %s',
		async (_, settings) => {
			// The first item fails: where the run goes on, n8n looks at that one only.
			sandbox.faults.add({
				service: 'kiotviet',
				path: /customers$/,
				method: 'POST',
				kind: 'status',
				status: 420,
				body: { responseStatus: { message: 'Dữ liệu không hợp lệ' } },
				times: 1,
			});
			const run = await kiotViet(CREATE, [customers('An', 'Bình', 'Chi')], settings);
			expect(run.status).toBe('success');
			expect([...sandbox.shop.customers.values()].map(({ name }) => name).sort()).toEqual([
				'An',
				'Bình',
				'Chi',
			]);
			expect(run.success.map(({ name }) => name)).toEqual(['An', 'Bình', 'Chi']);
			expect(run.success.every(({ id }) => typeof id === 'number')).toBe(true);
		},
	);

	it('is not sent again when nobody knows whether it was created', async () => {
		sandbox.faults.add({
			service: 'kiotviet',
			path: /customers$/,
			method: 'POST',
			kind: 'resetAfter',
			times: 1,
		});
		const run = await kiotViet(CREATE, [customers('An', 'Bình')]);
		expect(run.status).toBe('error');
		expect(run.error).toMatch(/got no answer/);
		expect(writes(/customers$/)).toHaveLength(1);
		expect(sandbox.shop.customers.size).toBe(1);
	});

	it('is created anew in another round of a loop', async () => {
		const run = await kiotViet(CREATE, [customers('An'), customers('An')]);
		expect(run.success).toHaveLength(2);
		expect(sandbox.shop.customers.size).toBe(2);
	});
});

it('a batch that nobody knows to be created is not sent again, and one that was created neither', async () => {
	const names = Array.from({ length: 201 }, (_, n) => `Khách ${n}`);
	sandbox.faults.add({
		service: 'kiotviet',
		path: /listaddcutomers$/,
		kind: 'status',
		status: 420,
		times: 1,
	});
	const parameters = { ...CREATE, operation: 'createMany' };
	const refusedOnce = await kiotViet(parameters, [customers(...names)]);
	expect(refusedOnce.status).toBe('success');
	expect(sandbox.shop.customers.size).toBe(201);

	sandbox.faults.add({
		service: 'kiotviet',
		path: /listaddcutomers$/,
		kind: 'resetAfter',
		times: 1,
	});
	const doubtful = await kiotViet(parameters, [customers('Dũng', 'Em')]);
	expect(doubtful.status).toBe('error');
	expect(sandbox.shop.customers.size).toBe(203);
});

it('a deletion that was done does not fail because it was done', async () => {
	const { id } = sandbox.shop.registersCustomer({ name: 'An' });
	const run = await kiotViet(
		{ resource: 'customer', operation: 'delete', customer: '={{ $json.customer }}' },
		[[{ customer: { __rl: true, mode: 'id', value: String(id) } }, { customer: '' }]],
	);
	expect(run.status).toBe('error');
	expect(run.error).not.toMatch(/does not exist/);
	expect(writes(/customers/)).toHaveLength(1);
});

describe('a flow', () => {
	const start = (_id: string): IDataObject => ({
		resource: 'flow',
		operation: 'startByCatchHook',
		catchHookUrl: `${sandbox.url}/hooks/catch/${_id}`,
		content: 'json',
		json: '={{ { email: $json.email, at: $now } }}',
		options: {},
	});

	it('is started once for each item, though the data are new with every try', async () => {
		const { _id } = sandbox.account.automation.makesCatchHook('Cảm ơn', { email: 'email' });
		const run = await ladiFlow(
			{ ...start(_id), catchHookUrl: `={{ $json.hook ? $json.hook : "none" }}` },
			[
				[1, 2, 3].map((n) => ({
					email: `khach${n}@example.com`,
					hook: n === 3 ? '' : `${sandbox.url}/hooks/catch/${_id}`,
				})),
			],
		);
		expect(run.status).toBe('error');
		expect(writes(/hooks/)).toHaveLength(2);
	});

	it('that may have started is not started again', async () => {
		const { _id } = sandbox.account.automation.makesCatchHook('Cảm ơn', { email: 'email' });
		sandbox.faults.add({ service: 'ladiflow', path: /hooks/, kind: 'resetAfter', times: 1 });
		const run = await ladiFlow(start(_id), [[{ email: 'khach@example.com' }]]);
		expect(run.status).toBe('error');
		expect(writes(/hooks/)).toHaveLength(1);
	});

	it('that could not be reached is started when it can', async () => {
		const { _id } = sandbox.account.automation.makesCatchHook('Cảm ơn', { email: 'email' });
		sandbox.faults.add({
			service: 'ladiflow',
			path: /hooks/,
			kind: 'status',
			status: 404,
			times: 1,
		});
		const run = await ladiFlow(start(_id), [[{ email: 'khach@example.com' }]]);
		expect(run.status).toBe('success');
		expect(writes(/hooks/)).toHaveLength(2);
	});
});

it('a subscription that was made is not made again because what follows it failed', async () => {
	const { id } = sandbox.account.automation.makesSequence('Chào khách mới');
	const tag = sandbox.account.createsTag('VIP');
	sandbox.account.addsContact({ email: 'khach@example.com', tags: [tag.id] });
	const { faults } = sandbox;
	faults.add({ service: 'ladiflow', path: /subscribe/, kind: 'hold' });
	const subscribing = ladiFlow(
		{
			resource: 'sequence',
			operation: 'subscribe',
			sequence: { __rl: true, mode: 'id', value: id },
			email: 'khach@example.com',
			options: {},
		},
		[[{}]],
	);
	while (faults.held.length === 0) await fetch(sandbox.url);
	faults.add({ service: 'ladiflow', path: /list-tag/, kind: 'status', status: 400, times: 1 });
	faults.held.shift()?.();
	const run = await subscribing;
	expect(run.success).toMatchObject([{ subscribed: true }]);
	expect(sandbox.account.automation.subscriptions).toHaveLength(1);
});

it('a contact that was created stays new with the next try', async () => {
	const run = await ladiFlow(
		{ resource: 'contact', operation: 'upsert', email: '={{ $json.email }}', options: {} },
		[[{ email: 'nobody' }, { email: 'khach1@example.com' }]],
		{ onError: 'continueErrorOutput' },
	);
	expect(run.success).toMatchObject([{ isNew: true }]);
	expect(sandbox.account.contacts).toHaveLength(1);
});
