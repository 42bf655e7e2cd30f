// The trigger's own step of a run under n8n's Stop, error settings and Retry on Fail.
import { KiotVietApi } from '../../credentials/KiotVietApi.credentials';
import { KiotVietTrigger } from '../../nodes/KiotViet/KiotVietTrigger.node';
import type { ChangeFacts } from '../../nodes/KiotViet/events/change';
import { memoryOf } from '../../nodes/KiotViet/trigger/memory';
import { type Sandbox, startSandbox } from '../../sandbox';
import { type Settings, starts } from './wholeRun';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => await sandbox.stop());

/** A webhook's word that a customer of the shop is new, as a version before kept it: without its keys. */
function change(name: string): ChangeFacts {
	const { id } = sandbox.shop.registersCustomer({ name });
	return {
		source: 'webhook',
		resource: 'customer',
		deleted: false,
		record: { id, modifiedDate: '2026-11-26T08:00:00.000+07:00' },
		retailerId: 1,
		deliveryId: `delivery-${id}`,
		newSince: '2026-11-01T00:00:00.000+07:00',
		afterStart: false,
		readAt: '2026-11-26T01:00:00.000Z',
	};
}

const runs = (changes: ChangeFacts[], settings: Partial<Settings>) =>
	starts(
		new KiotVietTrigger(),
		new KiotVietApi(),
		{ ...sandbox.kiotViet },
		{ events: ['customer.created', 'customer.updated'], receive: 'webhookAndCatchUp', options: {} },
		settings,
		[changes.map((one) => ({ ...one }))],
	);

const asked = () => sandbox.requests.filter(({ path }) => path.startsWith('/customers/'));

async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await fetch(sandbox.url);
}

it.each([{}, { onError: 'continueRegularOutput' as const }, { retryOnFail: true, maxTries: 5 }])(
	'Stop ends the reading at once with %j, and the next catch-up brings all of it again',
	async (settings) => {
		sandbox.faults.add({ service: 'kiotviet', path: /customers\/\d+$/, kind: 'hold' });
		const run = runs(
			Array.from({ length: 9 }, (_, n) => change(`Khách ${n}`)),
			settings,
		);
		await until(() => sandbox.faults.held.length === 4);
		run.stop();
		const { status, success } = await run.end;
		expect(status).toBe('canceled');
		expect(success).toEqual([]);
		for (const goOn of sandbox.faults.held.splice(0)) goOn();
		await fetch(sandbox.url);
		expect(asked()).toHaveLength(4);
		const unread = () => memoryOf(run.workflowId, 'node').retryFrom('customer');
		await until(() => unread() !== null);
		expect(unread()).toBe('2026-11-26T08:00:00.000+07:00');
	},
);

it('a run that failed and goes on tells of the failure, and passes nothing on unread', async () => {
	sandbox.faults.add({ service: 'kiotviet', path: /customers\/\d+$/, kind: 'status', status: 403 });
	const { success } = await runs([change('An')], { onError: 'continueRegularOutput' }).end;
	expect(success).toEqual([
		{ error: expect.stringMatching(/not allowed/), message: expect.any(String) },
	]);
});

it('by the error output, too', async () => {
	sandbox.faults.add({ service: 'kiotviet', path: /customers\/\d+$/, kind: 'status', status: 403 });
	const { success, failed } = await runs([change('An')], { onError: 'continueErrorOutput' }).end;
	expect(success).toEqual([]);
	expect(failed).toMatchObject([{ error: expect.stringMatching(/not allowed/) }]);
});

it('Retry on Fail passes on once what the first try could not read', async () => {
	sandbox.faults.add({
		service: 'kiotviet',
		path: /customers\/\d+$/,
		kind: 'status',
		status: 403,
		times: 1,
	});
	const { status, success } = await runs([change('An')], {
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 1,
	}).end;
	expect(status).toBe('success');
	expect(success).toMatchObject([{ resource: 'customer', record: { name: 'An' } }]);
});

it('what is no change fails the run with a sentence, and the next catch-up brings what stood beside it', async () => {
	const run = runs([change('An'), { note: 'by hand' } as never], {});
	const { status, error } = await run.end;
	expect(status).toBe('error');
	expect(error).toMatch(/no change of a shop: "source": Required/);
	expect(asked()).toEqual([]);
	expect(memoryOf(run.workflowId, 'node').retryFrom('customer')).toBe(
		'2026-11-26T08:00:00.000+07:00',
	);
});
