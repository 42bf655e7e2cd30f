// n8n finds the shape of what every operation gives, and of what the trigger gives, by its own look-up.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import type { INodeType } from 'n8n-workflow';
import {
	loadOutputSchema,
	resolveOutputSchemaPath,
} from 'n8n-core/dist/nodes-loader/output-schema-resolver';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { resources as kiotViet } from '../../../nodes/KiotViet/actions';
import { KiotViet } from '../../../nodes/KiotViet/KiotViet.node';
import { KiotVietTrigger } from '../../../nodes/KiotViet/KiotVietTrigger.node';
import { resources as ladiFlow } from '../../../nodes/LadiFlow/actions';
import { LadiFlow } from '../../../nodes/LadiFlow/LadiFlow.node';
import type { Resource } from '../../../nodes/shared/operation';

interface Place {
	title: string;
	node: INodeType;
	folder: string;
	resource?: string;
	operation?: string;
}

const each = <Run>(node: INodeType, folder: string, resources: Array<Resource<Run>>): Place[] =>
	resources.flatMap(({ value: resource, operations }) =>
		operations.map(({ value: operation }) => ({
			title: `${node.description.name}: ${resource}.${operation}`,
			node,
			folder,
			resource,
			operation,
		})),
	);

const PLACES: Place[] = [
	...each(new KiotViet(), 'KiotViet', kiotViet),
	{ title: 'kiotVietTrigger', node: new KiotVietTrigger(), folder: 'KiotViet' },
	...each(new LadiFlow(), 'LadiFlow', ladiFlow),
];

const schemaAt = ({ node, folder, resource, operation }: Place, version: number) => {
	const ref = { nodeDir: path.resolve('nodes', folder), version, resource, operation };
	const { defaultVersion } = node.description;
	// The editor asks for the node's own version; n8n's assistants take the nearest one.
	if (version === defaultVersion) expect(existsSync(resolveOutputSchemaPath(ref) ?? '')).toBe(true);
	return loadOutputSchema({ ...ref, versionFallback: true });
};

describe.each(PLACES)('$title', (place) => {
	it('has a schema of its output, for a new node and for one that was saved before', () => {
		for (const version of [place.node.description.version].flat()) {
			expect(schemaAt(place, version)).toMatchObject({ type: 'object', version: 1 });
		}
	});
});

it('the schemas tell what an item holds', () => {
	const at = (title: string) => PLACES.find((place) => place.title === title)!;
	const fieldsOf = (title: string) => {
		const place = at(title);
		return Object.keys(schemaAt(place, place.node.description.defaultVersion!)!.properties!);
	};
	expect(fieldsOf('kiotVietTrigger')).toEqual(
		expect.arrayContaining(['event', 'resource', 'change', 'record', 'customer']),
	);
	expect(fieldsOf('ladiFlow: contact.upsert')).toEqual(
		expect.arrayContaining(['contactId', 'isNew', 'matchedBy', 'missingCustomFields', 'contact']),
	);
	expect(fieldsOf('kiotViet: customer.getMany')).toEqual(
		expect.arrayContaining(['id', 'contactNumber']),
	);
});
