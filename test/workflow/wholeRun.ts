// Runs a node as n8n's own engine does, with its error settings, its Retry on Fail and its Stop, without a server.
import {
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeType,
	type IRun,
	Workflow,
} from 'n8n-workflow';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';

import { additionalDataFor } from './engine';

/** What became of one execution. */
interface WholeRun {
	status: IRun['status'];
	error?: string;
	/** what left by the node's success output and by its error output, run after run */
	success: IDataObject[];
	failed: IDataObject[];
}

export interface UnderWay {
	workflowId: string;
	/** presses Stop */
	stop(): void;
	end: Promise<WholeRun>;
}

export type Settings = Pick<
	INode,
	'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries' | 'typeVersion'
>;

let executions = 0;

/**
 * Starts a workflow: a node that gives items, the node, and one node behind each of its outputs.
 *
 * @param rounds  the items; with several lists the node runs once for each of them, as in a loop
 */
export function starts(
	nodeType: INodeType,
	credentialType: ICredentialType,
	credential: ICredentialDataDecryptedObject,
	parameters: IDataObject,
	settings: Partial<Settings>,
	rounds: IDataObject[][],
): UnderWay {
	const seen: Record<string, IDataObject[]> = { success: [], failed: [] };
	const giver = stub(async function () {
		return await Promise.resolve(rounds.map((items) => items.map((json) => ({ json }))));
	}, rounds.length);
	const taker = stub(async function () {
		seen[this.getNode().name].push(...this.getInputData().map(({ json }) => json));
		return await Promise.resolve([[]]);
	});
	const types: Record<string, INodeType> = { node: nodeType, giver, taker };
	const node = (name: string, type: string): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	});
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	const workflow = new Workflow({
		id: `workflow-${Math.random()}`,
		active: false,
		settings: { executionOrder: 'v1', timezone: 'Asia/Ho_Chi_Minh' },
		nodes: [
			node('giver', 'giver'),
			{
				...node('node', 'node'),
				...settings,
				parameters: parameters as INode['parameters'],
				credentials: { [credentialType.name]: { id: '1', name: 'shop' } },
			},
			node('success', 'taker'),
			node('failed', 'taker'),
		],
		connections: {
			giver: { main: rounds.map(() => to('node')) },
			node: { main: [to('success'), to('failed')] },
		},
		nodeTypes: {
			getByName: (type) => types[type],
			getByNameAndVersion: (type) => types[type],
			getKnownTypes: () => ({}),
		},
	});
	const executionId = String((executions += 1));
	const execution = new WorkflowExecute(
		{
			...additionalDataFor(credentialType, credential),
			executionId,
			webhookWaitingBaseUrl: 'http://127.0.0.1:5678/webhook-waiting',
			formWaitingBaseUrl: 'http://127.0.0.1:5678/form-waiting',
			currentNodeExecutionIndex: 0,
			hooks: new ExecutionLifecycleHooks('trigger', executionId, {} as never),
		},
		'trigger',
	).run({ workflow, startNode: workflow.getNode('giver') ?? undefined });
	return {
		workflowId: workflow.id ?? '',
		stop: () => execution.cancel(),
		end: execution.then(({ status, data }) => ({
			status,
			error: data.resultData.error?.message,
			success: seen.success,
			failed: seen.failed,
		})),
	};
}

function stub(execute: INodeType['execute'], outputs = 1): INodeType {
	return {
		description: {
			displayName: 'Stub',
			name: 'stub',
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: Array.from({ length: outputs }, () => 'main' as const),
			properties: [],
		},
		execute: execute as (this: IExecuteFunctions) => ReturnType<NonNullable<typeof execute>>,
	};
}
