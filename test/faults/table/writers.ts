// What goes wrong where several write to one account at a time: two processes of n8n, sales beside a bulk sync.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import axios from 'axios';

import { goLive, openEnvironment, type Environment } from '../../../demo/environment';
import type { N8nLine } from '../../../demo/n8n/install';
import type { WorkflowDraft } from '../../../demo/n8n/rest';
import { expectSoon } from '../../e2e/arrival';
import { newIn, ordered, type Fault, type World } from '../fault';
import { provesItself } from '../witness';

/** More customers than a bulk sync looks up one by one. */
const MANY = 60;

const BULK_SYNCS = 2;

/** So slow are LadiFlow's answers that a bulk sync lasts for some seconds. */
const SLOW = 50;

const BETWEEN_SALES = 150;

export const WRITERS_FAULTS: Fault[] = [
	{
		name: 'people buy while a bulk sync writes by a list of contacts that grows old',
		sees: 'nothing: no run fails',
		heals:
			'nothing to heal: a contact that was written since it was listed is read again, and what was read of a customer before a sale leaves the debt alone',
		newestOnly: true,
		inject: async (world) => await sellsBeside(world, world.environment),
		meanwhile: settled,
	},
	{
		name: 'two processes of n8n write to one account: one brings sales, the other syncs all customers',
		sees: 'nothing: no run fails',
		heals:
			'nothing to heal: each reads before it writes, and knows by `kv_read_at` what the other has read later',
		newestOnly: true,
		async inject(world) {
			const { n8n, sandbox } = world.environment;
			const second = await openEnvironment({
				line: n8n.line as N8nLine,
				beside: sandbox,
				publish: false,
			});
			try {
				const { mend, met } = await sellsBeside(world, second);
				return { mend: async () => await mend().finally(async () => await second.close()), met };
			} catch (error) {
				await second.close();
				throw error;
			}
		},
		meanwhile: settled,
	},
];

async function settled({ environment: { sandbox } }: World): Promise<void> {
	await sandbox.shop.settled();
}

/** People buy while an n8n, the shop's own or another, syncs all customers several times. */
async function sellsBeside(world: World, { n8n, credentials }: Environment) {
	const { environment, day } = world;
	const { sandbox } = environment;
	if (sandbox.shop.customers.size < MANY) day.opens(MANY);
	await provesItself(world);
	const slow = await ordered({ service: 'ladiflow', kind: 'latency', milliseconds: SLOW })(world);
	const path = randomUUID();
	const { id } = await n8n.rest.createWorkflow(bulkSync(credentials, path));
	await goLive(n8n, id);
	const runs = async () => await n8n.rest.executions({ workflowId: id });
	const fresh = newIn(sandbox.requests);
	for (let time = 0; time < BULK_SYNCS; time += 1) {
		await axios.post(`${n8n.url}/webhook/${path}`);
		await expectSoon('the bulk sync runs', async () => (await runs()).length > time);
		while ((await runs()).some(({ stoppedAt }) => stoppedAt === null)) {
			day.sells();
			await sleep(BETWEEN_SALES);
		}
	}
	let areGood = false;
	return {
		async mend() {
			await slow.mend();
			areGood = (await runs()).every(({ status }) => status === 'success');
			await n8n.rest.unpublish(id);
		},
		met: () => areGood && fresh().some((asked) => asked.path === '/customer/list'),
	};
}

/** All customers of the shop to their contacts, as a workflow that is started by its address. */
function bulkSync(credentials: Environment['credentials'], path: string): WorkflowDraft {
	const [start, list, sync] = ['Start', 'All Customers', 'Sync'];
	const reference = ({ id, name }: { id: string; name: string }) => ({ id, name });
	return {
		name: 'Bulk sync',
		nodes: [
			{
				id: randomUUID(),
				name: start,
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: path,
				parameters: { httpMethod: 'POST', path },
			},
			{
				id: randomUUID(),
				name: list,
				type: 'n8n-nodes-kiotviet-ladiflow.kiotViet',
				typeVersion: 1,
				position: [220, 0],
				parameters: {
					resource: 'customer',
					operation: 'getMany',
					returnAll: true,
					simplify: false,
				},
				credentials: { kiotVietApi: reference(credentials.kiotViet) },
			},
			{
				id: randomUUID(),
				name: sync,
				type: 'n8n-nodes-kiotviet-ladiflow.ladiFlow',
				typeVersion: 1.1,
				position: [440, 0],
				parameters: {
					resource: 'contact',
					operation: 'syncFromKiotViet',
					options: { tags: 'KiotViet' },
				},
				credentials: { ladiFlowApi: reference(credentials.ladiFlow) },
			},
		],
		connections: {
			[start]: { main: [[{ node: list, type: 'main', index: 0 }]] },
			[list]: { main: [[{ node: sync, type: 'main', index: 0 }]] },
		},
	};
}
