// Starts a KiotViet shop and a LadiFlow account on this machine, for tests, the demo and curious people.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';

import { Faults } from './faults';
import { Quota, TokenOffice, type ShopKey } from './kiotviet/access';
import { kiotVietApi } from './kiotviet/server';
import { Shop } from './kiotviet/shop';
import { Account } from './ladiflow/account';
import { ladiFlowApi, ladiFlowHooks } from './ladiflow/server';
import { page } from './page/server';
import { watch, type RequestLogEntry } from './requests';
import { compared, type CompareOptions, type Comparison } from './comparison';
import { expectedContacts, type ExpectedContact } from './rightAnswer';
import { defaultSwitches, type Switches } from './switches';

export type { Comparison, ComparisonRow } from './comparison';
export { Faults, type FaultOrder } from './faults';
export type { DeliveryLogEntry } from './kiotviet/deliveries';
export { signatureOf } from './kiotviet/deliveries';
export type { Customer, Invoice, Order, Return } from './kiotviet/records';
export { Shop } from './kiotviet/shop';
export type { Line, SaleTerms } from './kiotviet/terms';
export type { WebhookRecord } from './kiotviet/webhooks';
export { Account, type Contact } from './ladiflow/account';
export type { RequestLogEntry } from './requests';
export type { ExpectedContact } from './rightAnswer';
export { SWITCH_POSITIONS, type Switches } from './switches';

export interface SandboxOptions {
	/** 0, the default, takes any free port. */
	port?: number;
	/** Connection name of the shop, default `taphoaxyz`. */
	retailer?: string;
	/** The shop's number, default 500199999. */
	retailerId?: number;
	switches?: Partial<Switches>;
}

/** A running sandbox; everything in it may be looked at and changed while it runs. */
export interface Sandbox {
	/** `http://127.0.0.1:<port>`, the page for a person. */
	url: string;
	kiotViet: {
		apiUrl: string;
		tokenUrl: string;
		retailer: string;
		clientId: string;
		clientSecret: string;
	};
	/** Fields of the credential; nobody needs to be gentle with a sandbox. */
	ladiFlow: { baseUrl: string; apiKey: string; requestsPerSecond: number };
	shop: Shop;
	account: Account;
	switches: Switches;
	faults: Faults;
	/** Token life and expiry. */
	tokens: TokenOffice;
	/** GET requests an hour. */
	quota: Quota;
	/** What the account holds against the right answer. */
	compare(options?: CompareOptions): Comparison;
	expectedContacts(): ExpectedContact[];
	/** Newest last, the latest 5000. */
	requests: RequestLogEntry[];
	stop(): Promise<void>;
}

// Made up and worth nothing; the same for one shop name every time, so that what was typed once works again.
function madeUp(what: string, retailer: string, digits: number): string {
	return createHash('sha256').update(`${what} of ${retailer}`).digest('hex').slice(0, digits);
}

/** Starts both services on one port of 127.0.0.1, and the page beside them. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const switches: Switches = { ...defaultSwitches(), ...options.switches };
	const faults = new Faults();
	const retailer = options.retailer ?? 'taphoaxyz';
	const apiKey = madeUp('LadiFlow key', retailer, 48);
	const key: ShopKey = {
		retailer,
		retailerId: options.retailerId ?? 500199999,
		clientId: `5a6db0c5-0000-4000-8000-${madeUp('client id', retailer, 12)}`,
		clientSecret: madeUp('client secret', retailer, 40),
	};
	const shop = new Shop(key.retailer, key.retailerId, switches, faults);
	const account = new Account(switches);
	const tokens = new TokenOffice(key);
	const quota = new Quota(shop.clock);
	const requests: RequestLogEntry[] = [];

	const app = fastify({ forceCloseConnections: true, bodyLimit: 20 * 1024 * 1024 });
	readJsonLeniently(app);
	await app.register(formbody);
	const log = { faults, log: requests };
	await app.register(
		async (scope) => {
			watch(scope, 'token', log);
			scope.post('/connect/token', async (request, reply) => {
				const { status, body } = tokens.answer((request.body ?? {}) as Record<string, unknown>);
				return reply.status(status).send(body);
			});
			scope.setNotFoundHandler((_request, reply) => reply.status(404).send({ error: 'not_found' }));
		},
		{ prefix: '/kiotviet-id' },
	);
	await app.register(
		async (scope) => {
			watch(scope, 'kiotviet', log);
			await kiotVietApi(scope, { shop, tokens, quota, key, switches });
		},
		{ prefix: '/kiotviet' },
	);
	await app.register(
		async (scope) => {
			watch(scope, 'ladiflow', log);
			await ladiFlowApi(scope, { account, apiKey, switches });
		},
		{ prefix: '/ladiflow/1.0' },
	);
	// Catch hooks lie at the root of the host, outside the API's path (ladiflow-api.md 2.9).
	await app.register(async (scope) => {
		watch(scope, 'ladiflow', log);
		await ladiFlowHooks(scope, { account, apiKey, switches });
	});

	const sandbox: Sandbox = {
		url: '',
		kiotViet: {
			apiUrl: '',
			tokenUrl: '',
			retailer: key.retailer,
			clientId: key.clientId,
			clientSecret: key.clientSecret,
		},
		ladiFlow: { baseUrl: '', apiKey, requestsPerSecond: 0 },
		shop,
		account,
		switches,
		faults,
		tokens,
		quota,
		requests,
		compare: (wish) => compared(shop, account, switches, wish),
		expectedContacts: () => expectedContacts(shop),
		stop: async () => {
			await shop.closes();
			await app.close();
		},
	};
	await app.register(async (scope) => page(scope, sandbox));

	await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
	const { port } = app.server.address() as AddressInfo;
	sandbox.url = `http://127.0.0.1:${port}`;
	sandbox.kiotViet.apiUrl = `${sandbox.url}/kiotviet`;
	sandbox.kiotViet.tokenUrl = `${sandbox.url}/kiotviet-id/connect/token`;
	sandbox.ladiFlow.baseUrl = `${sandbox.url}/ladiflow/1.0`;
	return sandbox;
}

// An empty body is no JSON error, and a body without or with an odd content type is JSON all the same: both
// services are known to take such requests (ladiflow-api.md 1).
function readJsonLeniently(app: FastifyInstance): void {
	const parse = (
		_request: unknown,
		body: string | Buffer,
		done: (error: Error | null, body?: unknown) => void,
	) => {
		const text = body.toString();
		if (text.trim() === '') return done(null, undefined);
		try {
			done(null, JSON.parse(text));
		} catch (error) {
			done(Object.assign(error as Error, { statusCode: 400 }));
		}
		return undefined;
	};
	app.removeContentTypeParser(['application/json', 'text/plain']);
	app.addContentTypeParser(['application/json', '*'], { parseAs: 'string' }, parse);
}
