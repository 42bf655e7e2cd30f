// What one item says is taken for no other item, in all three error settings of n8n.
import type { IDataObject } from 'n8n-workflow';

import { LadiFlowApi } from '../../../credentials/LadiFlowApi.credentials';
import { LadiFlow } from '../../../nodes/LadiFlow/LadiFlow.node';
import { type Sandbox, startSandbox } from '../../../sandbox';
import { type Settings, starts } from '../wholeRun';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => await sandbox.stop());

/** Customers of a shop, as the KiotViet node gives them. */
const customers = (count: number) =>
	Array.from({ length: count }, (_, n) => ({
		n,
		id: 5000 + n,
		code: `KH00000${n}`,
		name: `Khách ${n}`,
		email: `khach${n}@example.com`,
		contactNumber: `090000000${n}`,
		retailerId: 1,
		createdDate: '2026-11-01T08:00:00.000+07:00',
		modifiedDate: '2026-11-01T08:00:00.000+07:00',
	}));

async function syncs(
	options: IDataObject,
	onError: Settings['onError'],
	more: IDataObject = {},
	credential: IDataObject = {},
) {
	return await starts(
		new LadiFlow(),
		new LadiFlowApi(),
		{ ...sandbox.ladiFlow, ...credential } as never,
		{ resource: 'contact', operation: 'syncFromKiotViet', options, ...more },
		{ typeVersion: 1.1, onError },
		[customers(4)],
	).end;
}

const FAILS_ON_FIRST = '={{ $json.n === 0 ? $("Nowhere").first().json.tags : "VIP" }}';
const written = () => sandbox.account.contacts.map(({ email }) => email).sort();

describe('an option whose expression fails on the first item', () => {
	it.each([
		['tags', FAILS_ON_FIRST],
		['itemsAtOnce', '={{ $json.n === 0 ? $("Nowhere").first().json.tags : 2 }}'],
		['requestsPerSecond', '={{ $json.n === 0 ? $("Nowhere").first().json.tags : 0 }}'],
	])('%s: fails that item by the error output, and the others are written', async (name, value) => {
		const run = await syncs({ [name]: value }, 'continueErrorOutput');
		expect(run.failed.map(({ n }) => n)).toEqual([0]);
		expect(run.success).toHaveLength(3);
		expect(written()).toEqual(['khach1@example.com', 'khach2@example.com', 'khach3@example.com']);
	});

	it('gives an item with the error where the run goes on', async () => {
		const run = await syncs({ tags: FAILS_ON_FIRST }, 'continueRegularOutput');
		expect(run.success).toHaveLength(4);
		expect(run.success.map(({ error }) => error !== undefined)).toEqual([
			true,
			false,
			false,
			false,
		]);
		expect(written()).toHaveLength(3);
	});

	it('ends the run where it stops on failures', async () => {
		const run = await syncs({ tags: FAILS_ON_FIRST }, undefined);
		expect(run.status).toBe('error');
		expect(run.success).toEqual([]);
	});
});

it.each([
	['resource', 'contact'],
	['operation', 'syncFromKiotViet'],
])(
	'n8n takes no expression for the %s: every item fails, and none leaves as if done',
	async (name, right) => {
		const run = await syncs({}, 'continueErrorOutput', {
			[name]: `={{ $json.n === 0 ? "nothing" : "${right}" }}`,
		});
		expect(run.success).toEqual([]);
		expect(run.failed.map(({ error }) => error)).toEqual(
			Array(4).fill(expect.stringMatching(/There is no operation/)),
		);
	},
);

it.each([
	['itemsAtOnce', 'many'],
	['itemsAtOnce', 0],
	['itemsAtOnce', ''],
	['requestsPerSecond', -1],
	['requestsPerSecond', 'fast'],
])('%s of %p fails the items that say it, and no other', async (name, value) => {
	const run = await syncs(
		{ [name]: `={{ $json.n === 2 ? ${JSON.stringify(value)} : 100 }}` },
		'continueErrorOutput',
	);
	expect(run.failed.map(({ n }) => n)).toEqual([2]);
	expect(run.failed[0].error).toMatch(/(Items at Once|Requests per Second)" is/);
	expect(written()).toHaveLength(3);
});

it('a credential that does not work fails every item, and none leaves as if it were done', async () => {
	const run = await syncs({}, 'continueErrorOutput', {}, { apiKey: 'wrong' });
	expect(run.success).toEqual([]);
	expect(run.failed).toHaveLength(4);
	expect(run.failed[0].error).toMatch(/API key/);
});

it('the smallest number of items at once that an item gives counts for the run', async () => {
	sandbox.faults.add({ service: 'ladiflow', path: /create-or-update/, kind: 'hold' });
	const run = syncs({ itemsAtOnce: '={{ 3 - $json.n % 2 }}' }, undefined);
	for (let left = 4; left > 0; left -= 1) {
		const wanted = Math.min(2, left);
		while (sandbox.faults.held.length < wanted) await fetch(sandbox.url);
		await fetch(sandbox.url);
		expect(sandbox.faults.held).toHaveLength(wanted);
		sandbox.faults.held.shift()?.();
	}
	expect((await run).status).toBe('success');
});
