// Lets many sales happen at once, delivers them as KiotViet does, and waits until n8n has done its work.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import axios, { type AxiosError } from 'axios';
import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout } from 'node:timers/promises';

import { becomesTrue, diagnosis } from '../../demo/environment';
import { signatureOf, type Customer, type Invoice } from '../../sandbox';
import { deliveredInvoice } from '../../sandbox/kiotviet/wire/invoices';
import { deliveredJson } from '../../sandbox/kiotviet/wire/json';
import { metered, type Cost } from './meter';
import type { Subject } from './subject';

/** What a burst showed. Milliseconds. */
export interface Burst extends Cost {
	/** From the first delivery to the last right contact; of the floor, to the end of the last run. */
	duration: number;
	/** How long each delivery waited until it was accepted. */
	answers: number[];
	/** Deliveries that n8n refused for a moment, and that were sent again. */
	refused: number;
	calls: { kiotViet: number; ladiFlow: number };
}

/** How many tills report at the same time. */
export const CONNECTIONS = 50;
/** So much patience with a burst, and with each of its sales besides. */
const PATIENCE = { burst: 120_000, sale: 1_000 };
/** KiotViet does not say how soon it sends again, nor how often; a busy n8n may refuse for ten seconds and more. */
const AGAIN = { pause: 1_000, tries: 60 };
const UNDER_WAY = ['new', 'running', 'waiting'];

/** Everybody buys something. The contacts are right afterwards, and n8n is quiet. */
export async function burst(subject: Subject, customers: Customer[]): Promise<Burst> {
	const { environment, variant } = subject;
	const { sandbox, n8n } = environment;
	const limit = PATIENCE.burst + customers.length * PATIENCE.sale;
	const isFloor = variant === 'floor';
	const runs = isFloor ? (await endedRuns(subject)).length + customers.length : 0;
	sandbox.requests.splice(0);
	const cost = metered(n8n);
	const begun = Date.now();

	const { sales, answers, refused } = await sells(subject, customers);
	const right = isFloor ? undefined : await rightAt(subject, sales, limit);
	await isQuiet(subject, limit);
	const spent = cost();
	// Asked of n8n only when nothing is measured any more.
	const ended = right ?? (await lastRunEnded(subject, runs, limit));
	const of = (wanted: string) =>
		sandbox.requests.filter(({ service }) => service === wanted).length;
	return {
		...spent,
		duration: ended - begun,
		answers,
		refused,
		calls: { kiotViet: of('kiotviet'), ladiFlow: of('ladiflow') },
	};
}

/** Each connection reports a sale as soon as the one before it is answered. */
async function sells({ environment, hook }: Subject, customers: Customer[]) {
	const { shop, switches } = environment.sandbox;
	const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	const waiting = [...customers];
	const sales: Invoice[] = [];
	const answers: number[] = [];
	let refused = 0;
	const till = async () => {
		for (let customer = waiting.shift(); customer; customer = waiting.shift()) {
			const sale = shop.sells({
				customerId: customer.id,
				lines: [{ productCode: shop.products[0].code, quantity: 1 }],
			});
			sales.push(sale);
			const notifications = deliveredJson([
				{ Action: `invoice.update.${shop.retailerId}`, Data: [deliveredInvoice(sale)] },
			]);
			const id = randomUUID();
			const accepted = async (attempt: number) =>
				await isAccepted(
					`{"Id":"${id}","Attempt":${attempt},"Notifications":${notifications}}`,
					hook,
					agent,
					switches.signatureForm,
				);
			const sent = performance.now();
			for (let attempt = 1; !(await accepted(attempt)); attempt += 1) {
				if (attempt === AGAIN.tries) throw new Error('n8n accepts no delivery');
				refused += 1;
				await setTimeout(AGAIN.pause);
			}
			answers.push(performance.now() - sent);
		}
	};
	await Promise.all(Array.from({ length: CONNECTIONS }, till));
	agent.destroy();
	return { sales, answers, refused };
}

/** Whether n8n took a delivery; while it is very busy it may answer 503, or close a connection that was just used. */
async function isAccepted(
	body: string,
	{ url, secret }: Subject['hook'],
	httpAgent: Agent,
	form: Parameters<typeof signatureOf>[2],
): Promise<boolean> {
	const sending = axios.post(url, body, {
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			...(secret ? { 'X-Hub-Signature': signatureOf(body, secret, form) } : {}),
		},
		httpAgent,
		proxy: false,
		validateStatus: (code) => code < 300 || code >= 500,
	});
	try {
		return (await sending).status < 300;
	} catch (error) {
		if ((error as AxiosError).code === 'ECONNRESET') return false;
		return await Promise.reject(error as Error);
	}
}

async function rightAt(subject: Subject, sales: Invoice[], limit: number): Promise<number> {
	await expectOf(subject, limit, 'the contacts become right', () => isRight(subject, sales), 100);
	return Date.now();
}

/** By the last sale first, which costs little to ask often; then by everything that the judge knows of them. */
function isRight({ environment: { sandbox }, variant }: Subject, sales: Invoice[]): boolean {
	const { account } = sandbox;
	const stored = new Map(
		account.contacts.map(({ native, fields }) => [
			native.external_customer_id,
			fields.get('last_order_code'),
		]),
	);
	if (!sales.every(({ customerCode, code }) => stored.get(customerCode) === code)) return false;
	const buyers = new Set(sales.map(({ customerCode }) => customerCode));
	const { rows } = sandbox.compare();
	const wrong = rows.filter(({ customer, equal }) => !equal && buyers.has(customer));
	if (wrong.length > 0 && variant === 'byHand') {
		// It writes once, so waiting changes nothing.
		throw new Error(`By hand differs: ${JSON.stringify(wrong[0])}`);
	}
	return wrong.length === 0;
}

/** When each run ended that ended well. */
async function endedRuns({ environment: { n8n } }: Subject): Promise<number[]> {
	const runs = await n8n.rest.allExecutions({ status: ['success'] });
	return runs.map(({ stoppedAt }) => Date.parse(stoppedAt ?? ''));
}

async function lastRunEnded(subject: Subject, count: number, limit: number): Promise<number> {
	let ends: number[] = [];
	await expectOf(subject, limit, 'every delivery has its run', async () => {
		ends = await endedRuns(subject);
		return ends.length >= count;
	});
	return Math.max(...ends);
}

/** Twice in a row: n8n answers some deliveries before it notes their run. */
async function isQuiet(subject: Subject, limit: number): Promise<void> {
	const { rest } = subject.environment.n8n;
	let quiet = 0;
	await expectOf(subject, limit, 'n8n becomes quiet', async () => {
		const underWay = await rest.executions({ status: UNDER_WAY, limit: 1 });
		quiet = underWay.length === 0 ? quiet + 1 : 0;
		return quiet === 2;
	});
}

async function expectOf(
	{ environment, variant }: Subject,
	limit: number,
	fact: string,
	question: () => boolean | Promise<boolean>,
	pause = 300,
): Promise<void> {
	if (await becomesTrue(question, limit, pause)) return;
	throw new Error(`Of ${variant} it was not seen that ${fact}.\n${await diagnosis(environment)}`);
}
