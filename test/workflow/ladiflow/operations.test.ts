// Every operation of the LadiFlow node is there whole: its form, its words, its calls, and a test that plays it.
import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../../nodes/LadiFlow/actions';
import { LadiFlow } from '../../../nodes/LadiFlow/LadiFlow.node';
import { methods } from '../../../nodes/LadiFlow/form/recordLists';
import { startSandbox } from '../../../sandbox';
import { CASES } from './cases';
import { ladiFlow } from './node';

const operations = resources.flatMap(({ value, operations: all }) =>
	all.map((operation) => ({ key: `${value}.${operation.value}`, operation })),
);

const calls = new Map<string, Set<string>>();

it('the node holds these operations, no more and no fewer', () => {
	expect(operations.map(({ key }) => key).sort()).toEqual([
		'account.checkSetup',
		'contact.addTags',
		'contact.compareWithKiotViet',
		'contact.create',
		'contact.get',
		'contact.getMany',
		'contact.removeTags',
		'contact.syncFromKiotViet',
		'contact.update',
		'contact.upsert',
		'flow.getCost',
		'flow.getTransactions',
		'flow.getTriggers',
		'flow.startByCatchHook',
		'sequence.getMany',
		'sequence.subscribe',
		'tag.create',
		'tag.getMany',
	]);
});

it('a new node begins with creating or updating a contact', () => {
	const { properties } = new LadiFlow().description;
	const first = (name: string) => properties.find((property) => property.name === name)?.default;
	expect([first('resource'), first('operation')]).toEqual(['contact', 'upsert']);
});

describe.each(operations)('$key', ({ key, operation }) => {
	it('has code, words for people and agents, calls and a case', () => {
		expect(operation.run).toEqual(expect.any(Function));
		expect(operation.action).toMatch(/^[A-Z][a-z]+ /);
		expect(operation.description.length).toBeGreaterThan(10);
		expect(operation.calls.length).toBeGreaterThan(0);
		expect(CASES.filter((one) => one.operation === key)).not.toEqual([]);
	});

	it('asks only for lists that the node has', () => {
		const known = {
			...methods.listSearch,
			...methods.loadOptions,
			...methods.resourceMapping,
		};
		for (const method of methodsIn(operation.fields)) expect(known).toHaveProperty(method);
	});
});

describe('a case', () => {
	it.each(CASES)('$operation $wish', async ({ operation, start, items, end, expected }) => {
		const sandbox = await startSandbox();
		try {
			const parameters = start(sandbox);
			const before = sandbox.requests.length;
			const node = ladiFlow(sandbox, operation, parameters, { continueOnFail: true });
			const [output] = await node.run(items ?? [{}]);
			const said = output.map(({ json }) => json);
			expect(end(sandbox, said)).toEqual(expected);
			expect(output.filter(({ pairedItem }) => pairedItem === undefined)).toEqual([]);
			const made = calls.get(operation) ?? new Set();
			calls.set(operation, made);
			for (const { method, path } of sandbox.requests.slice(before)) {
				made.add(`${method} ${path.replace(/[0-9a-f]{24}/, '{id}')}`);
			}
		} finally {
			await sandbox.stop();
		}
	});
});

describe('the documented calls', () => {
	// Which look-ups a write needs depends on the contact, so a case need not make them all; none makes others.
	it.each(operations)('of $key are all it makes', ({ key, operation }) => {
		const made = [...(calls.get(key) ?? [])].filter((call) => !isKeyCheck(call, operation.calls));
		expect(operation.calls).toEqual(expect.arrayContaining(made));
		expect(made.length).toBeGreaterThan(0);
	});
});

/** The credential checks its key once, by a read that an operation need not name. */
function isKeyCheck(call: string, documented: string[]): boolean {
	return call === 'POST /customer/list-tag' && !documented.includes(call);
}

function methodsIn(fields: INodeProperties[]): string[] {
	const text = JSON.stringify(fields);
	const found = text.matchAll(
		/"(?:searchListMethod|loadOptionsMethod|resourceMapperMethod)":"(\w+)"/g,
	);
	return [...found].map(([, method]) => method);
}
