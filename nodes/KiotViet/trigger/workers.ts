// A worker of queue mode looks back by itself: the main process, which polls, cannot know what died with a worker.
import type { IExecuteFunctions } from 'n8n-workflow';

import { byInstant } from '../../shared/dates';
import type { Change } from '../events/change';
import { catchUpResourcesOf } from '../events/events';
import { scan } from './scan';
import type { Settings } from './settings';
import { memoryFor, type TriggerState, watch } from './store';

/**
 * What was under way when a worker died, once after its start, and what it could not read. A worker gets no static
 * data, so its work tells it from when on.
 *
 * @param given  what the run was given
 * @returns      nothing in a process that polls
 */
export async function missedByWorker(
	context: IExecuteFunctions,
	{ events }: Settings,
	given: Change[],
): Promise<{ changes: Change[]; failures: Error[] }> {
	const memory = memoryFor(context);
	const [since] = given.flatMap(({ underWaySince }) => underWaySince ?? []).sort(byInstant);
	if (memory.polls || !since || context.getNodeParameter('receive', 0) === 'webhook') {
		return { changes: [], failures: [] };
	}
	const resources = catchUpResourcesOf(events).filter(
		(resource) => memory.progressOf(resource) === 'nothing' || memory.retryFrom(resource) !== null,
	);
	const state: TriggerState = {
		since,
		retailerId: given.find(({ retailerId }) => retailerId !== null)?.retailerId ?? null,
	};
	for (const resource of resources) watch(state, resource, since);
	return await scan(context, resources, state, memory, 0);
}
