// Repeats a call that a busy or shaky service refused, with growing, jittered waits.
import { sleep } from 'n8n-workflow';

/** When to repeat, and how long to wait before. */
export interface RetryPolicy {
	/** All tries together, the first one included. */
	tries: number;
	/**
	 * Milliseconds to wait before the next try, `growing` for 1 s, 2 s, 4 s … with jitter, null to give up.
	 * More than half a minute is not waited for: the run would stand still for an hour's quota.
	 */
	waitFor(error: unknown): number | 'growing' | null;
}

const LONGEST_WAIT = 30_000;

/**
 * Runs a call until it succeeds, the policy gives up, or the tries are spent.
 *
 * @throws the last failure, unchanged
 */
export async function withRetries<T>(attempt: () => Promise<T>, policy: RetryPolicy): Promise<T> {
	for (let failed = 1; ; failed++) {
		const outcome = await attempt().then(
			(value) => ({ ok: true as const, value }),
			(error: unknown) => ({ ok: false as const, error }),
		);
		if (outcome.ok) return outcome.value;
		const wait = failed < policy.tries ? policy.waitFor(outcome.error) : null;
		if (wait === null || (wait !== 'growing' && wait > LONGEST_WAIT)) throw outcome.error;
		await sleep(wait === 'growing' ? growingWait(failed) : wait);
	}
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
