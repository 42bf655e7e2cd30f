// What an AI agent reads of the nodes: each tool is told from the others, and what cannot be taken back says so.
import { type IExecuteFunctions, type INode, NodeHelpers, NodeOperationError } from 'n8n-workflow';

import { KiotViet } from '../../../nodes/KiotViet/KiotViet.node';
import { resources as kiotViet } from '../../../nodes/KiotViet/actions';
import { LadiFlow } from '../../../nodes/LadiFlow/LadiFlow.node';
import { resources as ladiFlow } from '../../../nodes/LadiFlow/actions';
import { forAgent } from '../../../nodes/shared/tool';

/** Every operation with the words that n8n tells a model of it. */
const tools = [
	{ node: new KiotViet(), resources: kiotViet },
	{ node: new LadiFlow(), resources: ladiFlow },
].flatMap(({ node, resources }) =>
	resources.flatMap(({ value: resource, operations }) =>
		operations.map(({ value: operation, calls }) => ({
			name: `${resource}.${operation}`,
			calls: calls as string[],
			words: NodeHelpers.makeDescription({ resource, operation }, node.description),
		})),
	),
);

describe('the words of a tool', () => {
	it('are a sentence that no other tool has', () => {
		for (const { words } of tools) {
			expect(words).toMatch(/^[A-Z][a-z]+ [a-z, ]+ in (KiotViet|LadiFlow)$/);
		}
		expect(new Set(tools.map(({ words }) => words)).size).toBe(tools.length);
	});

	it('say of what removes, cancels or gives away that it is for ever', () => {
		const named = tools.filter(({ words }) => words.startsWith('Permanently '));
		const removing = tools.filter(({ calls }) => calls.some((call) => call.startsWith('DELETE ')));
		expect(named.map(({ name }) => name).sort()).toEqual(
			[...removing.map(({ name }) => name), 'coupon.setUsed', 'voucher.release'].sort(),
		);
	});

	it('say of what sends messages that they cost money', () => {
		const named = tools.filter(({ words }) => words.includes('messages that cost money'));
		expect(named.map(({ name }) => name)).toEqual(['flow.startByCatchHook', 'sequence.subscribe']);
	});
});

describe('a failure', () => {
	const told = (type: string) => {
		const node = { name: 'KiotViet', type } as INode;
		const context = { getNode: () => node } as IExecuteFunctions;
		const error = new NodeOperationError(node, '"Limit" is empty', { description: 'Fill it in' });
		return forAgent(context, forAgent(context, error)).message;
	};

	it('of a tool says what to do, once, since an agent hears the message alone', () => {
		expect(told('n8n-nodes-kiotviet-ladiflow.kiotVietTool')).toBe('"Limit" is empty. Fill it in');
	});

	it('of a node says it beside the message, where n8n shows it', () => {
		expect(told('n8n-nodes-kiotviet-ladiflow.kiotViet')).toBe('"Limit" is empty');
	});
});
