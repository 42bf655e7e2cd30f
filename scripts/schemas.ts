// Makes the schemas of what the nodes give, by running them at the sandbox.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { groupBy, isPlainObject, mapValues, pickBy } from 'lodash';
import type { IDataObject, INodeType } from 'n8n-workflow';

import { KiotVietApi } from '../credentials/KiotVietApi.credentials';
import { LadiFlowApi } from '../credentials/LadiFlowApi.credentials';
import { resources } from '../nodes/KiotViet/actions';
import { KiotViet } from '../nodes/KiotViet/KiotViet.node.js';
import { KiotVietTrigger } from '../nodes/KiotViet/KiotVietTrigger.node.js';
import { LadiFlow } from '../nodes/LadiFlow/LadiFlow.node.js';
import { NAMES, NATIVE_FIELDS } from '../nodes/LadiFlow/model/nativeFields';
import { EXPECTED_FIELDS } from '../nodes/LadiFlow/sync/expectedFields';
import { type Shop, startSandbox } from '../sandbox';
import { engineFor } from '../test/workflow/engine';
import { type Case, CASES } from '../test/workflow/ladiflow/cases';

/** Prepares a shop for one run of an operation, and its item where that says something; gives the run's parameters. */
export type Sample = (shop: Shop, item: IDataObject) => IDataObject;

/** Where n8n looks for the schemas of the nodes in this folder. */
const folderOf = (service: string) => `nodes/${service}/__schema__`;

/** n8n looks in the folder of the node's own version; the newest is what a new node is. */
const versionOf = ({ description }: INodeType) =>
	`v${[...String(description.defaultVersion).split('.'), '0', '0'].slice(0, 3).join('.')}`;

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** Every schema by its file. */
export async function outputSchemas(): Promise<Map<string, string>> {
	const files = new Map<string, string>();
	const put = (file: string, outputs: IDataObject[]) => {
		if (outputs.length === 0) throw new Error(`${file}: the samples gave nothing`);
		const schema = { ...schemaOf(outputs), version: 1 };
		files.set(file, `${JSON.stringify(schema, null, '\t')}\n`);
	};
	await eachOfKiotViet(path.posix.join(folderOf('KiotViet'), versionOf(new KiotViet())), put);
	// A node without operations has one file, named as its version.
	const trigger = `${folderOf('KiotViet')}/${versionOf(new KiotVietTrigger())}.json`;
	put(trigger, await outputOfTrigger());
	await eachOfLadiFlow(path.posix.join(folderOf('LadiFlow'), versionOf(new LadiFlow())), put);
	return files;
}

type Put = (file: string, outputs: IDataObject[]) => void;

/** A resource's samples are in `samples/<resource>.ts`, one for each operation. */
async function eachOfKiotViet(folder: string, put: Put): Promise<void> {
	for (const { value: resource, operations } of resources) {
		const { samples } = (await import(`./samples/${resource}`)) as {
			samples: Record<string, Sample>;
		};
		for (const { value: operation } of operations) {
			const sample = samples[operation];
			if (!sample) throw new Error(`samples/${resource}.ts has nothing for ${operation}`);
			put(`${folder}/${resource}/${operation}.json`, await outputOf(resource, operation, sample));
		}
	}
}

/** The cases that the tests play are the samples. */
async function eachOfLadiFlow(folder: string, put: Put): Promise<void> {
	for (const [operation, cases] of Object.entries(groupBy(CASES, 'operation'))) {
		const outputs: IDataObject[] = [];
		for (const one of cases) outputs.push(...(await outputOfCase(one)));
		put(`${folder}/${operation.replace('.', '/')}.json`, outputs.map(withoutOwnFields));
	}
}

/** Schemas in the folders that belong to no operation. */
export function strayFiles(files: Map<string, string>): string[] {
	return ['KiotViet', 'LadiFlow']
		.map(folderOf)
		.filter((folder) => existsSync(folder))
		.flatMap((folder) =>
			readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
				path.posix.join(folder, name),
			),
		)
		.filter((file) => file.endsWith('.json') && !files.has(file));
}

/** What *Fetch Test Event* gives for the events that a new trigger begins with. */
async function outputOfTrigger(): Promise<IDataObject[]> {
	const sandbox = await startSandbox();
	try {
		const { shop } = sandbox;
		const { id: customerId } = shop.registersCustomer({
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
			email: 'mau@example.com',
		});
		const lines = [{ productCode: 'SP000001', quantity: 1 }];
		shop.takesOrder({ customerId, lines });
		shop.sells({ customerId, lines, paid: 100000 });
		const trigger = new KiotVietTrigger();
		// The first form is that of saved nodes.
		const events = trigger.description.properties.filter(({ name }) => name === 'events').at(-1)
			?.default as string[];
		const engine = engineFor(trigger, new KiotVietApi(), { ...sandbox.kiotViet }, { events });
		const [items] = await engine.run([{}], 'manual');
		return items.map(({ json }) => json);
	} finally {
		await sandbox.stop();
	}
}

/** What a case says, failed items left out. */
async function outputOfCase({ operation, start, items }: Case): Promise<IDataObject[]> {
	const sandbox = await startSandbox();
	try {
		const node = new LadiFlow();
		const [resource, value] = operation.split('.');
		const parameters = { resource, operation: value, ...start(sandbox) };
		const engine = engineFor(node, new LadiFlowApi(), { ...sandbox.ladiFlow }, parameters, {
			continueOnFail: true,
			typeVersion: node.description.defaultVersion,
		});
		const [output] = await engine.run(items ?? [{}]);
		return output.map(({ json }) => json).filter(({ error }) => error === undefined);
	} finally {
		await sandbox.stop();
	}
}

const KNOWN = new Set([
	...NAMES,
	...[...EXPECTED_FIELDS, ...NATIVE_FIELDS].map(({ name }) => name),
]);

/** An output without the custom fields that only the account of a case has. */
function withoutOwnFields(output: IDataObject): IDataObject {
	return mapValues(output, (value, name) => {
		if (!isPlainObject(value)) return value;
		const object = value as IDataObject;
		if (name === 'contact') return withoutOwnFields(object);
		const holdsFields = name === 'customFields' || name === 'written';
		return holdsFields ? pickBy(object, (_, field) => KNOWN.has(field)) : object;
	});
}

async function outputOf(resource: string, operation: string, sample: Sample) {
	const sandbox = await startSandbox();
	try {
		const item = {};
		const parameters = { resource, operation, ...sample(sandbox.shop, item) };
		const engine = engineFor(
			new KiotViet(),
			new KiotVietApi(),
			{ ...sandbox.kiotViet },
			parameters,
		);
		const [items] = await engine.run([item]);
		return items.map(({ json }) => json);
	} finally {
		await sandbox.stop();
	}
}

/** The shape that holds all the values: of objects every property, of lists every entry; null where nothing else is. */
function schemaOf(values: unknown[]): Schema {
	const known = values.filter((value) => value !== null);
	const [first] = known;
	if (first === undefined) return { type: 'null' };
	if (Array.isArray(first)) {
		const entries = known.flat();
		return { type: 'array', ...(entries.length > 0 ? { items: schemaOf(entries) } : {}) };
	}
	if (typeof first !== 'object') return { type: typeof first };
	const objects = known.filter((value) => isPlainObject(value)) as IDataObject[];
	const keys = new Set(objects.flatMap((value) => Object.keys(value)));
	const properties = Array.from(keys, (key) => {
		const inside = objects.map((value) => value[key]).filter((value) => value !== undefined);
		return [key, schemaOf(inside)] as const;
	});
	return { type: 'object', properties: Object.fromEntries(properties) };
}
