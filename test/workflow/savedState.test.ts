// n8n saves static data only where it sees a change: what the trigger moves must be among it.
import { type INode, Workflow } from 'n8n-workflow';

import { stateIn } from '../../nodes/KiotViet/trigger/store';

const node: INode = {
	id: 'node-1',
	name: 'KiotViet Trigger',
	type: 'kiotVietTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

function workflowWith(staticData?: object): Workflow {
	const nodeType = { description: { properties: [] } };
	return new Workflow({
		id: 'workflow-1',
		nodes: [node],
		connections: {},
		active: true,
		staticData: staticData as never,
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		} as never,
	});
}

const stateFor = (workflow: Workflow) =>
	stateIn(workflow.getStaticData('global'), workflow.getStaticData('node', node), node.id);

/** Whether n8n would save now; it then takes all as saved. */
function isSaved({ staticData }: Workflow): boolean {
	const flagged = staticData as unknown as { __dataChanged: boolean };
	const changed = flagged.__dataChanged;
	flagged.__dataChanged = false;
	return changed;
}

const kind = { since: '2026-11-23T10:00:00.000+07:00', mark: '2026-11-23T10:00:00.000+07:00' };

describe('n8n saves', () => {
	it('what the first look after a publication and each later one moved', () => {
		const workflow = workflowWith();
		stateFor(workflow).kinds = { customer: { ...kind } };
		expect(isSaved(workflow)).toBe(true);
		stateFor(workflow).kinds!.customer!.mark = '2026-11-24T10:00:00.000+07:00';
		expect(isSaved(workflow)).toBe(true);
	});

	it('what moved of a kind that was added after n8n had loaded the state', () => {
		const kept = { 'kiotVietTrigger:node-1': { kinds: {} } };
		const workflow = workflowWith({ global: kept });
		stateFor(workflow).kinds!.order = { ...kind };
		isSaved(workflow);
		stateFor(workflow).kinds!.order!.mark = '2026-11-24T10:00:00.000+07:00';
		expect(isSaved(workflow)).toBe(true);
	});
});
