// The assistant's promise: whatever its model asks for, nothing in the shop changes.
import { resources } from '../../../nodes/KiotViet/actions';
import { shopAssistant } from '../../../scripts/templates/shopAssistant';

const tools = shopAssistant.nodes.filter(({ type }) => typeof type !== 'string');

it('gives the model a handful of tools, each in words of both languages', () => {
	expect(tools.length).toBeGreaterThan(5);
	for (const { parameters } of tools) {
		expect(parameters.toolDescription).toMatch(/[à-ỹ].*\. [A-Z][a-z]+ [a-z ,]+\.$/i);
	}
});

it.each(tools)('$name only reads', ({ parameters: { resource, operation } }) => {
	const calls = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation)?.calls;
	expect(calls?.length).toBeGreaterThan(0);
	expect(calls?.filter((call) => !call.startsWith('GET '))).toEqual([]);
});
