// A workflow whose tools are both nodes, as somebody wires them up: for an AI Agent, and for programs that speak MCP.
import type { Environment } from '../../demo/environment';
import type { StoredCredential, WorkflowDraft, WorkflowNode } from '../../demo/n8n/rest';

export const START = 'Start';
const AGENT = 'AI Agent';
export const MCP_PATH = 'shop-tools';

const SERVER = 'MCP Server';
const MODEL = 'Model';
const PACKAGE = 'n8n-nodes-kiotviet-ladiflow';
const LANGCHAIN = '@n8n/n8n-nodes-langchain';

/** A value that the model fills in. */
const fromAi = (name: string, meaning: string, type = 'string') =>
	`={{ $fromAI('${name}', '${meaning}', '${type}') }}`;

/** The tools by name: of which node, and their form. */
const tools = (hook: string): Record<string, [keyof Environment['credentials'], object]> => ({
	Find_Customers: [
		'kiotViet',
		{
			resource: 'customer',
			operation: 'getMany',
			limit: fromAi('limit', 'How many at most', 'number'),
			filters: { name: fromAi('name', 'The name or a part of it') },
		},
	],
	Read_Customer: [
		'kiotViet',
		{
			resource: 'customer',
			operation: 'get',
			customer: { __rl: true, mode: 'id', value: fromAi('customerId', 'The ID of the customer') },
		},
	],
	Save_Contact: [
		'ladiFlow',
		{
			resource: 'contact',
			operation: 'upsert',
			phone: fromAi('phone', 'Phone'),
			name: fromAi('name', 'The whole name'),
			customFieldsMode: 'nameValue',
			customFields: { field: [{ name: 'debt', value: fromAi('debt', 'What the customer owes') }] },
		},
	],
	Start_Flow: [
		'ladiFlow',
		{
			resource: 'flow',
			operation: 'startByCatchHook',
			catchHookUrl: hook,
			content: 'json',
			json: fromAi('data', 'JSON text of an object with phone and debt'),
		},
	],
});

/** Both kinds of callers over the same tools; `hook` is the address of a flow's Catch hook. */
export function toolWorkflow(
	{ credentials }: Pick<Environment, 'credentials'>,
	chatModel: StoredCredential,
	hook: string,
): WorkflowDraft {
	const shelf = Object.entries(tools(hook));
	const node = (
		place: number,
		type: string,
		typeVersion: number,
		words: Pick<WorkflowNode, 'name' | 'parameters' | 'credentials'>,
	): WorkflowNode => ({
		...words,
		id: `5b1f6c1e-0000-4000-8000-00000000030${place}`,
		type,
		typeVersion,
		position: [220 * place, 0],
	});
	const stored = ({ id, name }: StoredCredential) => ({ id, name });
	const as = (kind: string, ...names: string[]) => ({
		[kind]: [names.map((to) => ({ node: to, type: kind, index: 0 }))],
	});
	return {
		name: 'Tools',
		nodes: [
			node(0, 'n8n-nodes-base.manualTrigger', 1, { name: START, parameters: {} }),
			node(1, `${LANGCHAIN}.agent`, 3, {
				name: AGENT,
				parameters: { promptType: 'define', text: 'Do what the test says', options: {} },
			}),
			node(2, `${LANGCHAIN}.lmChatOpenAi`, 1.2, {
				name: MODEL,
				parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
				credentials: { openAiApi: stored(chatModel) },
			}),
			node(3, `${LANGCHAIN}.mcpTrigger`, 2, {
				name: SERVER,
				parameters: { authentication: 'none', path: MCP_PATH },
			}),
			...shelf.map(([name, [kind, parameters]], index) =>
				node(index + 4, `${PACKAGE}.${kind}Tool`, kind === 'ladiFlow' ? 1.1 : 1, {
					name,
					parameters: { descriptionType: 'auto', ...parameters },
					credentials: { [`${kind}Api`]: stored(credentials[kind]) },
				}),
			),
		],
		connections: {
			[START]: as('main', AGENT),
			[MODEL]: as('ai_languageModel', AGENT),
			...Object.fromEntries(shelf.map(([name]) => [name, as('ai_tool', AGENT, SERVER)])),
		},
	};
}
