// The one door to LadiFlow's HTTP API: the key, the envelope, retries, failures in words.
import {
	type IDataObject,
	type IExecuteFunctions,
	type JsonObject,
	NodeApiError,
} from 'n8n-workflow';

import { retryAfter, withRetries } from '../../shared/retry';
import { type Failure, type FailureKind, failureOf } from './failures';

const TIME_OUT = 30_000;
const TRIES = 5;
const REPEATABLE: FailureKind[] = ['busy', 'unavailable', 'unreachable'];
const failures = new WeakMap<Error, { failure: Failure; headers: unknown }>();

export interface Call {
	/** the call in words, for messages */
	what: string;
	path: string;
	body: IDataObject;
	/** false for calls that must not reach LadiFlow twice (ladiflow-api.md 1.2, rule 3) */
	repeatable?: boolean;
}

/**
 * Calls LadiFlow and takes the answer out of its envelope.
 *
 * @returns the envelope's `data`
 * @throws  NodeApiError with LadiFlow's own message and what to do
 * @see     ladiflow-api.md 1, 1.2
 */
export async function callLadiFlow(context: IExecuteFunctions, call: Call): Promise<unknown> {
	const { baseUrl } = await context.getCredentials('ladiFlowApi');
	const url = String(baseUrl).trim().replace(/\/+$/, '') + call.path;
	return await withRetries(async () => await send(context, call, url), {
		tries: call.repeatable === false ? 1 : TRIES,
		waitFor: (error) => {
			const known = error instanceof Error ? failures.get(error) : undefined;
			if (!known || !REPEATABLE.includes(known.failure.kind)) return null;
			return retryAfter(known.headers) ?? 'growing';
		},
	});
}

/** The kind of a failure that `callLadiFlow` threw, or null for any other error. */
export function failureKind(error: unknown): FailureKind | null {
	return error instanceof Error ? (failures.get(error)?.failure.kind ?? null) : null;
}

async function send(context: IExecuteFunctions, call: Call, url: string): Promise<unknown> {
	let status: number | null = null;
	let body: unknown;
	let headers: unknown;
	try {
		const answer = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			'ladiFlowApi',
			{
				method: 'POST',
				url,
				body: call.body,
				json: true,
				timeout: TIME_OUT,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
			},
		)) as { statusCode: number; body: unknown; headers: unknown };
		status = answer.statusCode;
		headers = answer.headers;
		body = parsed(answer.body);
	} catch (error) {
		// The credential's own check speaks for itself: a wrong key, a missing permission.
		if ((error as Error).message.startsWith('LadiFlow: ')) {
			throw new NodeApiError(context.getNode(), error as JsonObject);
		}
	}
	const failure = failureOf({ status, body }, call.what);
	if (!failure) return (body as { data?: unknown }).data;
	const error = new NodeApiError(
		context.getNode(),
		{ message: failure.message },
		{
			message: failure.message,
			description: failure.advice,
			httpCode: status === null ? undefined : String(status),
		},
	);
	failures.set(error, { failure, headers });
	throw error;
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
