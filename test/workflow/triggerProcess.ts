// Processes of n8n with the same published trigger, as a restart and queue mode make them.
import type { IDataObject } from 'n8n-workflow';

import { KiotVietApi } from '../../credentials/KiotVietApi.credentials';
import { KiotVietTrigger } from '../../nodes/KiotViet/KiotVietTrigger.node';
import type { Sandbox } from '../../sandbox';
import type { Receiver } from '../unit/sandbox/clients';
import { type Engine, engineFor } from './engine';

let processes = 0;

/**
 * A new process with a trigger for customers, which remembers nothing.
 *
 * @param there  what KiotViet delivers to
 * @param after  a process of the same workflow: the database is the same
 */
export function processOf(
	sandbox: Sandbox,
	there: Receiver,
	{ parameters = {}, after }: { parameters?: IDataObject; after?: Engine } = {},
): Engine {
	processes += 1;
	return engineFor(
		new KiotVietTrigger(),
		new KiotVietApi(),
		{ ...sandbox.kiotViet },
		{
			events: ['customer.created', 'customer.updated'],
			receive: 'webhookAndCatchUp',
			options: {},
			...parameters,
		},
		{
			webhookBaseUrl: there.url,
			nodeId: `process-${processes}`,
			...(after ? { workflowId: after.workflowId } : {}),
		},
	);
}
