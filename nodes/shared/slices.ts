// Long computations in slices: n8n answers deliveries and other runs in between.
import { sleep } from 'n8n-workflow';

import { refuseStopped } from './stop';

const SLICE = 30;

/**
 * Runs a computation to its end; it yields wherever it may be interrupted.
 *
 * @param stop  ends it, as `stopSignal` gives it
 * @throws      ExecutionCancelledError once the execution is stopped
 */
export async function inSlices<T>(
	work: Generator<void, T>,
	stop: AbortSignal | undefined,
): Promise<T> {
	let began = Date.now();
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
		if (Date.now() - began < SLICE) continue;
		await sleep(0);
		refuseStopped(stop);
		began = Date.now();
	}
}
