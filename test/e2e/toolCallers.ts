// Who calls the nodes as tools: an AI Agent with a scripted model, and a program that speaks MCP.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { fork } from 'node:child_process';
import { once } from 'node:events';
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

/** A program that speaks MCP, connected to the address of an *MCP Server Trigger*. */
export async function mcpCaller(line: N8nLine, url: string): Promise<ToolCaller> {
	const { folder } = await installN8n(line, () => undefined);
	const program = fork(path.join(__dirname, 'mcpClient.cjs'), [folder, url]);
	const asks = async <T>(call: { name?: string; args?: Record<string, unknown> }): Promise<T> => {
		const answer = once(program, 'message');
		program.send(call);
		const [{ said, error }] = (await answer) as [{ said: T; error?: string }];
		if (error) throw new Error(`The MCP client failed: ${error}`);
		return said;
	};
	return {
		tools: async () => await asks<ToolWords[]>({}),
		async does(...steps) {
			const said: string[] = [];
			for (const step of steps) {
				const [name, args] = step(said);
				said.push(await asks<string>({ name, args }));
			}
			return said;
		},
		async close() {
			program.disconnect();
			await once(program, 'exit');
		},
	};
}
