// What goes wrong on KiotViet's side: its API, its webhooks, its deliveries.
/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { isEqual } from 'lodash';

import { becomesTrue } from '../../../demo/environment';
import { expectQuiet } from '../../e2e/arrival';
import { sendsBundles } from '../bundles';
import { newIn, ordered, plainPhone, usualChanges, type Fault, type World } from '../fault';

const QUOTA = {
	responseStatus: {
		errorCode: 'KvException',
		message: 'Số lượng yêu cầu đã vượt quá giới hạn cho phép',
	},
};
const UNREADABLE = { responseStatus: { errorCode: 'KvException', message: 'Có lỗi xảy ra' } };

/** Reading by lists is tried first, with all tries that a busy service is worth. */
const OTHERS_WITHIN = 60_000;

const OWN_RETRIES =
	'the calls are repeated with growing waits; what is not read then comes with the next catch-up';
const RUNS_FAIL = 'failed runs of the trigger that name KiotViet and the reason, if it lasts';

/** Deliveries wait while `meanwhile` goes on and are sent in the end. */
const heldBack =
	(order: 'as-is' | 'reversed'): Fault['inject'] =>
	({ environment: { sandbox } }) => {
		const { shop } = sandbox;
		shop.holdsDeliveries();
		const fresh = newIn(shop.deliveries);
		return {
			mend: () => shop.releasesDeliveries(order),
			met: () => fresh().some(({ outcome }) => outcome === 'held'),
		};
	};

const whileDelivering =
	(change: Partial<World['environment']['sandbox']['faults']['deliveries']>): Fault['inject'] =>
	({ environment: { sandbox } }) => {
		const before = { ...sandbox.faults.deliveries };
		Object.assign(sandbox.faults.deliveries, change);
		return {
			mend: () => void Object.assign(sandbox.faults.deliveries, before),
			met: () => true,
		};
	};

export const KIOTVIET_FAULTS: Fault[] = [
	{
		name: 'the token expires again and again in the middle of the work',
		sees: 'nothing: no run fails',
		heals:
			'a new token is fetched and the call repeated at once; if that one expires too, the next catch-up',
		newestOnly: true,
		inject({ environment: { sandbox } }) {
			const { issued } = sandbox.tokens;
			const expiring = setInterval(() => sandbox.tokens.expireAll(), 1_000);
			return {
				mend: () => clearInterval(expiring),
				met: () => sandbox.tokens.issued > issued,
			};
		},
	},
	{
		name: 'the quota of the hour is spent (429 with a long Retry-After)',
		sees: 'failed runs that say "the shop\'s quota of KiotViet calls is used up", if it lasts',
		heals: OWN_RETRIES,
		newestOnly: true,
		inject({ environment: { sandbox } }) {
			const { limit } = sandbox.quota;
			sandbox.quota.limit = 0;
			const fresh = newIn(sandbox.requests);
			return {
				mend: () => void (sandbox.quota.limit = limit),
				met: () => fresh().some(({ status }) => status === 429),
			};
		},
	},
	{
		name: 'KiotViet refuses with 420 and a text about its quota',
		sees: 'failed runs that say "the shop\'s quota of KiotViet calls is used up", if it lasts',
		heals: OWN_RETRIES,
		fullOnly: true,
		inject: ordered({ service: 'kiotviet', kind: 'status', status: 420, body: QUOTA }),
	},
	{
		name: 'KiotViet answers 503',
		sees: RUNS_FAIL,
		heals: OWN_RETRIES,
		inject: ordered({ service: 'kiotviet', kind: 'status', status: 503 }),
	},
	{
		name: 'KiotViet cuts connections',
		sees: RUNS_FAIL,
		heals: OWN_RETRIES,
		fullOnly: true,
		inject: ordered({ service: 'kiotviet', kind: 'reset' }),
	},
	{
		name: 'KiotViet takes requests and never answers',
		sees: RUNS_FAIL,
		heals: `after 30 s a call counts as failed; ${OWN_RETRIES}`,
		newestOnly: true,
		inject: ordered({ service: 'kiotviet', kind: 'hang' }),
	},
	{
		name: "KiotViet's gateway answers with an HTML page",
		sees: RUNS_FAIL,
		heals: OWN_RETRIES,
		fullOnly: true,
		inject: ordered({ service: 'kiotviet', kind: 'html' }),
	},
	{
		name: "KiotViet's gateway answers 200 with an HTML page",
		sees: RUNS_FAIL,
		heals: OWN_RETRIES,
		fullOnly: true,
		inject: ordered({ service: 'kiotviet', kind: 'html', status: 200 }),
	},
	{
		name: "KiotViet's answers break off in the middle of the JSON",
		sees: RUNS_FAIL,
		heals: OWN_RETRIES,
		newestOnly: true,
		inject: ordered({ service: 'kiotviet', kind: 'truncated' }),
	},
	{
		name: 'KiotViet gives out no tokens while the old one expires',
		sees: 'failed runs that say "KiotViet cannot give out tokens at the moment"',
		heals: 'the next catch-up',
		fullOnly: true,
		inject(world) {
			world.environment.sandbox.tokens.expireAll();
			return ordered({ service: 'token', kind: 'status', status: 503 })(world);
		},
	},
	{
		name: 'all webhooks are deleted behind our back',
		sees: 'nothing: no run fails',
		heals: 'the next catch-up registers them again and brings what was missed',
		fullOnly: true,
		inject({ environment: { sandbox } }) {
			const { registry } = sandbox.shop;
			for (const { id } of [...registry.records]) registry.remove(id);
			return { mend: () => undefined, met: () => sandbox.shop.webhooks.length > 0 };
		},
	},
	{
		name: 'webhooks are switched off behind our back',
		sees: 'nothing: no run fails',
		heals: 'the next catch-up registers them again and brings what was missed',
		fullOnly: true,
		inject({ environment: { sandbox } }) {
			for (const { type } of sandbox.shop.webhooks) sandbox.shop.turnsWebhookOff(type);
			return {
				mend: () => undefined,
				met: () => sandbox.shop.webhooks.every(({ isActive }) => isActive),
			};
		},
	},
	{
		name: 'every delivery comes three times',
		sees: 'runs of the trigger that end without items',
		heals: 'a version that was passed on is not passed on again',
		newestOnly: true,
		inject: whileDelivering({ duplicates: 2 }),
	},
	{
		name: 'KiotViet hears no answer in time and sends again with the same Id',
		sees: 'runs of the trigger that end without items',
		heals: 'a version that was passed on is not passed on again',
		fullOnly: true,
		inject({ environment: { sandbox } }) {
			const { shop } = sandbox;
			const { answerLimit } = shop.deliveryRules;
			shop.deliveryRules.answerLimit = 10;
			const fresh = newIn(shop.deliveries);
			return {
				mend: () => void (shop.deliveryRules.answerLimit = answerLimit),
				met: () => fresh().some(({ attempt }) => attempt > 1),
			};
		},
	},
	{
		name: 'deliveries of an hour come late and in the wrong order',
		sees: 'nothing: no run fails',
		heals: 'records are read fresh, and an older document never overwrites a newer one',
		newestOnly: true,
		inject: heldBack('reversed'),
		async meanwhile(world) {
			const { clock } = world.environment.sandbox.shop;
			for (let part = 0; part < 4; part += 1) {
				await usualChanges(world, world.size.outage / 4);
				clock.jumps({ minutes: 15 });
			}
		},
	},
	{
		name: 'a hundred changes come in one delivery',
		sees: 'one run with many items',
		heals: 'every item of a delivery is read and written',
		newestOnly: true,
		inject: sendsBundles,
		meanwhile: async ({ day }) => {
			await day.passes(40);
			for (let sale = 0; sale < 100; sale += 1) day.sells();
		},
	},
	{
		name: 'an invoice and a customer of a batch cannot be read (420), nor any list that holds them',
		sees: 'failed runs of the catch-up, and a warning in the run that names the two',
		heals: 'all others are written at once; what could not be read comes with the next catch-up',
		fullOnly: true,
		newestOnly: true,
		async inject(world) {
			const { environment, day } = world;
			const { shop, compare } = environment.sandbox;
			await expectQuiet(environment);
			shop.holdsDeliveries();
			day.everybodyComes();
			// Whoever LadiFlow cannot reach has no contact that could lack anything.
			const invoices = [...shop.invoices.values()]
				.filter(({ customerId: id }) => typeof id === 'number' && plainPhone(shop.customer(id)))
				.slice(-2);
			const [invoice, { customerId }] = invoices;
			const unreadable = await ordered(
				{
					service: 'kiotviet',
					path: new RegExp(`^/(invoices/${invoice.id}|customers/${customerId})$`),
					kind: 'status',
					status: 420,
					body: UNREADABLE,
				},
				{ service: 'kiotviet', path: /^\/(invoices|customers)$/, method: 'GET', kind: 'status' },
			)(world);
			shop.releasesDeliveries();
			const codes = invoices.map(({ customerId: id }) => shop.customer(id as number).code);
			let areOthersRight = false;
			return {
				async mend() {
					const wrong = () =>
						new Set(
							compare()
								.rows.filter(({ equal }) => !equal)
								.map(({ customer }) => customer),
						);
					await becomesTrue(
						() => [...wrong()].every((code) => codes.includes(code)),
						OTHERS_WITHIN,
					);
					areOthersRight = isEqual([...wrong()].sort(), [...codes].sort());
					await unreadable.mend();
				},
				met: () => areOthersRight,
			};
		},
		meanwhile: async ({ environment: { sandbox } }) => await sandbox.shop.settled(),
	},
];
