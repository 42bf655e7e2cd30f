// A chat model on this machine with OpenAI's interface: it calls the tools that a test tells it to, and keeps what it was asked.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import fastify from 'fastify';
import type { AddressInfo } from 'node:net';

/** A call of a tool; `before` is what the tools said so far in this conversation. */
export type Step = (before: string[]) => [tool: string, args: Record<string, unknown>];

/** A tool as the model is told of it. */
export interface ToolWords {
	name: string;
	description?: string;
}

export interface ChatModel {
	/** `http://127.0.0.1:<port>/v1`, as the credential takes it. */
	url: string;
	/** What the model was told of its tools last. */
	tools: ToolWords[];
	/** What the tools said in the last conversation, in order. */
	heard: string[];
	/** What it does in the next conversation; then it says {@link ChatModel.words}. */
	follows(steps: Step[]): void;
	/** Its last words in a conversation. */
	words: string;
	close(): Promise<void>;
}

interface Asked {
	tools?: Array<{ function: ToolWords }>;
	messages: Array<{ role: string; content: string | null }>;
}

export async function startChatModel(): Promise<ChatModel> {
	const app = fastify();
	let steps: Step[] = [];
	app.post('/v1/chat/completions', async (request) => {
		const { tools = [], messages } = request.body as Asked;
		model.tools = tools.map((tool) => tool.function);
		model.heard = messages
			.filter(({ role }) => role === 'tool')
			.map(({ content }) => content ?? '');
		const next = steps[model.heard.length];
		return next ? saying(callOf(next(model.heard), model.heard.length)) : saying(null, model.words);
	});
	await app.listen({ port: 0, host: '127.0.0.1' });
	const { port } = app.server.address() as AddressInfo;
	const model: ChatModel = {
		url: `http://127.0.0.1:${port}/v1`,
		tools: [],
		heard: [],
		words: 'Xong.',
		follows(wanted) {
			steps = wanted;
			model.heard = [];
		},
		close: async () => await app.close(),
	};
	return model;
}

const callOf = ([name, args]: ReturnType<Step>, place: number) => ({
	id: `call_${place}`,
	type: 'function',
	function: { name, arguments: JSON.stringify(args) },
});

/** An answer as OpenAI spells it. */
function saying(call: ReturnType<typeof callOf> | null, content: string | null = null) {
	return {
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 1,
		model: 'scripted',
		choices: [
			{
				index: 0,
				message: { role: 'assistant', content, ...(call ? { tool_calls: [call] } : {}) },
				finish_reason: call ? 'tool_calls' : 'stop',
			},
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
