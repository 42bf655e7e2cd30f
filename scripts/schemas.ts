// Makes the schemas of what the KiotViet node gives, by running every operation at a sandbox shop.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import { KiotVietApi } from '../credentials/KiotVietApi.credentials';
import { resources } from '../nodes/KiotViet/actions';
import { KiotViet } from '../nodes/KiotViet/KiotViet.node.js';
import { type Shop, startSandbox } from '../sandbox';
import { engineFor } from '../test/workflow/engine';

/** Prepares a shop for one run of an operation, and its item where that says something; gives the run's parameters. */
export type Sample = (shop: Shop, item: IDataObject) => IDataObject;

/** Where n8n looks for the schemas of version 1 of a node in this folder. */
const FOLDER = 'nodes/KiotViet/__schema__/v1.0.0';

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** Every schema by its file. A resource's samples are in `samples/<resource>.ts`, one for each operation. */
export async function outputSchemas(): Promise<Map<string, string>> {
	const files = new Map<string, string>();
	for (const { value: resource, operations } of resources) {
		const { samples } = (await import(`./samples/${resource}`)) as {
			samples: Record<string, Sample>;
		};
		for (const { value: operation } of operations) {
			const sample = samples[operation];
			if (!sample) throw new Error(`samples/${resource}.ts has nothing for ${operation}`);
			const schema = { ...schemaOf(await outputOf(resource, operation, sample)), version: 1 };
			const file = path.posix.join(FOLDER, resource, `${operation}.json`);
			files.set(file, `${JSON.stringify(schema, null, '\t')}\n`);
		}
	}
	return files;
}

/** Schemas in the folder that belong to no operation. */
export function strayFiles(files: Map<string, string>): string[] {
	if (!existsSync(FOLDER)) return [];
	return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
		.map((name) => path.posix.join(FOLDER, name))
		.filter((file) => file.endsWith('.json') && !files.has(file));
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
		if (items.length === 0) throw new Error(`${resource}.${operation} gave nothing`);
		return items.map(({ json }) => json);
	} finally {
		await sandbox.stop();
	}
}

/** The shape that holds all the values: of objects every property, of lists every entry. */
function schemaOf(values: unknown[]): Schema {
	const [first] = values;
	if (Array.isArray(first)) {
		const entries = values.flat();
		return { type: 'array', ...(entries.length > 0 ? { items: schemaOf(entries) } : {}) };
	}
	if (typeof first !== 'object' || first === null) return { type: typeof first };
	const keys = new Set(values.flatMap((value) => Object.keys(value as object)));
	const properties = Array.from(keys, (key) => {
		const inside = values
			.map((value) => (value as IDataObject)[key])
			.filter((value) => value !== undefined);
		return [key, schemaOf(inside)] as const;
	});
	return { type: 'object', properties: Object.fromEntries(properties) };
}
