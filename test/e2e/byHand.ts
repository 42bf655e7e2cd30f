// A workflow of one LadiFlow node that is run by hand, as somebody makes it who tries a node.
import type { StoredCredential, WorkflowDraft } from '../../demo/n8n/rest';

/**
 * @param name        the node's
 * @param parameters  what differs from the form as it comes
 */
export function ladiFlowByHand(
	workflow: string,
	name: string,
	parameters: WorkflowDraft['nodes'][number]['parameters'],
	{ id, name: credential }: StoredCredential,
): WorkflowDraft {
	return {
		name: workflow,
		nodes: [
			{
				name: 'By hand',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				name,
				type: 'n8n-nodes-kiotviet-ladiflow.ladiFlow',
				typeVersion: 1.1,
				position: [300, 0],
				parameters,
				credentials: { ladiFlowApi: { id, name: credential } },
			},
		],
		connections: { 'By hand': { main: [[{ node: name, type: 'main', index: 0 }]] } },
	};
}
