// The nodes of templates with an AI Agent: n8n's own around it, and our operations as its tools.
import { kiotViet } from './nodes';
import type { TemplateNode } from './template';

/** n8n's AI nodes, by the newest version that n8n 1.123 and n8n 2 share. */
const VERSIONS = { agent: 3, chatTrigger: 1.1, lmChatOpenAi: 1.2, memoryBufferWindow: 1.3 };

/** One of n8n's AI nodes. */
export const langchain = (
	kind: keyof typeof VERSIONS,
	name: string,
	at: TemplateNode['at'],
	parameters: TemplateNode['parameters'],
): TemplateNode => ({
	name,
	type: `@n8n/n8n-nodes-langchain.${kind}`,
	typeVersion: VERSIONS[kind],
	at,
	parameters,
});

/** A value of a tool's form that the model fills in. */
export const fromAi = (name: string, meaning: string, type: 'string' | 'number' = 'string') =>
	`={{ $fromAI('${name}', '${meaning}', '${type}') }}`;

/** An operation of the KiotViet node as a tool, in words for the model that chooses it. */
export const kiotVietTool = (
	operation: `${string}.${string}`,
	name: string,
	at: TemplateNode['at'],
	words: string,
	form: object,
): TemplateNode => ({
	...kiotViet(operation, name, at, {
		descriptionType: 'manual',
		toolDescription: words,
		...form,
	}),
	type: { of: 'kiotViet', name: 'kiotVietTool' },
	// In n8n 1 a tool that fails would end the agent's run, and the model could not do better.
	extra: { onError: 'continueRegularOutput' },
});
