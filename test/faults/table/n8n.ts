// What happens to n8n itself: it dies, it stops, it starts at the wrong moment.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as sleep } from 'node:timers/promises';

import { newIn, ordered, usualChanges, type Fault } from '../fault';

/** A burst lasts about this long (milliseconds), so that a death comes early, in the middle, late or after it. */
const BURST = 5_000;

/** Deliveries that wait for each other, or that a run just began with. */
const INBOX = 300;

export const N8N_FAULTS: Fault[] = [
	{
		name: 'n8n is killed in the middle of a busy hour',
		sees: 'the runs that died are shown as crashed',
		heals: 'the catch-up on start looks back far enough to bring again whatever was under way',
		rounds: ({ crashes }) => crashes,
		inject({ environment: { n8n }, random }) {
			const moment = random.number(0, BURST * 1.5);
			const death = sleep(moment).then(async () => await n8n.kill());
			return {
				mend: async () => {
					await death;
					await n8n.start();
				},
				met: () => true,
			};
		},
		meanwhile: async ({ day, size }) =>
			await day.passes(size.changesACrash, BURST / size.changesACrash),
	},
	{
		name: 'n8n is killed with 300 deliveries answered and none of them written',
		sees: 'the runs that died are shown as crashed',
		heals: 'the catch-up on start looks back far enough to bring again whatever was under way',
		newestOnly: true,
		async inject(world) {
			const { n8n, sandbox } = world.environment;
			const fresh = newIn(sandbox.shop.deliveries);
			const stuck = await ordered({ service: 'ladiflow', kind: 'hang' })(world);
			let answered = 0;
			return {
				async mend() {
					answered = fresh().filter(({ outcome }) => outcome === 'delivered').length;
					await n8n.kill();
					await stuck.mend();
					await n8n.start();
				},
				met: () => answered >= INBOX,
			};
		},
		async meanwhile({ environment: { sandbox }, day }) {
			// The card and the sale of each.
			for (let sent = 0; sent < INBOX; sent += 2 * sandbox.shop.customers.size)
				day.everybodyComes();
			await sandbox.shop.settled();
		},
	},
	{
		name: 'n8n is stopped while the shop goes on',
		sees: 'nothing: no run fails',
		heals: 'the catch-up on start finds what happened meanwhile',
		fullOnly: true,
		inject: async ({ environment: { n8n } }) => {
			await n8n.stop();
			return { mend: async () => await n8n.start(), met: () => true };
		},
	},
	{
		name: 'KiotViet delivers while n8n starts, meets its 404 and switches the webhooks off',
		sees: "n8n's log says nothing; KiotViet's list shows the webhooks as inactive for a moment",
		heals:
			'the catch-up on start, or the next one, registers them again and brings what was missed',
		async inject({ environment: { n8n, sandbox } }) {
			await n8n.kill();
			const fresh = newIn(sandbox.shop.deliveries);
			const started = n8n.start();
			return {
				mend: async () => await started,
				met: () => fresh().some(({ outcome }) => outcome === 'stopped'),
			};
		},
		async meanwhile({ environment: { n8n }, day }) {
			// As long as it starts, and some more: 404 comes late, when the port is open and the routes are not.
			while (!n8n.isServing) {
				day.somethingHappens();
				await sleep(150);
			}
			await day.passes(5, 150);
		},
	},
	{
		name: 'n8n starts while KiotViet cannot be reached',
		sees: "a line in n8n's log, then a failed run of the trigger each minute until it can",
		heals: 'the next catch-up after KiotViet is back',
		newestOnly: true,
		async inject(world) {
			const { environment } = world;
			await environment.n8n.stop();
			const away = await ordered(
				{ service: 'kiotviet', kind: 'reset' },
				{ service: 'token', kind: 'reset' },
			)(world);
			await environment.n8n.start();
			return away;
		},
		// In full for longer than n8n 2 tries to bring a trigger up.
		meanwhile: async (world) => await usualChanges(world, world.size.longOutage),
	},
];
