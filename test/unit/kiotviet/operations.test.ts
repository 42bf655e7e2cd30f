// Walks over everything the node can do: no operation without code, words, calls, a schema and tests, and none that the API lacks.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { resources } from '../../../nodes/KiotViet/actions';
import { ROUTES } from '../../../nodes/KiotViet/api/routes';
import { KiotViet } from '../../../nodes/KiotViet/KiotViet.node';
import { fieldsIn } from '../house/fields';

const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		title: `${resource.value}.${operation.value}`,
		resource,
		operation,
	})),
);

describe.each(operations)('$title', ({ resource, operation }) => {
	it('does something, and says what in words that a model can choose by', () => {
		expect(operation.run).toEqual(expect.any(Function));
		expect(operation.action).toMatch(/^[A-Z][a-z]+( [a-z]+){2,}$/);
		expect(operation.description).toMatch(/^[A-Z].{10,}[^.]$/);
	});

	it('names the calls it makes, all of them documented', () => {
		expect(operation.calls).not.toEqual([]);
		expect(operation.calls.filter((call) => !ROUTES.includes(call))).toEqual([]);
	});

	it('is tested in the harness of its resource, which leaves nothing out', () => {
		const file = `test/workflow/kiotViet/${resource.value}.test.ts`;
		expect(existsSync(file)).toBe(true);
		const tests = readFileSync(file, 'utf8');
		expect(tests).toContain(`harnessOf('${resource.value}')`);
		expect(tests).toMatch(/^harness\.leavesNothingOut\(\);$/m);
	});
});

describe('the table of operations', () => {
	it('makes no call past the route that an operation states', () => {
		const folder = 'nodes/KiotViet/actions';
		const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
		const calling = files.filter(
			(file) =>
				file.endsWith('.ts') && readFileSync(`${folder}/${file}`, 'utf8').includes('callKiotViet'),
		);
		expect(files.length).toBeGreaterThan(100);
		expect(calling).toEqual([]);
	});

	it('makes every documented call but registering a webhook, which the trigger does', () => {
		const made = new Set(operations.flatMap(({ operation }) => operation.calls));
		expect(ROUTES.filter((call) => !made.has(call))).toEqual(['POST /webhooks']);
	});

	it('has each resource and each operation once, in the order of their names', () => {
		const names = resources.map(({ name }) => name);
		expect(names).toEqual([...new Set(names)].sort());
		for (const { operations: all } of resources) {
			const values = all.map(({ value }) => value);
			expect(new Set(values).size).toBe(values.length);
		}
	});

	it('has values that saved workflows can rely on', () => {
		for (const { value } of resources) expect(value).toMatch(/^[a-z][A-Za-z]+$/);
		for (const { operation } of operations) expect(operation.value).toMatch(/^[a-z][A-Za-z]+$/);
	});
});

describe('the form', () => {
	const fields = operations
		.flatMap(({ title, operation }) => fieldsIn(operation.fields, title))
		.filter(([, { type }]) => type !== 'notice');
	const where = (wrong: (field: INodeProperties) => boolean) =>
		fields.filter(([, field]) => wrong(field)).map(([place]) => place);

	it('gives every field a name that is used once beside the others', () => {
		for (const { operation } of operations) {
			const names = operation.fields.map(({ name }) => name);
			expect(new Set(names).size).toBe(names.length);
		}
		expect(where(({ name }) => !/^[a-z][A-Za-z]*$/.test(name))).toEqual([]);
	});

	it('needs the same of all rows with one name', () => {
		// n8n looks for what rows inside of a collection need in rows of that name outside of any, in every form.
		const needs = (name: string) =>
			fields
				.filter(([, field]) => field.name === name && field.type === 'fixedCollection')
				.map(([, { options = [] }]) =>
					(options as INodePropertyCollection[])
						.flatMap(({ values }) => values)
						.filter(({ required }) => required)
						.map((field) => field.name)
						.join(),
				);
		const outside = operations
			.flatMap(({ operation }) => operation.fields)
			.filter(({ type }) => type === 'fixedCollection')
			.map(({ name }) => name);
		expect(outside).toContain('lines');
		expect(outside.filter((name) => new Set(needs(name)).size > 1)).toEqual([]);
	});

	it('offers only lists that the node can load', () => {
		const { listSearch, loadOptions } = new KiotViet().methods;
		const searched = fields.flatMap(([, { modes = [] }]) =>
			modes.map(({ typeOptions }) => typeOptions?.searchListMethod).filter(Boolean),
		);
		const loaded = fields
			.map(([, { typeOptions }]) => typeOptions?.loadOptionsMethod)
			.filter(Boolean);
		expect(searched.filter((method) => !(method! in listSearch))).toEqual([]);
		expect(loaded.filter((method) => !(String(method) in loadOptions))).toEqual([]);
		expect(searched.length).toBeGreaterThan(0);
	});

	it('simplifies to ten fields at most', () => {
		// What is simplified is in the schema, since a new node gives that.
		for (const { resource, operation } of operations) {
			if (!operation.fields.some(({ name }) => name === 'output')) continue;
			const file = `nodes/KiotViet/__schema__/v1.1.0/${resource.value}/${operation.value}.json`;
			const { properties } = JSON.parse(readFileSync(file, 'utf8'));
			expect(Object.keys(properties).length).toBeLessThanOrEqual(10);
		}
	});
});
