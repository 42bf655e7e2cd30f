// What the trigger keeps between its looks, over publications, restarts, other shops and other names.
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { KiotVietApi } from '../../credentials/KiotVietApi.credentials';
import { KiotVietTrigger } from '../../nodes/KiotViet/KiotVietTrigger.node';
import { type Sandbox, startSandbox } from '../../sandbox';
import { naiveTime } from '../../sandbox/clock';
import { type Engine, engineFor, recordedKeys, takesOver } from './engine';

const CUSTOMERS = ['customer.created', 'customer.updated'];
const ALL = [...CUSTOMERS, 'invoice.created', 'invoice.updated', 'invoice.completed'];
const line = { productCode: 'SP000001', quantity: 1, price: 100_000 };

let sandbox: Sandbox;
let published = 0;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => {
	await sandbox.stop();
});

interface Publication {
	events?: string[];
	options?: IDataObject;
	receive?: string;
	credential?: IDataObject;
	/** what was published before: its static data and its database go on, in a new process */
	after?: Engine;
}

function publish({
	events = ALL,
	options = {},
	receive = 'webhookAndCatchUp',
	credential = {},
	after,
}: Publication = {}): Engine {
	const { apiUrl, tokenUrl, retailer, clientId, clientSecret } = sandbox.kiotViet;
	const engine = engineFor(
		new KiotVietTrigger(),
		new KiotVietApi(),
		{ apiUrl, tokenUrl, retailer, clientId, clientSecret, ...credential },
		{ events, receive, options },
		{ nodeId: `node-${published++}`, ...(after ? { workflowId: after.workflowId } : {}) },
	);
	if (after) takesOver(engine, after);
	return engine;
}

async function caughtUp(engine: Engine): Promise<IDataObject[]> {
	const found = await engine.poll();
	if (!found) return [];
	const [items] = await engine.run(found[0].map(({ json }) => json));
	return items.map(({ json }) => json);
}

const eventsIn = async (engine: Engine) =>
	(await caughtUp(engine)).map(({ event }) => event).sort();

/** A sale of half a year ago. */
function soldLongAgo() {
	const invoice = sandbox.shop.sells({ lines: [line] });
	const stored = sandbox.shop.invoices.get(invoice.id)!;
	stored.createdDate = stored.purchaseDate = naiveTime(DateTime.now().minus({ months: 3 }));
	delete (stored as { modifiedDate?: string }).modifiedDate;
}

describe('an event', () => {
	it('that is added later begins with its own publication', async () => {
		const engine = publish({ events: CUSTOMERS });
		await caughtUp(engine);
		const longAgo = DateTime.now().minus({ months: 6 }).toISO();
		engine.state.since = longAgo;
		(engine.state.kinds as { customer: IDataObject }).customer.since = longAgo;
		soldLongAgo();
		const next = publish({ after: engine });
		expect(await caughtUp(next)).toEqual([]);
		sandbox.shop.sells({ lines: [line] });
		expect(await eventsIn(next)).toEqual(['invoice.created']);
	});

	it('that is taken out and put back begins with its last publication', async () => {
		const engine = publish();
		await caughtUp(engine);
		const longAgo = DateTime.now().minus({ months: 6 }).toISO();
		const kinds = engine.state.kinds as { customer: IDataObject; invoice: IDataObject };
		Object.assign(kinds.invoice, { since: longAgo, mark: longAgo });
		soldLongAgo();
		const without = publish({ events: CUSTOMERS, after: engine });
		await caughtUp(without);
		expect(await caughtUp(publish({ after: without }))).toEqual([]);
	});

	it('that comes by webhook alone for a while begins with its last publication', async () => {
		const engine = publish();
		await caughtUp(engine);
		const longAgo = DateTime.now().minus({ months: 6 }).toISO();
		const kinds = engine.state.kinds as { invoice: IDataObject };
		Object.assign(kinds.invoice, { since: longAgo, mark: longAgo });
		soldLongAgo();
		const byWebhook = publish({ receive: 'webhook', after: engine });
		await byWebhook.poll();
		expect(await caughtUp(publish({ after: byWebhook }))).toEqual([]);
	});
});

it('the first look back is for the first publication', async () => {
	soldLongAgo();
	const days = { options: { lookBackDays: 365 } };
	const engine = publish({ events: CUSTOMERS, ...days });
	await caughtUp(engine);
	expect(await caughtUp(publish({ ...days, after: engine }))).toEqual([]);
	expect(await eventsIn(publish({ events: ['invoice.created'], ...days }))).toEqual([
		'invoice.created',
	]);
});

it('another shop’s credential does not go on with the marks of the shop before', async () => {
	const engine = publish();
	await caughtUp(engine);
	Object.assign(engine.state, { shop: 'shopkhac', retailerId: 1, ownIds: [1] });
	const longAgo = DateTime.now().minus({ months: 6 }).toISO();
	for (const kind of Object.values(engine.state.kinds as Record<string, IDataObject>)) {
		Object.assign(kind, { since: longAgo, mark: longAgo });
	}
	soldLongAgo();
	const next = publish({ after: engine });
	expect(await caughtUp(next)).toEqual([]);
	expect(next.state).toMatchObject({ shop: sandbox.kiotViet.retailer });
	expect(next.state.ownIds ?? []).not.toContain(1);
});

it('a node with another name goes on where it was', async () => {
	const engine = publish();
	await caughtUp(engine);
	sandbox.shop.sells({ lines: [line] });
	engine.renamed('Bán hàng');
	expect(await eventsIn(engine)).toEqual(['invoice.created']);
});

it('the state of a version before is taken over', async () => {
	const engine = publish();
	const mark = DateTime.now().minus({ hours: 1 }).toISO();
	const marks = { customer: mark, invoice: mark };
	Object.assign(engine.stateByName, { since: mark, marks, passages: {} });
	sandbox.shop.sells({ lines: [line] });
	expect(await eventsIn(engine)).toEqual(['invoice.created']);
	expect(engine.stateByName).toEqual({});
});

describe('n8n saves', () => {
	const markIn = (kept: IDataObject | null) => {
		const [state] = Object.values((kept?.global ?? {}) as Record<string, IDataObject>);
		return (state?.kinds as Record<string, IDataObject> | undefined)?.customer?.mark;
	};

	it('how far each look came, not the first one of a process alone', async () => {
		const engine = publish({ events: CUSTOMERS });
		await caughtUp(engine);
		expect(markIn(engine.save())).toBeDefined();
		for (let look = 0; look < 3; look++) {
			sandbox.shop.clock.jumps({ minutes: 10 });
			await caughtUp(engine);
			const { kinds } = engine.state as { kinds: Record<string, IDataObject> };
			expect(markIn(engine.save())).toBe(kinds.customer.mark);
		}
	});

	it('what a hook of a publication makes of the state', async () => {
		const engine = publish({ receive: 'webhook' });
		await engine.poll();
		engine.save();
		const hook = engine.hook();
		const { create, delete: remove } = new KiotVietTrigger().webhookMethods.default;
		await create.call(hook);
		expect(JSON.stringify(engine.save())).toContain('"ownIds":[');
		await remove.call(hook);
		expect(JSON.stringify(engine.save())).not.toContain('"ownIds"');
	});

	it('what is found of webhooks with their registration, not when n8n asks whether they exist', async () => {
		const engine = publish({ events: ['invoice.created'] });
		sandbox.shop.letsAnotherOwnerRegister('invoice.update');
		const { checkExists, create } = new KiotVietTrigger().webhookMethods.default;
		expect(await checkExists.call(engine.hook())).toBe(false);
		expect(engine.state).toEqual({});
		await create.call(engine.hook());
		expect(engine.state.foreign).toMatchObject([{ type: 'invoice.update' }]);
		const kept = structuredClone(engine.state);
		expect(await checkExists.call(engine.hook())).toBe(true);
		expect(engine.state).toEqual(kept);
		expect(sandbox.shop.webhooks).toHaveLength(1);
	});
});

describe('an option that makes the run fail', () => {
	it('loses no change: it comes again until the option is put right', async () => {
		const engine = publish();
		await caughtUp(engine);
		sandbox.shop.sells({ lines: [line] });
		const found = await engine.poll();
		const input = found![0].map(({ json }) => json);
		const wrong = publish({ options: { branches: 'Chi nhánh 1' }, after: engine });
		await expect(wrong.run(input)).rejects.toThrow(/"Branch Names or IDs"/);
		sandbox.shop.clock.jumps({ minutes: 30 });
		for (let look = 0; look < 8; look++) {
			await expect(wrong.poll()).rejects.toThrow(/"Branch Names or IDs"/);
		}
		const right = publish({ after: wrong });
		expect(await eventsIn(right)).toEqual(['invoice.created']);
	});

	it('records nothing of what a branch leaves out, so that another selection gets it', async () => {
		const engine = publish();
		await caughtUp(engine);
		sandbox.shop.sells({ lines: [line] });
		const elsewhere = publish({ options: { branches: [999_999] }, after: engine });
		expect(await caughtUp(elsewhere)).toEqual([]);
		expect(await elsewhere.poll()).toBeNull();
		expect(recordedKeys(engine.workflowId).join()).not.toContain('invoice:');
		expect(await eventsIn(publish({ after: elsewhere }))).toEqual(['invoice.created']);
	});
});

it('a list that cannot be read does not take with it what another gave', async () => {
	const engine = publish();
	await caughtUp(engine);
	sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu', contactNumber: '0900000003' });
	sandbox.faults.add({
		service: 'kiotviet',
		path: /invoices/,
		kind: 'status',
		status: 420,
		times: 1,
	});
	expect(await eventsIn(engine)).toEqual(['customer.created']);
	expect(engine.failedRuns.map(({ message }) => message)).toEqual([
		expect.stringContaining('Listing invoices'),
	]);
});

describe('after a restart', () => {
	it('a customer made before it and changed while n8n was down comes as changed', async () => {
		const engine = publish();
		await caughtUp(engine);
		const customer = sandbox.shop.registersCustomer({ name: 'Lê Thị Mẫu' });
		expect(await eventsIn(engine)).toEqual(['customer.created']);
		sandbox.shop.clock.jumps({ minutes: 10 });
		sandbox.shop.changesCustomer(customer.id, { name: 'Lê Thị Mẫu Hai' });
		expect(await eventsIn(publish({ after: engine }))).toEqual(['customer.updated']);
	});
});
