// The one door to KiotViet's HTTP API: authentication, retries, and failures in words.
import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	JsonObject,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { retryAfter, withRetries } from '../../shared/retry';
import { baseAddress } from './connection';
import { type Failure, type FailureKind, failureOf } from './failures';

/** The n8n contexts that may call KiotViet. */
export type CallingContext =
	| IExecuteFunctions
	| IHookFunctions
	| IPollFunctions
	| ILoadOptionsFunctions;

export interface Call {
	/** the call in words, for messages: `Reading invoice 93187` */
	what: string;
	method?: IHttpRequestMethods;
	path: string;
	query?: IDataObject;
	body?: IDataObject;
}

const TIME_OUT = 30_000;
const READ_TRIES = 4;
const REPEATABLE: FailureKind[] = ['quota', 'unavailable', 'unreachable'];
const failures = new WeakMap<Error, Failure>();

/**
 * Calls KiotViet. Reads are repeated with growing waits while KiotViet is busy or away; writes never
 * (kiotviet-api.md 2.5: no idempotency key). An expired token is renewed by n8n, once.
 *
 * @returns the parsed JSON answer
 * @throws  NodeApiError with KiotViet's own message and what to do; `failureKind` tells its kind
 * @see     kiotviet-api.md 1.3, 2.5
 */
export async function callKiotViet(context: CallingContext, call: Call): Promise<unknown> {
	const credentials = await context.getCredentials('kiotVietApi');
	const method = call.method ?? 'GET';
	const options: IHttpRequestOptions = {
		method,
		url: baseAddress(String(credentials.apiUrl)) + call.path,
		qs: call.query,
		body: call.body,
		json: true,
		timeout: TIME_OUT,
		arrayFormat: 'repeat',
	};
	return await withRetries(async () => await send(context, call, options), {
		tries: method === 'GET' ? READ_TRIES : 1,
		waitFor: (error) => {
			const kind = failureKind(error);
			if (kind === null || !REPEATABLE.includes(kind)) return null;
			return retryAfter(answerOf(error)?.headers) ?? 'growing';
		},
	});
}

/** The kind of a failure that `callKiotViet` threw, or null for any other error. */
export function failureKind(error: unknown): FailureKind | null {
	return error instanceof Error ? (failures.get(error)?.kind ?? null) : null;
}

async function send(context: CallingContext, call: Call, options: IHttpRequestOptions) {
	let answer: unknown;
	try {
		answer = await context.helpers.httpRequestWithAuthentication.call(
			context,
			'kiotVietApi',
			options,
		);
	} catch (error) {
		const response = answerOf(error);
		const status = response?.status ?? statusOf(error);
		if (status === null && isOwnSentence(error)) throw error as NodeApiError;
		throw failed(
			context,
			failureOf({ status, body: response?.data, writes: options.method !== 'GET' }, call.what),
			status,
		);
	}
	if (typeof answer === 'object' && answer !== null) return answer;
	throw failed(
		context,
		{
			kind: 'unavailable',
			message: `${call.what} did not work: the answer was no KiotViet data`,
			advice:
				'Check the API URL in the KiotViet credential; if it is right, KiotViet has trouble at the moment',
		},
		null,
	);
}

function failed(context: CallingContext, failure: Failure, status: number | null): NodeApiError {
	const error = new NodeApiError(context.getNode(), { message: failure.message } as JsonObject, {
		message: failure.message,
		description: failure.advice,
		httpCode: status === null ? undefined : String(status),
	});
	failures.set(error, failure);
	return error;
}

interface HttpAnswer {
	status?: number;
	data?: unknown;
	headers?: unknown;
}

/** The HTTP answer behind an error of n8n's request helper, however deeply it was wrapped. */
function answerOf(error: unknown): HttpAnswer | null {
	for (let inner = error, depth = 0; inner && depth < 5; depth++) {
		const { response, cause, context } = inner as {
			response?: HttpAnswer;
			cause?: unknown;
			context?: { data?: unknown };
		};
		if (response && typeof response.status === 'number') return response;
		const status = statusOf(inner);
		if (status !== null && context?.data) return { status, data: context.data };
		inner = cause;
	}
	return null;
}

function statusOf(error: unknown): number | null {
	const status = Number((error as { httpCode?: unknown })?.httpCode);
	return Number.isInteger(status) && status >= 100 ? status : null;
}

/** The credential's own sentences (wrong shop, wrong key) say more than a generic failure would. */
function isOwnSentence(error: unknown): boolean {
	return error instanceof Error && error.message.includes('KiotViet');
}
