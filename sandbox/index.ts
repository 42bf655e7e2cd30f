// Starts a KiotViet shop and a LadiFlow account on this machine, for tests, the demo and curious people.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';

import { factsFile } from './factSheets';
import { Faults } from './faults';
import { compared } from './judge/comparison';
import { expectedContacts } from './judge/oracle';
import { Quota, TokenOffice, type ShopKey } from './kiotviet/http/access';
import { kiotVietApi } from './kiotviet/http/server';
import { openShop } from './kiotviet/shop';
import { Account } from './ladiflow/account';
import { ladiFlowApi, ladiFlowHooks } from './ladiflow/server';
import { page } from './page/server';
import { watch, type RequestLogEntry } from './requests';
import type { Sandbox, SandboxOptions } from './sandbox';
import { defaultSwitches, type Switches } from './switches';

export type { FaultOrder } from './faults';
export type { Comparison } from './judge/comparison';
export { signatureOf } from './kiotviet/deliveries';
export type { Customer, Invoice, Order } from './kiotviet/domain/records';
export type { SaleTerms } from './kiotviet/domain/terms';
export type { Shop } from './kiotviet/shop';
export { Account } from './ladiflow/account';
export type { Contact } from './ladiflow/contacts';
export type { RequestLogEntry } from './requests';
export type { Sandbox, SandboxOptions } from './sandbox';
export { SWITCH_POSITIONS, type Switches } from './switches';

// Made up and worth nothing; the same for one shop name every time, so that what was typed once works again.
function madeUp(what: string, retailer: string, digits: number): string {
	return createHash('sha256').update(`${what} of ${retailer}`).digest('hex').slice(0, digits);
}

/** Starts both services on one port of 127.0.0.1, and the page beside them. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { FACTS: sheet } = process.env;
	const switches: Switches = {
		...defaultSwitches(),
		...(sheet ? factsFile(sheet).switches : {}),
		...options.switches,
	};
	const faults = new Faults();
	const retailer = options.retailer ?? 'taphoaxyz';
	const apiKey = madeUp('LadiFlow key', retailer, 48);
	const key: ShopKey = {
		retailer,
		retailerId: options.retailerId ?? 500199999,
		clientId: `5a6db0c5-0000-4000-8000-${madeUp('client id', retailer, 12)}`,
		clientSecret: madeUp('client secret', retailer, 40),
	};
	const shop = openShop(key.retailer, key.retailerId, switches, faults);
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
