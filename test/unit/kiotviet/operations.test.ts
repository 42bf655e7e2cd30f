// Walks over everything the node can do: no operation without code, words, calls, a schema and tests, and none that the API lacks.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readFileSync } from 'node:fs';

import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { resources } from '../../../nodes/KiotViet/actions';
import { KiotViet } from '../../../nodes/KiotViet/KiotViet.node';
import { DOCUMENTED, NOT_YET } from './documented';

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
		expect(operation.calls.filter((call) => !DOCUMENTED.includes(call))).toEqual([]);
	});

	it('has a schema of its output', () => {
		const file = `nodes/KiotViet/__schema__/v1.0.0/${resource.value}/${operation.value}.json`;
		expect(existsSync(file)).toBe(true);
		expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ type: 'object', version: 1 });
	});

	it('is tested at a desk of its resource, which leaves nothing out', () => {
		const file = `test/workflow/kiotViet/${resource.value}.test.ts`;
		expect(existsSync(file)).toBe(true);
		const tests = readFileSync(file, 'utf8');
		expect(tests).toContain(`deskOf('${resource.value}')`);
		expect(tests).toMatch(/^desk\.leavesNothingOut\(\);$/m);
	});
});

describe('the table of operations', () => {
	it('makes every documented call, but for those still to come', () => {
		const made = new Set(operations.flatMap(({ operation }) => operation.calls));
		expect(DOCUMENTED.filter((call) => !made.has(call))).toEqual(NOT_YET);
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

/** Every field of the form, also those inside of collections, with where it stands. */
function fieldsIn(fields: INodeProperties[], where: string): Array<[string, INodeProperties]> {
	return fields.flatMap((field) => {
		const place = `${where} › ${field.displayName}`;
		const inside = (field.options ?? []).flatMap((option) =>
			'values' in option
				? (option as INodePropertyCollection).values
				: 'type' in option
					? [option]
					: [],
		);
		return [[place, field] as [string, INodeProperties], ...fieldsIn(inside, place)];
	});
}

const choicesOf = ({ options = [] }: INodeProperties) =>
	options.filter((option): option is INodePropertyOptions => 'value' in option);

// The lint gates read literals only, and this form is made by functions.
describe('the form', () => {
	const fields = operations
		.flatMap(({ title, operation }) => fieldsIn(operation.fields, title))
		.filter(([, { type }]) => type !== 'notice');
	const where = (wrong: (field: INodeProperties) => boolean) =>
		fields.filter(([, field]) => wrong(field)).map(([place]) => place);

	it('labels every field in Title Case and explains it', () => {
		expect(where(({ displayName }) => !/^[A-Z0-9]/.test(displayName))).toEqual([]);
		expect(
			where(({ displayName }) => displayName.split(' ').some((word) => /^[a-z]{4,}/.test(word))),
		).toEqual([]);
		expect(
			where(
				({ type, description = '' }) =>
					type !== 'collection' && (!/^[^a-z]/.test(description) || /\.$/.test(description)),
			),
		).toEqual([]);
	});

	it('begins what is switched with "Whether", and what is shown as an example with "e.g."', () => {
		expect(
			where(({ type, description }) => type === 'boolean' && !/^Whether /.test(description ?? '')),
		).toEqual([]);
		expect(
			where(({ type, placeholder }) => type === 'string' && !/^e\.g\. |^$/.test(placeholder ?? '')),
		).toEqual([]);
	});

	it('shows what can be added or chosen in the order of names', () => {
		const isSorted = (names: string[]) => names.join() === [...names].sort().join();
		expect(
			where(
				({ type, options = [] }) =>
					type === 'collection' &&
					!isSorted(options.map((option) => (option as INodeProperties).displayName)),
			),
		).toEqual([]);
		expect(
			where(
				(field) =>
					choicesOf(field).length >= 5 && !isSorted(choicesOf(field).map(({ name }) => name)),
			),
		).toEqual([]);
	});

	it('gives every field a name that is used once beside the others', () => {
		for (const { operation } of operations) {
			const names = operation.fields.map(({ name }) => name);
			expect(new Set(names).size).toBe(names.length);
		}
		expect(where(({ name }) => !/^[a-z][A-Za-z]*$/.test(name))).toEqual([]);
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
		// What is simplified is in the schema of Get Many, which Simplify is on for.
		for (const { resource, operation } of operations) {
			if (!operation.fields.some(({ name }) => name === 'simplify')) continue;
			const file = `nodes/KiotViet/__schema__/v1.0.0/${resource.value}/${operation.value}.json`;
			const { properties } = JSON.parse(readFileSync(file, 'utf8'));
			expect(Object.keys(properties).length).toBeLessThanOrEqual(10);
		}
	});
});
