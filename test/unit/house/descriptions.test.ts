// n8n's lint sees literals only, and these forms are made by functions: so each node's description is written out
// as it is built, and n8n's own rules are run on that. What they leave open, the last tests hold.
/* eslint-disable @n8n/community-nodes/no-restricted-globals, @typescript-eslint/no-require-imports */
import { type ESLint, Linter } from 'eslint';
import { validateNodeDescription } from 'n8n-core/dist/nodes-loader/validate-node-description';
import type { INodeProperties, INodeType } from 'n8n-workflow';

import { KiotViet } from '../../../nodes/KiotViet/KiotViet.node';
import { KiotVietTrigger } from '../../../nodes/KiotViet/KiotVietTrigger.node';
import { LadiFlow } from '../../../nodes/LadiFlow/LadiFlow.node';
import manifest from '../../../package.json';
import { fieldsIn } from './fields';
import { literal } from './literal';

const parser = require('@typescript-eslint/parser') as Linter.Parser;
// Loaded under jest's own name for the run, the rules would take every file for one of their own tests.
process.env.NODE_ENV = 'lint';
const plugin = require('eslint-plugin-n8n-nodes-base') as ESLint.Plugin & {
	configs: { nodes: { rules: Linter.RulesRecord } };
};

const RULES: Linter.RulesRecord = {
	...plugin.configs.nodes.rules,
	// Rows are filled in from left to right: product, quantity, price, then what is rarely needed.
	'n8n-nodes-base/node-param-fixed-collection-type-unsorted-items': 'off',
};

/** What n8n's rules say of the description of a node's class. */
function findings(name: string, folder: string, description: unknown): string[] {
	const source = `export class ${name} implements INodeType {\n\tdescription: INodeTypeDescription = ${literal(description)};\n}\n`;
	const config: Linter.Config = {
		files: ['**/*.ts'],
		languageOptions: { parser },
		plugins: { 'n8n-nodes-base': plugin },
		rules: RULES,
	};
	const lines = source.split('\n');
	return new Linter({ configType: 'flat' })
		.verify(source, [config], { filename: `nodes/${folder}/${name}.node.ts` })
		.map(({ ruleId, message, line }) => `${ruleId}: ${message} ${lines[line - 1].trim()}`);
}

const NODES: Array<[name: string, folder: string, node: INodeType]> = [
	['KiotViet', 'KiotViet', new KiotViet()],
	['KiotVietTrigger', 'KiotViet', new KiotVietTrigger()],
	['LadiFlow', 'LadiFlow', new LadiFlow()],
];

describe.each(NODES)('%s', (name, folder, { description }) => {
	const fields = fieldsIn(description.properties, name).filter(([, { type }]) => type !== 'notice');
	const where = (wrong: (field: INodeProperties) => boolean) =>
		fields.filter(([, field]) => wrong(field)).map(([place]) => place);

	it('keeps the rules of n8n, as built', () => {
		expect(findings(name, folder, description)).toEqual([]);
	});

	it("has hints for n8n's workflow builder, which name nodes of this package", () => {
		expect(() => validateNodeDescription(description)).not.toThrow();
		const { searchHint = '', relatedNodes = [] } = description.builderHint ?? {};
		expect(searchHint).toMatch(/^[A-Z].{50,}\.$/);
		const names = NODES.map(([, , node]) => `${manifest.name}.${node.description.name}`);
		expect(
			[
				...relatedNodes.map(({ nodeType }) => nodeType),
				`${manifest.name}.${description.name}`,
			].sort(),
		).toEqual(names.sort());
	});

	it('explains every field', () => {
		const speaksForItself = ['Resource', 'Operation', 'Additional Fields', 'Update Fields'];
		const isGroup = ({ displayName, type }: INodeProperties) =>
			speaksForItself.includes(displayName) ||
			(type === 'collection' && ['Filters', 'Options'].includes(displayName));
		expect(where((field) => !field.description && !isGroup(field))).toEqual([]);
	});

	it('shows an example wherever something is typed', () => {
		const isExample = (text = '') => /^e\.g\. ./.test(text);
		const isTyped = ({ type, typeOptions }: INodeProperties) =>
			type === 'string' && !typeOptions?.password;
		expect(where((field) => isTyped(field) && !isExample(field.placeholder))).toEqual([]);
		expect(
			where(({ modes = [] }) =>
				modes.some(({ type, placeholder }) => type === 'string' && !isExample(placeholder)),
			),
		).toEqual([]);
	});

	it('says the unit of every amount of money', () => {
		const isMoney = ({ displayName, type }: INodeProperties) =>
			['string', 'number'].includes(type) && /^(Amount|Fee|Price|Cost Price)\b/.test(displayName);
		expect(where((field) => isMoney(field) && !/VND/.test(field.description ?? ''))).toEqual([]);
	});
});

it('the rules do find what is wrong in a built form', () => {
	const { description } = new LadiFlow();
	const spoilt = {
		...description,
		properties: [
			{
				displayName: 'send it',
				name: 'send',
				type: 'boolean',
				default: false,
				description: 'Send',
			},
		],
	};
	expect(findings('LadiFlow', 'LadiFlow', spoilt).join()).toMatch(
		/display-name-miscased.*description-boolean-without-whether/,
	);
});
