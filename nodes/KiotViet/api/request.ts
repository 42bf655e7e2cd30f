// The one door to KiotViet's HTTP API: authentication, retries, and failures in words.
import { randomUUID } from 'node:crypto';

import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	JsonObject,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { neverLeft, retryAfter, withRetries } from '../../shared/retry';
import { methodOf, pathOf } from '../../shared/routes';
import { stopSignal } from '../../shared/stop';
import { once } from '../../shared/tries';
import { baseAddress } from '../model/connection';
import { type Failure, type FailureKind, failureOf, LOOK_FIRST } from './errors';
import { countRead } from './quota';
import type { ListRoute, Route, WithParams } from './routes';

/** The n8n contexts that may call KiotViet. */
export type CallingContext =
	| IExecuteFunctions
	| IHookFunctions
	| IPollFunctions
	| ILoadOptionsFunctions;

export type Call<R extends Route> = WithParams<R> & {
	/** the call in words, for messages: `Reading invoice 93187` */
	what: string;
	/** the call as documented; `params` are the values of the names in it */
	route: R;
	query?: IDataObject;
	body?: IDataObject;
};

const TIME_OUT = 30_000;
const READ_TRIES = 4;
const AWAY: FailureKind[] = ['quota', 'unavailable', 'unreachable'];
const failures = new WeakMap<Error, Failure>();
/** How long KiotViet asked to be left alone, in milliseconds; the failure itself keeps no headers. */
const waits = new WeakMap<Error, number>();
/** failures of writes after which nobody knows whether KiotViet carried them out (kiotviet-api.md 2.5) */
const doubtful = new WeakSet<Error>();

/**
 * Calls KiotViet. Reads are repeated with growing waits while KiotViet is busy or away; writes never
 * (kiotviet-api.md 2.5: no idempotency key). An expired token is renewed by n8n, once.
 *
 * @returns the parsed JSON answer
 * @throws  NodeApiError with KiotViet's own message and what to do; `failureKind` tells its kind
 * @see     kiotviet-api.md 1.3, 2.5
 */
export async function callKiotViet<R extends Route>(
	context: CallingContext,
	call: Call<R>,
): Promise<unknown> {
	const credentials = await context.getCredentials('kiotVietApi');
	const method = methodOf(call.route);
	const path = pathOf(call.route, call.params);
	const options: IHttpRequestOptions = {
		method,
		url: baseAddress(String(credentials.apiUrl)) + path,
		qs: call.query,
		body: call.body,
		json: true,
		timeout: TIME_OUT,
		arrayFormat: 'repeat',
	};
	const sent = async () => {
		if (method === 'GET') countRead(credentials);
		return await send(context, call.what, options);
	};
	const answer = async () =>
		await withRetries(sent, {
			tries: method === 'GET' ? READ_TRIES : 1,
			waitFor: (error) => {
				if (!isAway(error)) return null;
				return waits.get(error as Error) ?? 'growing';
			},
			stop: stopSignal(context),
		});
	if (method === 'GET') return await answer();
	const mayHaveArrived = (error: unknown) => doubtful.has(error as Error);
	return await once(context, `${method} ${path}`, answer, mayHaveArrived);
}

/** The kind of a failure that `callKiotViet` threw, or null for any other error. */
export function failureKind(error: unknown): FailureKind | null {
	return error instanceof Error ? (failures.get(error)?.kind ?? null) : null;
}

/** Whether a call failed because KiotViet was away or the quota used up, whatever was asked for. */
export const isAway = (error: unknown): boolean => AWAY.some((kind) => kind === failureKind(error));

/**
 * The status that KiotViet answers to a shop's name nobody has, with this credential's good token; null where n8n
 * keeps no token yet. It reads one thing, once.
 *
 * @see kiotviet-api.md 1.4, 9 (1)
 */
export async function callAsAnotherShop(
	context: CallingContext,
	route: ListRoute,
	query: IDataObject,
): Promise<number | null> {
	const { accessToken, apiUrl } = await context.getCredentials('kiotVietApi');
	if (typeof accessToken !== 'string' || accessToken === '') return null;
	const answer = (await context.helpers.httpRequest({
		url: baseAddress(String(apiUrl)) + pathOf(route),
		qs: query,
		headers: { Authorization: `Bearer ${accessToken}`, Retailer: `n8n${randomUUID()}` },
		timeout: TIME_OUT,
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	})) as { statusCode: number };
	return answer.statusCode;
}

async function send(context: CallingContext, what: string, options: IHttpRequestOptions) {
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
		const failure = failureOf(
			{ status, body: response?.data, writes: options.method !== 'GET' },
			what,
		);
		const refusal = failed(context, failure, status, !neverLeft(error));
		const wait = retryAfter(response?.headers);
		if (wait !== null) waits.set(refusal, wait);
		throw refusal;
	}
	if (typeof answer === 'object' && answer !== null) return answer;
	throw failed(
		context,
		{
			kind: 'unavailable',
			message: `${what} did not work: the answer was no KiotViet data`,
			advice:
				options.method === 'GET'
					? 'Check the API URL in the KiotViet credential; if it is right, KiotViet has trouble at the moment'
					: LOOK_FIRST,
		},
		null,
	);
}

function failed(
	context: CallingContext,
	failure: Failure,
	status: number | null,
	mayHaveArrived = true,
): NodeApiError {
	const error = new NodeApiError(context.getNode(), { message: failure.message } as JsonObject, {
		message: failure.message,
		description: failure.advice,
		httpCode: status === null ? undefined : String(status),
	});
	failures.set(error, failure);
	if (mayHaveArrived && ['unavailable', 'unreachable'].includes(failure.kind)) doubtful.add(error);
	return error;
}

interface HttpAnswer {
	status?: number;
	data?: unknown;
	headers?: unknown;
}

/** The HTTP answer behind an error of n8n's request helper, however deeply it was wrapped. */
function answerOf(error: unknown): HttpAnswer | null {
	let told: HttpAnswer | null = null;
	for (let inner = error, depth = 0; inner && depth < 5; depth++) {
		const { response, cause, context } = inner as {
			response?: HttpAnswer;
			cause?: unknown;
			context?: { data?: unknown };
		};
		// The answer itself, where it is left, has the headers too.
		if (response && typeof response.status === 'number') return response;
		const status = statusOf(inner);
		if (status !== null && context?.data) told ??= { status, data: context.data };
		inner = cause;
	}
	return told;
}

/** The HTTP status of a failure, or null when there was none. */
export function statusOf(error: unknown): number | null {
	const status = Number((error as { httpCode?: unknown })?.httpCode);
	return Number.isInteger(status) && status >= 100 ? status : null;
}

/** The credential's own sentences (wrong shop, wrong key) say more than a generic failure would. */
function isOwnSentence(error: unknown): boolean {
	return error instanceof Error && error.message.includes('KiotViet');
}
