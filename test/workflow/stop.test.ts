// Stop ends a run at once: nothing more is sent, no wait goes on, and n8n calls the execution cancelled.
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

const ladiFlow = (parameters: IDataObject, items: IDataObject[], settings: Partial<Settings>) =>
	starts(
		new LadiFlow(),
		new LadiFlowApi(),
		{ ...sandbox.ladiFlow },
		parameters,
		{ typeVersion: 1.1, ...settings },
		[items],
	);

const kiotViet = (parameters: IDataObject, items: IDataObject[], settings: Partial<Settings>) =>
	starts(new KiotViet(), new KiotVietApi(), { ...sandbox.kiotViet }, parameters, settings, [items]);

const list = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ n, email: `khach${n}@example.com` }));

const asked = (path: RegExp) => sandbox.requests.filter((request) => path.test(request.path));

/** What was sent before has arrived when this is answered. */
const heard = async () => await fetch(sandbox.url);

async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await heard();
}

/** n8n's settings for failures, which a stop must not be taken for. */
const SETTINGS: Array<[string, Partial<Settings>]> = [
	['that stops on failures', {}],
	['with an error output', { onError: 'continueErrorOutput' }],
	['that goes on', { onError: 'continueRegularOutput' }],
	['with Retry on Fail', { retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 }],
	[
		'with Retry on Fail that goes on',
		{ retryOnFail: true, maxTries: 5, waitBetweenTries: 5000, onError: 'continueRegularOutput' },
	],
];

describe.each(SETTINGS)('a run %s', (_, settings) => {
	it('of 40 flow starts, stopped after 3, starts no more', async () => {
		const { _id } = sandbox.account.automation.makesCatchHook('Cảm ơn', { email: 'email' });
		sandbox.faults.add({ service: 'ladiflow', path: /hooks/, kind: 'hold' });
		const run = ladiFlow(
			{
				resource: 'flow',
				operation: 'startByCatchHook',
				catchHookUrl: `${sandbox.url}/hooks/catch/${_id}`,
				content: 'item',
				options: { itemsAtOnce: 1 },
			},
			list(40),
			settings,
		);
		for (let started = 0; started < 3; started += 1) {
			await until(() => sandbox.faults.held.length > 0);
			if (started < 2) sandbox.faults.held.shift()?.();
		}
		run.stop();
		const { status, success, failed } = await run.end;
		expect(status).toBe('canceled');
		expect([...success, ...failed]).toEqual([]);
		sandbox.faults.held.shift()?.();
		await heard();
		expect(asked(/hooks/)).toHaveLength(3);
	});

	it('that waits for a better moment does not wait on', async () => {
		const { faults } = sandbox;
		faults.add({
			service: 'ladiflow',
			path: /show/,
			kind: 'status',
			status: 429,
			headers: { 'retry-after': '100' },
		});
		const run = ladiFlow(
			{ resource: 'contact', operation: 'upsert', email: '={{ $json.email }}', options: {} },
			list(9),
			settings,
		);
		await until(() => asked(/show/).length > 0);
		await heard();
		run.stop();
		expect((await run.end).status).toBe('canceled');
		const before = asked(/./).length;
		await heard();
		expect(asked(/./)).toHaveLength(before);
	});

	it('that compares all customers writes none after it', async () => {
		sandbox.faults.add({ service: 'ladiflow', path: /create-or-update$/, kind: 'hold' });
		const customers = list(9).map(({ n, email }) => ({
			id: n + 1,
			code: `KH00000${n}`,
			name: 'Khách',
			email,
			debt: 0,
			createdDate: '2026-11-01T08:00:00.000+07:00',
		}));
		const run = ladiFlow(
			{
				resource: 'contact',
				operation: 'compareWithKiotViet',
				repair: true,
				options: { itemsAtOnce: 1 },
			},
			customers,
			settings,
		);
		await until(() => sandbox.faults.held.length > 0);
		run.stop();
		const { status, success, failed } = await run.end;
		expect(status).toBe('canceled');
		expect([...success, ...failed]).toEqual([]);
		sandbox.faults.held.shift()?.();
		await heard();
		expect(asked(/create-or-update$/)).toHaveLength(1);
	});

	it('that reads a list does not read another page', async () => {
		for (let n = 0; n < 250; n += 1) sandbox.shop.registersCustomer({ name: `Khách ${n}` });
		sandbox.faults.add({ service: 'kiotviet', path: /customers$/, kind: 'hold' });
		const run = kiotViet(
			{ resource: 'customer', operation: 'getMany', returnAll: true, options: {} },
			[{}],
			settings,
		);
		await until(() => sandbox.faults.held.length > 0);
		run.stop();
		expect((await run.end).status).toBe('canceled');
		sandbox.faults.held.shift()?.();
		await heard();
		expect(asked(/customers$/)).toHaveLength(1);
	});

	it('that retries a read ends in the wait between two tries', async () => {
		const { id } = sandbox.shop.registersCustomer({ name: 'Khách' });
		sandbox.faults.add({
			service: 'kiotviet',
			path: /customers/,
			kind: 'status',
			status: 503,
			headers: { 'retry-after': '25' },
		});
		const run = kiotViet(
			{
				resource: 'customer',
				operation: 'get',
				customer: { __rl: true, mode: 'id', value: String(id) },
			},
			[{}],
			settings,
		);
		await until(() => asked(/customers/).length > 0);
		await heard();
		run.stop();
		expect((await run.end).status).toBe('canceled');
		expect(asked(/customers/)).toHaveLength(1);
	});
});
