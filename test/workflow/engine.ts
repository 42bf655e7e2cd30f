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
	ExecutionLifecycleHooks,
	HookContext,
	LoadOptionsContext,
	PollContext,
	WebhookContext,
} from 'n8n-core';
import { placeOf } from '../../nodes/KiotViet/trigger/store';
import { commonPollingParameters } from 'n8n-core/dist/nodes-loader/constants';

/** A request as it reaches the node's address. */
interface Knock {
	raw: string;
	signature?: string;
	/** the webhook type in the address's query */
	type?: string;
}

export interface Engine {
	workflowId: string | undefined;
	nodeId: string;
	/** runs `execute()` with items */
	run(items: IDataObject[], mode?: WorkflowExecuteMode): Promise<INodeExecutionData[][]>;
	/** begins a run whose end n8n tells; gives what `execute()` passed on, and the way to its end */
	begins(
		items: IDataObject[],
	): Promise<{ items: IDataObject[]; ends(status: string): Promise<void> }>;
	/** runs that polls began beside the one that they returned */
	begun: IDataObject[][];
	/** runs `poll()`; all polls belong to one activation unless a new one begins */
	poll(activation?: WorkflowActivateMode): Promise<INodeExecutionData[][] | null>;
	/** lets a caller knock at the node's address; gives the answer's status and what starts a run */
	receives(request: Knock): Promise<{ status: number; items: IDataObject[] }>;
	/** a context as `webhookMethods` get it */
	hook(mode?: WorkflowActivateMode): HookContext;
	/** a context as the editor's lists get it */
	editor(): LoadOptionsContext;
	/** what n8n puts into its database now; null where it sees no change since it did so last */
	save(): IDataObject | null;
	/** what the node keeps in the workflow's static data */
	readonly state: IDataObject;
	/** where a version before kept it: n8n's own place for a node of this name */
	stateByName: IDataObject;
	/** gives the node another name, as a user does between two publications */
	renamed(name: string): void;
	/** the decrypted credential, as n8n keeps it between requests */
	credential: ICredentialDataDecryptedObject;
	/** for what in the form n8n would refuse to start the workflow; null where it would start */
	issues: INodeIssues | null;
	/** failed runs that polls left beside what they found */
	failedRuns: Error[];
	/** hints that runs left for the user */
	hints: string[];
}

/** n8n's table of processed keys, kept in memory; a first call does not compare a batch with itself. */
const processed = new Map<string, Set<string>>();
/** The keys that n8n's database knows of a workflow. */
export const recordedKeys = (workflowId = '') => [...(processed.get(workflowId) ?? [])];
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

/** What n8n gives a node besides the workflow: here the one credential, kept between requests. */
export function additionalDataFor(
	credentialType: ICredentialType,
	credential: ICredentialDataDecryptedObject,
	webhookBaseUrl?: string,
): IWorkflowExecuteAdditionalData {
	const expirable = credentialType.properties.find(
		({ typeOptions }) => typeOptions?.expirable,
	)?.name;
	return {
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
}

/**
 * Puts one node with one credential into a workflow of its own.
 *
 * @param webhookBaseUrl  n8n's public address, e.g. `http://127.0.0.1:5678/webhook`
 * @param timezone        the workflow's
 * @param workflowId      given again, the database is the same; with another nodeId, the process is a new one
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
		workflowId = `workflow-${Math.random()}`,
		nodeId = 'node-1',
	} = {},
): Engine {
	const { description } = nodeType;
	if (description.polling) {
		// As n8n's loader adds them.
		const properties = [...commonPollingParameters, ...description.properties];
		nodeType.description = { ...description, properties };
	}
	const node: INode = {
		id: nodeId,
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
		id: workflowId,
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
	const additionalData = additionalDataFor(credentialType, credential, webhookBaseUrl);
	const hints: string[] = [];
	const failedRuns: Error[] = [];
	const begun: IDataObject[][] = [];
	const pollContext = (activation: WorkflowActivateMode) =>
		new PollContext(
			workflow,
			node,
			additionalData,
			'trigger',
			activation,
			([items]) => begun.push(items.map(({ json }) => json)),
			(error) => failedRuns.push(error),
		);
	let polling = pollContext('activate');
	async function executes(
		items: IDataObject[],
		mode: WorkflowExecuteMode,
		data: IWorkflowExecuteAdditionalData,
	): Promise<INodeExecutionData[][]> {
		const input = items.map((json) => ({ json }));
		const context = new ExecuteContext(
			workflow,
			node,
			data,
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
	}
	return {
		workflowId: workflow.id,
		nodeId,
		credential,
		hints,
		failedRuns,
		begun,
		issues: NodeHelpers.getNodeParametersIssues(
			nodeType.description.properties,
			node,
			nodeType.description,
		),
		save() {
			if (workflow.staticData.__dataChanged !== true) return null;
			workflow.staticData.__dataChanged = false;
			return JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
		},
		get state() {
			const place = placeOf(node.id);
			const ofWorkflow = workflow.getStaticData('global');
			ofWorkflow[place] ??= {};
			return ofWorkflow[place] as IDataObject;
		},
		stateByName: workflow.getStaticData('node', node),
		renamed(name) {
			node.name = name;
		},
		async run(items, mode = 'trigger') {
			return await executes(items, mode, additionalData);
		},
		async begins(items) {
			const hooks = new ExecutionLifecycleHooks('trigger', '1', {} as never);
			const [output] = await executes(items, 'trigger', { ...additionalData, hooks });
			return {
				items: output.map(({ json }) => json),
				ends: async (status) =>
					await hooks.runHook('workflowExecuteAfter', [{ status } as never, {}]),
			};
		},
		async poll(activation) {
			if (activation) polling = pollContext(activation);
			return await nodeType.poll!.call(polling);
		},
		async receives({ raw, signature, type = '' }) {
			const answer = { status: 0 };
			const httpResponse = {
				status(code: number) {
					answer.status = code;
					return { json: () => undefined };
				},
			};
			const httpRequest = {
				body: JSON.parse(raw) as IDataObject,
				rawBody: Buffer.from(raw),
				headers: signature === undefined ? {} : { 'x-hub-signature': signature },
				query: { type },
				params: {},
			};
			const context = new WebhookContext(
				workflow,
				node,
				{ ...additionalData, httpRequest, httpResponse } as never,
				'webhook',
				{ webhookDescription: nodeType.description.webhooks?.[0] } as never,
				[],
				null,
			);
			const { workflowData } = await nodeType.webhook!.call(context);
			return { ...answer, items: (workflowData?.[0] ?? []).map(({ json }) => json) };
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

/** Gives a process what another one has saved, as n8n does when it starts. */
export function takesOver(next: Engine, { state }: Engine): void {
	Object.assign(next.state, JSON.parse(JSON.stringify(state)));
}
