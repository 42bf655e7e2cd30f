// The trigger's webhooks in n8n's own contexts: who holds which, what is refused, what gets in, and what is told.
import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { KiotVietApi } from '../../credentials/KiotVietApi.credentials';
import { deliveriesOf } from '../../nodes/KiotViet/api/deliveryLog';
import { KiotVietTrigger } from '../../nodes/KiotViet/KiotVietTrigger.node';
import { type Sandbox, startSandbox } from '../../sandbox';
import { SWITCH_POSITIONS } from '../../sandbox/switches';
import { receiver, type Receiver } from '../unit/sandbox/clients';
import { type Engine, engineFor, takesOver } from './engine';

const OTHER = 'https://other-app.example.com/kv';
const HOST = 'http://127.0.0.1:5678/webhook';
const methods = () => new KiotVietTrigger().webhookMethods.default;

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => {
	await sandbox.stop();
});

function trigger(parameters: IDataObject = {}, webhookBaseUrl = HOST): Engine {
	return engineFor(
		new KiotVietTrigger(),
		new KiotVietApi(),
		{ ...sandbox.kiotViet },
		{ events: ['invoice.created'], receive: 'webhookAndCatchUp', options: {}, ...parameters },
		{ webhookBaseUrl },
	);
}

/** What n8n does when a workflow is published, in the order of n8n 1; n8n 2 polls first. */
async function publishes(engine: Engine): Promise<void> {
	if (!(await methods().checkExists.call(engine.hook()))) {
		await methods().create.call(engine.hook());
	}
	await engine.poll('activate');
}

const holders = () => sandbox.shop.webhooks.map(({ type, url }) => [type, url]);

describe('a webhook type that another app takes while the trigger registers', () => {
	/** The other app registers right after the trigger looked at the list for the nth time. */
	function racing(engine: Engine, type: string, looks = 1): IHookFunctions {
		const context = engine.hook();
		const helpers = context.helpers as unknown as {
			httpRequestWithAuthentication(...request: unknown[]): Promise<unknown>;
		};
		const ask = helpers.httpRequestWithAuthentication;
		let seen = 0;
		helpers.httpRequestWithAuthentication = async function (...request) {
			const answer = await ask.apply(this, request);
			const { url, method } = request[1] as { url: string; method: string };
			if (method === 'GET' && url.endsWith('/webhooks') && ++seen <= looks) {
				const [held] = sandbox.shop.webhooks.filter((hook) => hook.type === type);
				if (held) sandbox.shop.registry.remove(held.id);
				sandbox.shop.letsAnotherOwnerRegister(type);
			}
			return answer;
		};
		return context as IHookFunctions;
	}

	const both = { events: ['customer.created', 'invoice.created'] };

	it.each(SWITCH_POSITIONS.secondHook)(
		'is left to it, and catch-up serves it, when KiotViet answers by %s',
		async (position) => {
			sandbox.switches.secondHook = position;
			const engine = trigger(both);
			expect(await methods().create.call(racing(engine, 'invoice.update'))).toBe(true);
			expect(holders()).toEqual([
				['invoice.update', OTHER],
				['customer.update', `${HOST}/webhook-1/kiotviet?type=customer.update`],
			]);
			expect(engine.state.foreign).toEqual([
				{ type: 'invoice.update', url: OTHER, elsewhere: false },
			]);
			const sent = sandbox.requests.filter(
				({ method, path }) => method === 'POST' && path === '/webhooks',
			);
			// customer.update, then the taken type, once; and customer.update again, for half was taken back.
			expect(sent.map(({ status }) => status === 200)).toEqual([true, false, true]);
		},
	);

	it('refuses publishing where nothing else would bring it, names its holder, and leaves nothing behind', async () => {
		const engine = trigger({ ...both, receive: 'webhook' });
		const published = methods().create.call(racing(engine, 'invoice.update'));
		await expect(published).rejects.toThrow(`invoice.update belongs to ${OTHER}`);
		expect(holders()).toEqual([['invoice.update', OTHER]]);
	});

	it('again and again is told as what it is, not as trouble of KiotViet', async () => {
		const engine = trigger({ options: { replaceForeignWebhooks: true } });
		const published = methods().create.call(racing(engine, 'invoice.update', 9));
		await expect(published).rejects.toThrow(
			/Registering the webhook invoice.update was refused: .*this type is taken: "Type đã tồn tại"/,
		);
	});
});

describe('a selection that could never start the workflow', () => {
	it.each<[string, IDataObject, RegExp]>([
		['nothing', { events: [] }, /No event is selected/],
		['no list', { events: 'customer.created' }, /is no list of events/],
		['a misspelt event', { events: ['invoice.create'] }, /knows no event "invoice.create"/],
		[
			'an event without catch-up, caught up only',
			{ events: ['product.updated'], receive: 'polling' },
			/product.updated can never come with "Receive" set to "Catch-Up Only"/,
		],
		[
			'such an event beside a good one',
			{ events: ['customer.created', 'stock.updated', 'branch.deleted'], receive: 'polling' },
			/branch.deleted, stock.updated can never come/,
		],
		[
			'an event without a webhook, by webhook only',
			{ events: ['invoice.created', 'return.created'], receive: 'webhook' },
			/return.created can never come with "Receive" set to "Webhook Only"/,
		],
		['a way nobody knows', { receive: 'push' }, /"Receive" knows no "push"/],
		[
			'an event that only catch-up finds, without a poll time',
			{ events: ['return.created'], pollTimes: { item: [] } },
			/"Poll Times" is empty/,
		],
	])(
		'(%s) is refused when it is published, before anything is registered',
		async (_, chosen, says) => {
			const engine = trigger(chosen);
			await expect(engine.poll('activate')).rejects.toThrow(says);
			if (chosen.receive !== 'polling') {
				await expect(methods().checkExists.call(engine.hook())).rejects.toThrow(says);
			}
			expect(sandbox.shop.webhooks).toEqual([]);
		},
	);

	it('but was published long ago leaves one failed run a day, and goes on with what can come', async () => {
		const engine = trigger({ events: ['invoice.created', 'stock.updated'], receive: 'polling' });
		await engine.poll('init');
		for (let look = 0; look < 3; look++) await engine.poll();
		expect(engine.failedRuns.map(({ message }) => message)).toEqual([
			expect.stringMatching(/stock.updated can never come/),
		]);
		sandbox.shop.sells({ lines: [{ productCode: 'SP000001', quantity: 1 }] });
		expect(await engine.poll()).not.toBeNull();
		(engine.state.reported as IDataObject).at = Date.now() - 25 * 3_600_000;
		await engine.poll();
		expect(engine.failedRuns).toHaveLength(2);
	});
});

describe('the only webhook of an event, held by another app', () => {
	const stock = { events: ['stock.updated'] };

	it('refuses publishing, although there is nothing left to register', async () => {
		sandbox.shop.letsAnotherOwnerRegister('stock.update');
		await expect(publishes(trigger(stock))).rejects.toThrow(`stock.update belongs to ${OTHER}`);
		expect(holders()).toEqual([['stock.update', OTHER]]);
	});

	it.each([
		['an event without catch-up', stock],
		['an event by webhook only', { events: ['invoice.created'], receive: 'webhook' }],
	])('later leaves a failed run that says so, once (%s)', async (_, chosen) => {
		const engine = trigger(chosen);
		await publishes(engine);
		await engine.poll();
		expect(engine.failedRuns).toEqual([]);
		const [{ id, type }] = sandbox.shop.webhooks;
		sandbox.shop.registry.remove(id);
		sandbox.shop.letsAnotherOwnerRegister(type);
		for (let look = 0; look < 3; look++) await engine.poll();
		expect(engine.failedRuns).toEqual([
			expect.objectContaining({
				message: expect.stringContaining(`${type} belongs to ${OTHER}`),
				description: expect.stringContaining('Replace Webhooks of Other Apps'),
			}),
		]);

		// The other app goes, and comes back later: that is news.
		sandbox.shop.registry.remove(sandbox.shop.webhooks[0].id);
		await engine.poll();
		expect(holders()).toEqual([[type, expect.stringContaining(HOST)]]);
		sandbox.shop.registry.remove(sandbox.shop.webhooks[0].id);
		sandbox.shop.letsAnotherOwnerRegister(type);
		await engine.poll();
		expect(engine.failedRuns).toHaveLength(2);
	});

	it('leaves no failed run where catch-up brings the changes, but each run says whose it is', async () => {
		const engine = trigger();
		await publishes(engine);
		sandbox.shop.registry.remove(sandbox.shop.webhooks[0].id);
		sandbox.shop.letsAnotherOwnerRegister('invoice.update');
		sandbox.shop.sells({ lines: [{ productCode: 'SP000001', quantity: 1 }] });
		const found = await engine.poll();
		expect(engine.failedRuns).toEqual([]);
		expect((await engine.run(found![0].map(({ json }) => json)))[0]).toHaveLength(1);
		expect(engine.hints).toEqual([expect.stringContaining(`invoice.update belongs to ${OTHER}`)]);
	});

	it('that cannot be mended while nothing else brings it leaves a failed run too', async () => {
		const engine = trigger(stock);
		await publishes(engine);
		sandbox.faults.add({ service: 'kiotviet', path: /webhooks/, kind: 'status', status: 420 });
		for (let look = 0; look < 2; look++) await engine.poll();
		expect(engine.failedRuns.map(({ message }) => message)).toEqual([
			expect.stringMatching(/could not be mended, so changes do not come: Listing the webhooks/),
		]);
	});
});

describe('a copy of the database on another address', () => {
	const STAGING = 'http://127.0.0.1:5999/webhook';

	/** The same workflow on another n8n, with all that the database held. */
	async function copied(chosen: IDataObject = {}): Promise<Engine> {
		const production = trigger(chosen);
		await publishes(production);
		const staging = trigger(chosen, STAGING);
		takesOver(staging, production);
		return staging;
	}

	it.each([
		['polls first, as n8n 2 does', ['poll', 'hooks']],
		['asks for its webhooks first, as n8n 1 does', ['hooks', 'poll']],
	])(
		'that starts, %s, and is unpublished leaves the webhooks alone and tells',
		async (_, order) => {
			const staging = await copied();
			const before = structuredClone(sandbox.shop.webhooks);
			sandbox.shop.turnsWebhookOff('invoice.update');
			for (const step of order) {
				if (step === 'poll') await staging.poll('init');
				else if (!(await methods().checkExists.call(staging.hook('init')))) {
					await methods().create.call(staging.hook('init'));
				}
			}
			await staging.poll();
			expect(staging.state.foreign).toEqual([
				{ type: 'invoice.update', url: before[0].url, elsewhere: true },
			]);
			const [items] = await staging.run([]);
			expect(items).toEqual([]);
			expect(staging.hints.join()).toMatch(/this n8n has moved since, or is a copy of that one/);
			await methods().delete.call(staging.hook());
			expect(sandbox.shop.webhooks.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
		},
	);

	it('that is unpublished before it ever started leaves them alone too', async () => {
		const staging = await copied();
		await methods().delete.call(staging.hook());
		expect(holders()).toEqual([['invoice.update', expect.stringContaining(HOST)]]);
	});

	it('takes them over when the user says that n8n has moved', async () => {
		const moved = await copied({ options: { replaceForeignWebhooks: true } });
		await publishes(moved);
		expect(holders()).toEqual([['invoice.update', expect.stringContaining(STAGING)]]);
	});
});

describe('a delivery', () => {
	let there: Receiver;
	beforeEach(async () => {
		there = await receiver();
	});
	afterEach(async () => {
		await there.close();
	});

	/** A sale, as KiotViet sends it to the trigger. */
	async function sent(engine: Engine) {
		await methods().create.call(engine.hook());
		const { id } = sandbox.shop.sells({ lines: [{ productCode: 'SP000001', quantity: 1 }] });
		await sandbox.shop.settled();
		return { id, ...there.received[0] };
	}

	it.each(SWITCH_POSITIONS.signatureForm)('signed as "%s" gets in', async (position) => {
		sandbox.switches.signatureForm = position;
		const engine = trigger({}, there.url);
		const { id, raw, signature } = await sent(engine);
		const { status, items } = await engine.receives({ raw, signature });
		expect(status).toBe(200);
		expect(items).toMatchObject([{ resource: 'invoice', record: { id } }]);
		expect(deliveriesOf(sandbox.kiotViet.retailer).fitted?.reading).toBe(position);
		const forged = await engine.receives({
			raw: `${raw.slice(0, -1)} }`.replace('1', '2'),
			signature,
		});
		expect(forged).toEqual({ status: 200, items: [] });
	});

	it('of a stranger without a signature is dropped before the credential is read', async () => {
		const engine = trigger({}, there.url);
		const { raw } = await sent(engine);
		for (const signature of [undefined, '', 'sha1=', 'sha1=abc', 'x'.repeat(64), 'é'.repeat(44)]) {
			Object.defineProperty(engine.credential, 'clientSecret', {
				enumerable: true,
				get: () => {
					throw new Error('The credential was read');
				},
			});
			expect(await engine.receives({ raw, signature })).toEqual({ status: 200, items: [] });
		}
	});
});
