// The one door to LadiFlow's HTTP API: the key, the envelope, the rate limiter, retries, failures in words.
import {
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type INode,
	type JsonObject,
	NodeApiError,
} from 'n8n-workflow';

import { digestOf } from '../../shared/digest';
import { neverLeft, retryAfter, withRetries } from '../../shared/retry';
import { methodOf, pathOf } from '../../shared/routes';
import { stopSignal } from '../../shared/stop';
import { once } from '../../shared/tries';
import { type Answer, type Failure, type FailureKind, failureOf, kindOfKeyCheck } from './errors';
import type { Outcome, RequestQueue } from './requestQueue';
import type { KeyRoute, Route } from './routes';

/** The n8n contexts that may call LadiFlow. */
export type CallingContext = IExecuteFunctions | ILoadOptionsFunctions;

interface Call {
	/** the call in words, for messages */
	what: string;
	/** the call as documented */
	route: KeyRoute;
	body: IDataObject;
	/** false for calls that must not reach LadiFlow twice (ladiflow-api.md 1.2, rule 3) */
	repeatable?: boolean;
	/** all tries together, where waiting for better times makes no sense */
	tries?: number;
}

/** One account, as one run of a node talks to it. */
export interface Connection {
	/** stands for the account in keys of queues and memories; the API key cannot be read from it */
	account: string;
	node: INode;
	/**
	 * Calls the API and takes the answer out of its envelope.
	 *
	 * @returns the envelope's `data`
	 * @throws  NodeApiError with LadiFlow's own message and what to do; `failureKind` tells its kind
	 * @see     ladiflow-api.md 1, 1.2
	 */
	call(call: Call): Promise<unknown>;
	/**
	 * Calls the API to see how it answers: refusals come back as they are.
	 *
	 * @param repeatable  false for what must not reach LadiFlow twice
	 * @param key         a made-up key, to see how one is refused
	 * @throws            NodeApiError only where LadiFlow is busy, in trouble, or out of reach
	 */
	ask(call: Omit<Call, 'what' | 'tries'> & { key?: string }): Promise<Answer>;
	/**
	 * Posts to a catch hook, without the key.
	 *
	 * @returns what the hook answered; any 2xx with any content counts
	 * @see     ladiflow-api.md 2.9
	 */
	callHook(url: string, data: IDataObject): Promise<unknown>;
}

/** By which a flow is started; its address is the user's. */
export const CATCH_HOOK = 'POST /hooks/catch/{id}' satisfies Route;

const TIME_OUT = 30_000;
const TRIES = 5;
const REPEATABLE: FailureKind[] = ['busy', 'unavailable', 'unreachable'];

interface Behind {
	failure: Failure;
	headers?: unknown;
	/** no byte of the request reached LadiFlow */
	neverLeft: boolean;
}

interface Reply {
	statusCode: number;
	body: unknown;
	headers: unknown;
}

const failures = new WeakMap<Error, Behind>();

/**
 * Opens the account of the node's credential.
 *
 * @param queueOf  gives the queue that all connections of one account share
 * @param atMost   requests a second at most, 0 for no bound; where the node sets its own instead of the credential's
 */
export async function connect(
	context: CallingContext,
	queueOf: (account: string) => RequestQueue,
	atMost?: number,
): Promise<Connection> {
	const { baseUrl, apiKey, requestsPerSecond } = await context.getCredentials('ladiFlowApi');
	const base = String(baseUrl).trim().replace(/\/+$/, '');
	const account = digestOf(`${base} ${String(apiKey)}`);
	const queue = queueOf(account);
	// Who watches a list of the editor load goes before everybody.
	const items = 'getInputData' in context ? context.getInputData().length : 0;
	const share = { items, atMost: Number(atMost ?? requestsPerSecond ?? 0) };
	const stop = stopSignal(context);
	const rateLimited = async (
		what: string,
		route: Route,
		send: () => Promise<Reply>,
		judge = failureOf,
	) => {
		const end = await queue.turn({ ...share, route }, stop);
		try {
			const data = await judged(context.getNode(), what, send, judge);
			end('answered');
			return data;
		} catch (error) {
			end(outcomeOf(error));
			return await Promise.reject(error);
		}
	};
	return {
		account,
		node: context.getNode(),
		call: async ({ what, route, body, repeatable = true, tries = TRIES }) => {
			const path = pathOf(route);
			const send = async () => await post(context, request(route, base + path, body));
			const answer = async () =>
				await withRetries(async () => takenOut(await rateLimited(what, route, send)), {
					tries,
					waitFor: (error) => waitFor(error, repeatable),
					stop,
				});
			return repeatable ? await answer() : await once(context, path, answer, mayHaveArrived);
		},
		ask: async ({ route, body, repeatable = true, key }) => {
			let status: number | null = null;
			const send = async () => {
				const options = request(route, base + pathOf(route), body);
				const reply = key
					? await postAsStranger(context, options, key)
					: await post(context, options);
				status = reply.statusCode;
				return reply;
			};
			const answer = await withRetries(
				async () => await rateLimited('Measuring how LadiFlow answers', route, send, noAnswer),
				{ tries: TRIES, waitFor: (error) => waitFor(error, repeatable), stop },
			);
			return { status, body: answer };
		},
		callHook: async (url, data) => {
			const answer = async () =>
				await withRetries(
					async () =>
						await rateLimited(
							'Starting the flow',
							CATCH_HOOK,
							async () => await postToHook(context, url, data),
							hookFailureOf,
						),
					{ tries: TRIES, waitFor: (error) => waitFor(error, false), stop },
				);
			return await once(context, 'catch hook', answer, mayHaveArrived);
		},
	};
}

/** Whether a call that failed may have done its work at LadiFlow all the same. */
function mayHaveArrived(error: unknown): boolean {
	const behind = error instanceof Error ? failures.get(error) : undefined;
	if (!behind || behind.neverLeft) return false;
	return behind.failure.kind === 'unavailable' || behind.failure.kind === 'unreachable';
}

/** The kind of a failure that a call threw, or null for any other error. */
export function failureKind(error: unknown): FailureKind | null {
	return error instanceof Error ? (failures.get(error)?.failure.kind ?? null) : null;
}

/** The failure behind an error that a call threw, in words. */
export function failureBehind(error: unknown): Failure | null {
	return error instanceof Error ? (failures.get(error)?.failure ?? null) : null;
}

/** How LadiFlow took a request that failed. */
function outcomeOf(error: unknown): Outcome {
	const behind = error instanceof Error ? failures.get(error) : undefined;
	if (!behind) return 'unknown';
	if (!REPEATABLE.includes(behind.failure.kind)) return 'answered';
	const asked = retryAfter(behind.headers);
	return behind.failure.kind === 'busy' || asked !== null ? { asked } : 'unknown';
}

/** "Too many requests" puts the whole account off, so the call itself has nothing left to wait for. */
function waitFor(error: unknown, repeatable: boolean): number | 'growing' | null {
	const behind = error instanceof Error ? failures.get(error) : undefined;
	if (!behind || !REPEATABLE.includes(behind.failure.kind)) return null;
	if (behind.failure.kind === 'busy') return 0;
	if (!repeatable && !behind.neverLeft) return null;
	return retryAfter(behind.headers) === null ? 'growing' : 0;
}

async function post(context: CallingContext, options: IHttpRequestOptions): Promise<Reply> {
	return (await context.helpers.httpRequestWithAuthentication.call(
		context,
		'ladiFlowApi',
		options,
	)) as Reply;
}

/** With a key that is nobody's; the credential stays out of it. */
async function postAsStranger(
	context: CallingContext,
	options: IHttpRequestOptions,
	key: string,
): Promise<Reply> {
	return (await context.helpers.httpRequest({
		...options,
		abortSignal: stopSignal(context),
		headers: { 'Api-Key': key },
	})) as Reply;
}

async function postToHook(context: CallingContext, url: string, body: IDataObject): Promise<Reply> {
	// n8n sets the signal itself where it signs in.
	const abortSignal = stopSignal(context);
	return (await context.helpers.httpRequest({
		...request(CATCH_HOOK, url, body),
		abortSignal,
	})) as Reply;
}

function request(route: Route, url: string, body: IDataObject): IHttpRequestOptions {
	return {
		method: methodOf(route),
		url,
		body,
		json: true,
		timeout: TIME_OUT,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	};
}

async function judged(
	node: INode,
	what: string,
	send: () => Promise<Reply>,
	judge: typeof failureOf,
): Promise<unknown> {
	let reply: Reply | null = null;
	let notSent = false;
	try {
		reply = await send();
	} catch (error) {
		const kind = kindOfKeyCheck(error);
		// The credential's own check speaks for itself: a wrong key, a missing permission.
		if (kind) {
			const failure = { kind, message: (error as Error).message, advice: '' };
			throw known(new NodeApiError(node, error as JsonObject), { failure, neverLeft: true });
		}
		notSent = neverLeft(error);
	}
	const body = parsed(reply?.body);
	const failure = judge({ status: reply?.statusCode ?? null, body }, what);
	if (!failure) return body;
	throw known(
		new NodeApiError(
			node,
			{ message: failure.message },
			{
				message: failure.message,
				description: failure.advice,
				httpCode: reply ? String(reply.statusCode) : undefined,
			},
		),
		{ failure, headers: reply?.headers, neverLeft: notSent },
	);
}

function known(error: NodeApiError, behind: Behind): NodeApiError {
	failures.set(error, behind);
	return error;
}

function takenOut(envelope: unknown): unknown {
	return (envelope as { data?: unknown }).data;
}

/** Where LadiFlow gave no answer of its own; all others are worth reading, refusals too. */
function noAnswer(answer: Answer, what: string): Failure | null {
	const failure = failureOf(answer, what);
	return failure && REPEATABLE.includes(failure.kind) ? failure : null;
}

/** A hook may answer anything (ladiflow-api.md 2.9); only an envelope that refuses is looked into. */
function hookFailureOf(answer: Parameters<typeof failureOf>[0], what: string): Failure | null {
	const { status, body } = answer;
	const hasCode = typeof body === 'object' && body !== null && 'code' in body;
	if (status !== null && status < 300 && !hasCode) return null;
	return failureOf(answer, what);
}

/** LadiFlow does not promise a content type: a text may hold JSON. */
function parsed(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body);
	} catch {
		return body;
	}
}
