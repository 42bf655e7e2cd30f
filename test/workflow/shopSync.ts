// A shop's trigger and the sync that writes what it tells into an account, in n8n's own contexts.
import type { IDataObject } from 'n8n-workflow';

import { KiotVietApi } from '../../credentials/KiotVietApi.credentials';
import { LadiFlowApi } from '../../credentials/LadiFlowApi.credentials';
import { KiotVietTrigger } from '../../nodes/KiotViet/KiotVietTrigger.node';
import { EVENTS } from '../../nodes/KiotViet/events/events';
import { LadiFlow } from '../../nodes/LadiFlow/LadiFlow.node';
import type { Sandbox } from '../../sandbox';
import { type Engine, engineFor } from './engine';

/** A trigger that polls for all that catch-up finds. */
export function triggerOf(
	{ kiotViet }: Sandbox,
	options: IDataObject = { includeOrderMetrics: true },
): Engine {
	return engineFor(
		new KiotVietTrigger(),
		new KiotVietApi(),
		{ ...kiotViet },
		{
			events: EVENTS.filter(({ catchUp }) => catchUp).map(({ value }) => value),
			receive: 'polling',
			options,
		},
	);
}

/** What the trigger tells of all that happened since its last look. */
export async function changesOf(trigger: Engine): Promise<IDataObject[]> {
	const found = await trigger.poll();
	if (!found) return [];
	const [items] = await trigger.run(found[0].map(({ json }) => json));
	return items.map(({ json }) => json);
}

/** The LadiFlow node, set to sync unless the parameters say otherwise. */
export function ladiFlowOf(
	{ ladiFlow }: Sandbox,
	parameters: IDataObject,
	options: Parameters<typeof engineFor>[4] = {},
	node = new LadiFlow(),
): Engine {
	return engineFor(
		node,
		new LadiFlowApi(),
		{ ...ladiFlow },
		{ resource: 'contact', operation: 'syncFromKiotViet', options: {}, ...parameters },
		options,
	);
}

/** Writes items to their contacts, and gives what the node says of each. */
export async function syncInto(
	account: Sandbox,
	items: IDataObject[],
	options: IDataObject = {},
): Promise<IDataObject[]> {
	const [output] = await ladiFlowOf(account, { options }).run(items);
	return output.map(({ json }) => json);
}
