// The templates' house rules: notes that people can follow, nodes that exist, names that can be swapped.
import { omit } from 'lodash';

import { resources as kiotViet } from '../../../nodes/KiotViet/actions';
import { resources as ladiFlow } from '../../../nodes/LadiFlow/actions';
import { name as packageName } from '../../../package.json';
import { TEMPLATES, templateFiles } from '../../../scripts/templates';

interface Node {
	id: string;
	name: string;
	type: string;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: null; name: string }>;
}

interface Workflow {
	nodes: Node[];
	connections: Record<string, unknown>;
	settings: Record<string, unknown>;
}

const files = [...templateFiles()].map(([file, text]): [string, Workflow] => [
	file,
	JSON.parse(text) as Workflow,
]);
const notesOf = ({ nodes }: Workflow) => nodes.filter(({ type }) => type.endsWith('stickyNote'));
const workingOf = ({ nodes }: Workflow) => nodes.filter(({ type }) => !type.endsWith('stickyNote'));
const contentOf = ({ parameters }: Node) => String(parameters.content);

describe.each(files)('%s', (file, workflow) => {
	const page = file.replace(/^templates\/(.*)\.json$/, '$1');

	it('has notes in Vietnamese first and English below, each with its guide pages', () => {
		for (const note of notesOf(workflow)) {
			const [vietnamese, english, ...more] = contentOf(note).split(/^\*\*.*\*\*$/m);
			expect(more).toEqual([]);
			expect(vietnamese).toMatch(
				/^## .*\n\n[^]*[ạảãấầậẩẫắằặẳẵẹẻẽếềệểễịỉĩọỏõốồộổỗớờợởỡụủũứừựửữỳỵỷỹđ]/,
			);
			expect(english).toMatch(/[a-z]{3}/);
			expect(english).toMatch(
				new RegExp(`/docs/vi/templates/${page}\\.md\\) · .*/docs/templates/${page}\\.md\\)\\s*$`),
			);
			expect(contentOf(note)).not.toMatch(/ \/ /);
		}
	});

	it('numbers its steps in the order in which they are read, from left to right', () => {
		const inOrder = [...notesOf(workflow)].sort((a, b) => a.position[0] - b.position[0]);
		const numbers = inOrder.flatMap((note) => /^## (\d+) · /.exec(contentOf(note))?.[1] ?? []);
		expect(numbers).toEqual(numbers.map((_, place) => String(place + 1)));
		expect(new Set(inOrder.map(({ position }) => position[1])).size).toBe(1);
	});

	it('lays no node over another one', () => {
		const places = workingOf(workflow).map(({ position }) => position.join());
		expect(new Set(places).size).toBe(places.length);
	});

	it('has IDs and names of its own, no Code node, and keeps failed runs', () => {
		const all = (key: 'id' | 'name') => workflow.nodes.map((node) => node[key]);
		expect(new Set(all('id')).size).toBe(workflow.nodes.length);
		expect(new Set(all('name')).size).toBe(workflow.nodes.length);
		expect(workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.code')).toEqual([]);
		expect(workflow.settings).toMatchObject({ saveDataErrorExecution: 'all' });
	});

	it('asks our nodes only for what they know', () => {
		for (const { name, type, parameters } of workingOf(workflow)) {
			const tables = { kiotViet, ladiFlow };
			const kind = type.split('.')[1];
			if (!type.startsWith(packageName) || !(kind in tables)) continue;
			const resource = tables[kind as keyof typeof tables].find(
				({ value }) => value === parameters.resource,
			);
			const operation = resource?.operations.find(({ value }) => value === parameters.operation);
			expect([name, operation?.value]).toEqual([name, parameters.operation]);
			for (const [key, value] of Object.entries(omit(parameters, 'resource', 'operation'))) {
				const field = operation?.fields.find((one) => one.name === key);
				expect([name, key, field?.name]).toEqual([name, key, key]);
				if (field?.type !== 'collection') continue;
				const known = (field.options ?? []).map((option) => option.name);
				expect(known).toEqual(expect.arrayContaining(Object.keys(value as object)));
			}
		}
	});
});

describe('the templates together', () => {
	it('name the same credential once', () => {
		const names = files
			.flatMap(([, { nodes }]) =>
				nodes.flatMap(({ credentials = {} }) =>
					Object.entries(credentials).map(([kind, { name }]) => `${kind}: ${name}`),
				),
			)
			.filter((entry) => /^(kiotViet|ladiFlow)Api/.test(entry));
		expect([...new Set(names)].sort()).toEqual([
			'kiotVietApi: KiotViet account',
			'kiotVietApi: KiotViet account 2',
			'kiotVietApi: KiotViet account 3',
			'ladiFlowApi: LadiFlow account',
		]);
	});

	it('can be made for two packages, one for each service, and differ in nothing else', () => {
		const split = templateFiles({ kiotViet: 'n8n-nodes-k', ladiFlow: 'n8n-nodes-l' });
		expect(split.size).toBe(TEMPLATES.length);
		for (const [file, workflow] of files) {
			const swapped = JSON.parse(split.get(file) ?? '') as Workflow;
			for (const [place, node] of swapped.nodes.entries()) {
				const { type } = workflow.nodes[place];
				const service = type.split('.')[1]?.startsWith('kiotViet') ? 'n8n-nodes-k' : 'n8n-nodes-l';
				expect(node).toEqual({
					...workflow.nodes[place],
					type: type.startsWith(packageName) ? `${service}.${type.split('.')[1]}` : type,
				});
			}
		}
	});
});
