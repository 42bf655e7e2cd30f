// What breaks where n8n is several processes: each of them and each store dies and comes back.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as sleep } from 'node:timers/promises';

import type { N8n } from '../../../demo/n8n/server';
import type { QueueMode } from '../../../demo/n8n/queueMode';
import { becomesTrue } from '../../../demo/environment';
import { ordered, type Fault, type World } from '../fault';

/** How long a supervisor takes to start a dead process again, in milliseconds. */
const SUPERVISOR = 2_000;

const BURST = 5_000;

/** How long a worker may take to begin. */
const STARTS_WITHIN = 60_000;

function queueOf({ environment }: World): QueueMode {
	if (!environment.queue) throw new Error('This fault belongs to queue mode');
	return environment.queue;
}

/** A process dies in the middle of a burst, at the earliest when it is `busy`, and is started again. */
const dies =
	(
		which: (queue: QueueMode) => N8n,
		busy: () => Promise<unknown> = async () => await Promise.resolve(),
	): Fault['inject'] =>
	(world) => {
		const process = which(queueOf(world));
		const moment = world.random.number(500, BURST);
		const back = busy()
			.then(async () => await sleep(moment))
			.then(async () => await process.kill())
			.then(async () => await sleep(SUPERVISOR))
			.then(async () => await process.start());
		return { mend: async () => await back, met: () => true };
	};

const burst: Fault['meanwhile'] = async ({ day, size }) =>
	await day.passes(size.changesACrash, BURST / size.changesACrash);

export const QUEUE_MODE_FAULTS: Fault[] = [
	{
		name: 'queue mode: the worker is killed in the middle of its work',
		sees: 'the runs that died are shown as failed after half a minute',
		heals: 'each worker looks back once after its start, with its first run',
		rounds: ({ workerDeaths }) => workerDeaths,
		async inject(world) {
			// Runs take long, so that it dies in the middle of several, and nobody comes a second time.
			const slow = await ordered({ service: 'ladiflow', kind: 'latency', milliseconds: 700 })(
				world,
			);
			const death = await dies(
				({ workers }) => workers[0],
				async () => await becomesTrue(async () => await slow.met(), STARTS_WITHIN),
			)(world);
			return {
				async mend() {
					await death.mend();
					await slow.mend();
				},
				met: slow.met,
			};
		},
		async meanwhile({ day }) {
			day.everybodyComes();
			await sleep(BURST);
		},
	},
	{
		name: 'queue mode: the webhook process is killed',
		sees: 'nothing: no run fails',
		heals: 'the next catch-up brings what was answered and lost',
		inject: dies(({ webhooks }) => webhooks[0]),
		meanwhile: burst,
	},
	{
		name: 'queue mode: the main process is killed',
		sees: 'nothing: no run fails',
		heals: 'webhooks and workers go on without it; its catch-up on start finds the rest',
		inject: dies(({ main }) => main),
		meanwhile: burst,
	},
	{
		name: 'queue mode: Redis dies and comes back with its data',
		sees: 'nothing, or runs that are shown as failed',
		heals: 'what did not reach a worker comes with the next catch-up',
		inject(world) {
			const back = sleep(1_000).then(async () => await queueOf(world).redis.restart());
			return { mend: async () => await back, met: () => true };
		},
		meanwhile: burst,
	},
	{
		name: 'queue mode: PostgreSQL dies and comes back',
		sees: 'nothing, or runs that are shown as failed, or as running although their work is done',
		heals: 'what did not reach a worker comes with the next catch-up',
		leavesRunning: true,
		inject(world) {
			const back = sleep(1_000).then(async () => await queueOf(world).postgres.restart());
			return { mend: async () => await back, met: () => true };
		},
		meanwhile: burst,
	},
];

/** What two workers and two processes for webhooks go through. */
export const DOUBLE_QUEUE_MODE_FAULTS: Fault[] = [
	{
		name: 'queue mode: one of two workers and one of two webhook processes are killed',
		sees: 'the runs that died are shown as failed after half a minute',
		heals:
			'the others go on; what was answered and lost comes with the next catch-up, what the worker had begun after its start',
		async inject(world) {
			const slow = await ordered({ service: 'ladiflow', kind: 'latency', milliseconds: 300 })(
				world,
			);
			const busy = async () => await becomesTrue(async () => await slow.met(), STARTS_WITHIN);
			const deaths = await Promise.all([
				dies(({ workers }) => workers[0], busy)(world),
				dies(({ webhooks }) => webhooks[0])(world),
			]);
			return {
				async mend() {
					for (const death of deaths) await death.mend();
					await slow.mend();
				},
				met: slow.met,
			};
		},
		meanwhile: burst,
	},
];
