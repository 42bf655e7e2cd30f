// Workflows that were saved with a published node run on: no parameter is lost or becomes another without a new version.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { cloneDeep } from 'lodash';
import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { KiotViet } from '../../../nodes/KiotViet/KiotViet.node';
import { KiotVietTrigger } from '../../../nodes/KiotViet/KiotVietTrigger.node';
import { LadiFlow } from '../../../nodes/LadiFlow/LadiFlow.node';
import { broken, notedIn, type Parameters, parametersOf } from '../../../scripts/parameters';

const ROOT = path.resolve(__dirname, '../../..');
const noted = (description: INodeTypeDescription) =>
	JSON.parse(readFileSync(path.join(ROOT, notedIn(description)), 'utf8')) as Parameters;
const nodes = [new KiotViet(), new KiotVietTrigger(), new LadiFlow()].map(
	({ description }) => [description.name, description] as const,
);

/** Add a version of the node that differs, or, before a release, run "npm run parameters". */
it.each(nodes)('%s has every parameter that saved workflows may use', (name, description) => {
	expect(broken(name, noted(description), parametersOf(description))).toEqual([]);
});

it.each(nodes)('what is new in %s is noted', (_, description) => {
	expect(parametersOf(description)).toEqual(noted(description));
});

describe('told is', () => {
	const before = new LadiFlow().description;
	const told = (change: (description: INodeTypeDescription) => void) => {
		const now = cloneDeep(before);
		change(now);
		return broken('ladiFlow', parametersOf(before), parametersOf(now)).join('\n');
	};
	const named = ({ properties }: INodeTypeDescription, name: string) =>
		properties.find((one) => one.name === name) as INodeProperties;

	it('nothing where nothing is lost', () => {
		const added = { displayName: 'New', name: 'brandNew', type: 'string', default: '' } as const;
		expect(told(({ properties }) => properties.push(added))).toBe('');
		expect(told((now) => named(now, 'resource').options?.push({ name: 'A', value: 'a' }))).toBe('');
		expect(told((now) => void (now.version = [1, 1.1, 1.2, 1.3]))).toBe('');
	});

	it.each([
		[
			'a lost parameter',
			(now) => now.properties.splice(now.properties.indexOf(named(now, 'tagNames')), 1),
		],
		['another name', (now) => (named(now, 'operation').name = 'action')],
		['another type', (now) => (named(now, 'resource').type = 'string')],
		['another default', (now) => (named(now, 'resource').default = 'tag')],
		['a lost choice', (now) => named(now, 'resource').options?.pop()],
		['a lost version', (now) => (now.version = [1.1, 1.2])],
		[
			'a field inside of a collection',
			(now) => {
				for (const { name, options } of now.properties) if (name === 'options') options?.pop();
			},
		],
	] as Array<[string, (now: INodeTypeDescription) => unknown]>)('%s', (_, change) => {
		expect(told(change)).toMatch(/^ladiFlow, ".+" in version 1(\.\d)?: it was .* and is/);
	});
});
