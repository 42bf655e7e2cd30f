// What may fail when n8n starts is put off: n8n 2 gives a trigger up for good that fails then.
import { type IHookFunctions, type IPollFunctions, NodeOperationError } from 'n8n-workflow';

import type { Problem } from './problems';
import { stateKept } from './store';

/** The activations that have polled: n8n gives each activation one context. */
const polled = new WeakSet<IPollFunctions>();

/** Whether a poll is the first of its activation; asked once a poll. */
export function isFirstPoll(context: IPollFunctions): boolean {
	const isFirst = !polled.has(context);
	polled.add(context);
	return isFirst;
}

/**
 * Whether n8n starts. A trigger whose first poll or webhook check fails then is given up for good by n8n 2,
 * so KiotViet being away must not fail it: the next poll does what was left.
 */
export function isStart(context: IHookFunctions | IPollFunctions): boolean {
	return ['init', 'leadershipChange'].includes(context.getActivationMode());
}

/** Lets registration wait for the next poll when it fails while n8n starts. */
export async function orLater(
	context: IHookFunctions,
	task: () => Promise<boolean>,
): Promise<boolean> {
	try {
		return await task();
	} catch (error) {
		if (!isStart(context) || !stateKept(context).address) throw error as Error;
		sayLater(context, error as Error);
		return true;
	}
}

export function sayLater(context: IHookFunctions | IPollFunctions, { message }: Error): void {
	context.logger.error(
		`KiotViet Trigger: KiotViet could not be asked while n8n started: ${message}. The next poll does it`,
	);
}

export const asError = (context: IHookFunctions | IPollFunctions, { message, advice }: Problem) =>
	new NodeOperationError(context.getNode(), message, { description: advice });

/** Says before publishing what would be silent. A published workflow must still start: its polls report it. */
export function refuseProblem(
	context: IHookFunctions | IPollFunctions,
	problem: Problem | null,
): void {
	if (problem && !isStart(context)) throw asError(context, problem);
}
