// Ends a run's work when the user presses Stop or the workflow's time is up: nothing more is sent, no wait goes on.
import {
	ExecutionCancelledError,
	type IExecuteFunctions,
	type INodeExecutionData,
	ManualExecutionCancelledError,
	sleep,
} from 'n8n-workflow';

const STEP = 1000;

/**
 * What ends when a context's execution is stopped.
 *
 * @returns undefined where there is nothing to stop: a poll, a webhook, a list of the editor
 */
export function stopSignal(context: object): AbortSignal | undefined {
	return (context as Partial<IExecuteFunctions>).getExecutionCancelSignal?.();
}

/** @throws ExecutionCancelledError once the execution is stopped */
export function refuseStopped(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw stopped();
}

/** Whether an error says nothing but that the execution was stopped: no item failed, and none is to be told of. */
export function isStop(error: unknown): boolean {
	return error instanceof ExecutionCancelledError;
}

/**
 * Waits, though not beyond a stop.
 *
 * @throws ExecutionCancelledError
 */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
	await unlessStopped(signal, async () => {
		// n8n's sleep cannot be cut short, so no single one is long: its timer stays behind after a stop.
		for (let left = milliseconds; left > 0 && !signal?.aborted; left -= STEP) {
			await sleep(Math.min(left, STEP));
		}
	});
}

/**
 * Runs what a node does in an execution. A stop ends it at once, whatever it waits for; what is under way
 * then is no longer heard of, and finds at its next request that it may send nothing more.
 *
 * @throws ExecutionCancelledError, by whose name n8n ends the execution as cancelled
 */
export async function untilStopped(
	context: IExecuteFunctions,
	work: () => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	try {
		return await unlessStopped(stopSignal(context), work);
	} catch (error) {
		// With Retry on Fail n8n would wait and run the node again, stopped or not. An empty output ends that,
		// and n8n itself says then that the execution was cancelled.
		if (isStop(error) && context.getNode().retryOnFail) return [];
		return await Promise.reject(error);
	}
}

/**
 * Does a piece of work, and waits for it no longer than to a stop.
 *
 * @throws ExecutionCancelledError
 */
export async function unlessStopped<T>(
	signal: AbortSignal | undefined,
	work: () => Promise<T>,
): Promise<T> {
	if (!signal) return await work();
	refuseStopped(signal);
	let stop = () => {};
	const stopping = new Promise<never>((_, reject) => {
		stop = () => reject(stopped());
		signal.addEventListener('abort', stop);
	});
	try {
		return await Promise.race([stopping, work()]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

/** n8n tells a stop by hand from one by the clock; a node cannot, and both end alike. */
function stopped(): ExecutionCancelledError {
	const error = new ManualExecutionCancelledError('');
	error.message = 'The execution was cancelled';
	return error;
}
