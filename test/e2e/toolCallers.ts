// Who calls the nodes as tools: an AI Agent with a scripted model, and a program that speaks MCP.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createRequire } from 'node:module';
import path from 'node:path';

import type { Environment } from '../../demo/environment';
import { installN8n, type N8nLine } from '../../demo/n8n/install';
import type { StoredWorkflow } from '../../demo/n8n/rest';
import { type ChatModel, type Step, type ToolWords } from './chatModel';

export interface ToolCaller {
	/** The tools as the caller is told of them. */
	tools(): Promise<ToolWords[]>;
	/** Calls tools one after the other; gives what each said. */
	does(...steps: Step[]): Promise<string[]>;
	close(): Promise<void>;
}

/** An AI Agent: each turn is a run of the workflow that begins with the node `start`. */
export function agentCaller(
	{ n8n }: Pick<Environment, 'n8n'>,
	workflow: StoredWorkflow,
	start: string,
	model: ChatModel,
): ToolCaller {
	const does = async (...steps: Step[]) => {
		model.follows(steps);
		const { status, error } = await n8n.rest.runManually(workflow, start);
		if (status !== 'success') throw new Error(`The agent's run failed: ${error?.message}`);
		return model.heard;
	};
	return {
		async tools() {
			await does();
			return model.tools;
		},
		does,
		close: async () => await Promise.resolve(),
	};
}

/** The official SDK's client, as far as it is used here. */
interface McpClient {
	connect(transport: unknown): Promise<void>;
	listTools(): Promise<{ tools: ToolWords[] }>;
	callTool(call: {
		name: string;
		arguments: Record<string, unknown>;
	}): Promise<{ content: Array<{ text: string }> }>;
	close(): Promise<void>;
}

/** The official MCP SDK's client, as n8n itself brings it; connected to the address of an *MCP Server Trigger*. */
export async function mcpCaller(line: N8nLine, url: string): Promise<ToolCaller> {
	const { folder } = await installN8n(line, () => undefined);
	const load = createRequire(path.join(folder, 'package.json'));
	const sdk = '@modelcontextprotocol/sdk/client';
	const { Client } = load(`${sdk}/index.js`) as {
		Client: new (about: { name: string; version: string }) => McpClient;
	};
	const { StreamableHTTPClientTransport } = load(`${sdk}/streamableHttp.js`) as {
		StreamableHTTPClientTransport: new (url: URL) => unknown;
	};
	const client = new Client({ name: 'test', version: '1.0.0' });
	await client.connect(new StreamableHTTPClientTransport(new URL(url)));
	return {
		tools: async () => (await client.listTools()).tools,
		async does(...steps) {
			const said: string[] = [];
			for (const step of steps) {
				const [name, args] = step(said);
				const { content } = await client.callTool({ name, arguments: args });
				said.push(content.map(({ text }) => text).join('\n'));
			}
			return said;
		},
		close: async () => await client.close(),
	};
}
