// The one door to LadiFlow's HTTP API: the key, the envelope, the pace, retries, failures in words.
import { createHash } from 'node:crypto';

import {
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type INode,
	type JsonObject,
	NodeApiError,
	sleep,
} from 'n8n-workflow';

import { retryAfter, withRetries } from '../../shared/retry';
import { type Failure, type FailureKind, failureOf, kindOfKeyCheck } from './failures';
import { Pace } from './pace';

/** The n8n contexts that may call LadiFlow. */
export type CallingContext = IExecuteFunctions | ILoadOptionsFunctions;

export interface Call {
	/** the call in words, for messages */
	what: string;
	path: string;
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
	 * Posts to a catch hook, without the key.
	 *
	 * @returns what the hook answered; any 2xx with any content counts
	 * @see     ladiflow-api.md 2.9
	 */
	callHook(url: string, data: IDataObject): Promise<unknown>;
}

const TIME_OUT = 30_000;
const TRIES = 5;
const DEFAULT_PACE = 5;
const REPEATABLE: FailureKind[] = ['busy', 'unavailable', 'unreachable'];
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

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
const paces = new Map<string, Pace>();

/**
 * Opens the account of the node's credential.
 *
 * @param perSecond  requests a second, where the node sets its own pace instead of the credential's
 */
export async function connect(context: CallingContext, perSecond?: number): Promise<Connection> {
	const { baseUrl, apiKey, requestsPerSecond } = await context.getCredentials('ladiFlowApi');
	const base = String(baseUrl).trim().replace(/\/+$/, '');
	const account = createHash('sha256')
		.update(`${base} ${String(apiKey)}`)
		.digest('hex');
	const pace = paces.get(account) ?? new Pace();
	paces.set(account, pace);
	const chosen = Number(perSecond ?? requestsPerSecond ?? DEFAULT_PACE);
	const paced = async (what: string, send: () => Promise<Reply>, judge = failureOf) => {
		await turnOf(pace, chosen);
		const data = await judged(context.getNode(), what, send, judge);
		pace.answered();
		return data;
	};
	return {
		account,
		node: context.getNode(),
		call: async ({ what, path, body, repeatable = true, tries = TRIES }) =>
			await withRetries(
				async () => takenOut(await paced(what, async () => await post(context, base + path, body))),
				{ tries, waitFor: (error) => waitFor(pace, error, repeatable) },
			),
		callHook: async (url, data) =>
			await withRetries(
				async () =>
					await paced(
						'Starting the flow',
						async () => await postToHook(context, url, data),
						hookFailureOf,
					),
				{ tries: TRIES, waitFor: (error) => waitFor(pace, error, false) },
			),
	};
}

/** The kind of a failure that a call threw, or null for any other error. */
export function failureKind(error: unknown): FailureKind | null {
	return error instanceof Error ? (failures.get(error)?.failure.kind ?? null) : null;
}

/** The failure behind an error that a call threw, in words. */
export function failureBehind(error: unknown): Failure | null {
	return error instanceof Error ? (failures.get(error)?.failure ?? null) : null;
}

async function turnOf(pace: Pace, perSecond: number): Promise<void> {
	let wait = pace.takePlace(Date.now(), perSecond);
	while (wait > 0) {
		await sleep(wait);
		wait = pace.isHeld(Date.now()) ? pace.takePlace(Date.now(), perSecond) : 0;
	}
}

/** "Too many requests" puts the whole account off, so the call itself has nothing left to wait for. */
function waitFor(pace: Pace, error: unknown, repeatable: boolean): number | 'growing' | null {
	const behind = error instanceof Error ? failures.get(error) : undefined;
	if (!behind || !REPEATABLE.includes(behind.failure.kind)) return null;
	const asked = retryAfter(behind.headers);
	if (behind.failure.kind === 'busy' || asked !== null) pace.hold(Date.now(), asked);
	if (behind.failure.kind === 'busy') return 0;
	if (!repeatable && !behind.neverLeft) return null;
	return asked === null ? 'growing' : 0;
}

async function post(context: CallingContext, url: string, body: IDataObject): Promise<Reply> {
	return (await context.helpers.httpRequestWithAuthentication.call(
		context,
		'ladiFlowApi',
		request(url, body),
	)) as Reply;
}

async function postToHook(context: CallingContext, url: string, body: IDataObject): Promise<Reply> {
	return (await context.helpers.httpRequest(request(url, body))) as Reply;
}

function request(url: string, body: IDataObject): IHttpRequestOptions {
	return {
		method: 'POST',
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
	let neverLeft = false;
	try {
		reply = await send();
	} catch (error) {
		const kind = kindOfKeyCheck(error);
		// The credential's own check speaks for itself: a wrong key, a missing permission.
		if (kind) {
			const failure = { kind, message: (error as Error).message, advice: '' };
			throw known(new NodeApiError(node, error as JsonObject), { failure, neverLeft: true });
		}
		neverLeft = NEVER_LEFT.includes(codeOf(error));
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
		{ failure, headers: reply?.headers, neverLeft },
	);
}

function known(error: NodeApiError, behind: Behind): NodeApiError {
	failures.set(error, behind);
	return error;
}

function takenOut(envelope: unknown): unknown {
	return (envelope as { data?: unknown }).data;
}

/** A hook may answer anything (ladiflow-api.md 2.9); only an envelope that refuses is looked into. */
function hookFailureOf(answer: Parameters<typeof failureOf>[0], what: string): Failure | null {
	const { status, body } = answer;
	const hasCode = typeof body === 'object' && body !== null && 'code' in body;
	if (status !== null && status < 300 && !hasCode) return null;
	return failureOf(answer, what);
}

function codeOf(error: unknown): string {
	for (let inner = error, depth = 0; inner && depth < 5; depth++) {
		const { code, cause } = inner as { code?: unknown; cause?: unknown };
		if (typeof code === 'string') return code;
		inner = cause;
	}
	return '';
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
