// Repeats a call that a busy or shaky service refused, with growing, jittered waits.
import { pause, refuseStopped } from './stop';

/** When to repeat, and how long to wait before. */
export interface RetryPolicy {
	/** All tries together, the first one included. */
	tries: number;
	/**
	 * Milliseconds to wait before the next try, `growing` for 1 s, 2 s, 4 s … with jitter, null to give up.
	 * More than half a minute is not waited for: the run would stand still for an hour's quota.
	 */
	waitFor(error: unknown): number | 'growing' | null;
	/** ends the waits and the tries, as `stopSignal` gives it */
	stop?: AbortSignal;
}

const LONGEST_WAIT = 30_000;

/**
 * Runs a call until it succeeds, the policy gives up, or the tries are spent.
 *
 * @throws the last failure, unchanged; ExecutionCancelledError once the execution is stopped
 */
export async function withRetries<T>(attempt: () => Promise<T>, policy: RetryPolicy): Promise<T> {
	for (let failed = 1; ; failed++) {
		refuseStopped(policy.stop);
		const outcome = await attempt().then(
			(value) => ({ ok: true as const, value }),
			(error: unknown) => ({ ok: false as const, error }),
		);
		if (outcome.ok) return outcome.value;
		// A stop cuts the request off, which looks like a service that does not answer.
		refuseStopped(policy.stop);
		const wait = failed < policy.tries ? policy.waitFor(outcome.error) : null;
		if (wait === null || (wait !== 'growing' && wait > LONGEST_WAIT)) throw outcome.error;
		await pause(wait === 'growing' ? growingWait(failed) : wait, policy.stop);
	}
}

const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/** Whether a request failed before a byte of it left, however n8n wrapped the failure: then nothing was done. */
export function neverLeft(error: unknown): boolean {
	for (let inner = error, depth = 0; inner && depth < 5; depth++) {
		const { code, cause } = inner as { code?: unknown; cause?: unknown };
		if (typeof code === 'string') return NEVER_LEFT.includes(code);
		inner = cause;
	}
	return false;
}

/**
 * Reads a `Retry-After` header, in its form in seconds or as a date.
 *
 * @returns milliseconds to wait, or null when the header is missing or unreadable
 */
export function retryAfter(headers: unknown): number | null {
	const value = (headers as Record<string, unknown> | undefined)?.['retry-after'];
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const seconds = Number(value);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
	const date = Date.parse(String(value));
	return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

function growingWait(failed: number): number {
	return Math.min(LONGEST_WAIT, 1000 * 2 ** (failed - 1)) * (0.75 + Math.random() / 2);
}
