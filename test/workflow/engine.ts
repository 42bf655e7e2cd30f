// Runs a node in n8n's own execution contexts, with n8n's real HTTP helpers, without a server.
import {
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeIssues,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
	NodeHelpers,
	Workflow,
} from 'n8n-workflow';
import {
	DataDeduplicationService,
	ExecuteContext,
	HookContext,
	LoadOptionsContext,
	PollContext,
} from 'n8n-core';

export interface Engine {
	workflowId: string | undefined;
	/** runs `execute()` with items */
	run(items: IDataObject[], mode?: WorkflowExecuteMode): Promise<INodeExecutionData[][]>;
	/** runs `poll()`; all polls belong to one activation unless a new one begins */
	poll(activation?: WorkflowActivateMode): Promise<INodeExecutionData[][] | null>;
	/** a context as `webhookMethods` get it */
	hook(mode?: WorkflowActivateMode): HookContext;
	/** a context as the editor's lists get it */
	editor(): LoadOptionsContext;
	/** the node's static data */
	state: IDataObject;
	/** the decrypted credential, as n8n keeps it between requests */
	credential: ICredentialDataDecryptedObject;
	/** for what in the form n8n would refuse to start the workflow; null where it would start */
	issues: INodeIssues | null;
	/** hints that runs left for the user */
	hints: string[];
}

/** n8n's table of processed keys, kept in memory; a first call does not compare a batch with itself. */
const processed = new Map<string, Set<string>>();
const notUsed = async () => await Promise.reject(new Error('Not used by these nodes'));
DataDeduplicationService.init({
	async checkProcessedAndRecord(keys, _scope, { workflow }) {
		const known = processed.get(workflow.id) ?? new Set();
		processed.set(workflow.id, known);
		const before = new Set(known);
		for (const key of keys) known.add(String(key));
		return {
			new: keys.filter((key) => !before.has(String(key))),
			processed: keys.filter((key) => before.has(String(key))),
		};
	},
	removeProcessed: notUsed,
	clearAllProcessedItems: notUsed,
	getProcessedDataCount: notUsed,
});

/**
 * Puts one node with one credential into a workflow of its own.
 *
 * @param webhookBaseUrl  n8n's public address, e.g. `http://127.0.0.1:5678/webhook`
 * @param timezone        the workflow's
 */
export function engineFor(
	nodeType: INodeType,
	credentialType: ICredentialType,
	credential: ICredentialDataDecryptedObject,
	parameters: IDataObject,
	{
		continueOnFail = false,
		typeVersion = 1,
		webhookBaseUrl = 'http://127.0.0.1:5678/webhook',
		timezone = 'Asia/Ho_Chi_Minh',
	} = {},
): Engine {
	const node: INode = {
		id: 'node-1',
		name: nodeType.description.displayName,
		type: nodeType.description.name,
		typeVersion,
		position: [0, 0],
		webhookId: 'webhook-1',
		parameters: parameters as INode['parameters'],
		credentials: { [credentialType.name]: { id: '1', name: 'shop' } },
		...(continueOnFail ? { onError: 'continueRegularOutput' as const } : {}),
	};
	const workflow = new Workflow({
		id: `workflow-${Math.random()}`,
		nodes: [node],
		connections: {},
		active: true,
		settings: { timezone },
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
	});
	const expirable = credentialType.properties.find(
		({ typeOptions }) => typeOptions?.expirable,
	)?.name;
	const additionalData = {
		webhookBaseUrl,
		credentialsHelper: {
			getParentTypes: () => [],
			isCredentialUsableByNode: () => true,
			getCredentialsProperties: () => credentialType.properties,
			getDecrypted: async () => ({ ...credential }),
			preAuthentication: async (
				helpers: never,
				given: ICredentialDataDecryptedObject,
				_type: string,
				_node: INode,
				expired: boolean,
			) => {
				if (!credentialType.preAuthentication || !expirable) return undefined;
				if (given[expirable] && !expired) return undefined;
				const fresh = await credentialType.preAuthentication.call(helpers, given);
				Object.assign(credential, fresh);
				return fresh;
			},
			authenticate: async (given: ICredentialDataDecryptedObject, _type: string, options: never) =>
				typeof credentialType.authenticate === 'function'
					? await credentialType.authenticate(given, options)
					: options,
		},
	} as unknown as IWorkflowExecuteAdditionalData;
	const hints: string[] = [];
	const pollContext = (activation: WorkflowActivateMode) =>
		new PollContext(workflow, node, additionalData, 'trigger', activation);
	let polling = pollContext('activate');
	return {
		workflowId: workflow.id,
		credential,
		hints,
		issues: NodeHelpers.getNodeParametersIssues(
			nodeType.description.properties,
			node,
			nodeType.description,
		),
		state: workflow.getStaticData('node', node),
		async run(items, mode = 'trigger') {
			const input = items.map((json) => ({ json }));
			const context = new ExecuteContext(
				workflow,
				node,
				additionalData,
				mode,
				{ resultData: { runData: {} } } as never,
				0,
				input,
				{ main: [input] },
				{ node, data: { main: [input] }, source: null },
				[],
			);
			const output = await nodeType.execute!.call(context);
			hints.push(...context.hints.map(({ message }) => message));
			return output as INodeExecutionData[][];
		},
		async poll(activation) {
			if (activation) polling = pollContext(activation);
			return await nodeType.poll!.call(polling);
		},
		editor() {
			return new LoadOptionsContext(workflow, node, additionalData, '');
		},
		hook(mode = 'activate') {
			return new HookContext(
				workflow,
				node,
				additionalData,
				mode === 'manual' ? 'manual' : 'trigger',
				mode,
				{
					httpMethod: 'POST',
					node: node.name,
					path: 'webhook-1/kiotviet',
					webhookDescription: nodeType.description.webhooks?.[0] as never,
					workflowId: workflow.id ?? '',
					workflowExecuteAdditionalData: additionalData,
				},
			);
		},
	};
}
