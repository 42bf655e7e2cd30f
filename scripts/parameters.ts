// The promise to saved workflows: every parameter that a published node had, it has still, as it was.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console */
import { mapValues, sortBy, uniq } from 'lodash';
import {
	type INodeProperties,
	type INodeTypeDescription,
	type NodeParameterValueType,
	NodeHelpers,
} from 'n8n-workflow';
import { writeFileSync } from 'node:fs';

/** A node's parameters: by their path, what each is, alike in all versions or by version. */
export interface Parameters {
	versions: string[];
	fields: Record<string, string | Record<string, string>>;
}

/** Where the parameters of a node are noted. */
export const notedIn = ({ name }: INodeTypeDescription) => `test/fixtures/parameters/${name}.json`;

/** What a saved workflow relies on: path → type, default and choices. Notices hold nothing. */
export function parametersOf(description: INodeTypeDescription): Parameters {
	const versions = [description.version].flat().map(String);
	const found: Record<string, Record<string, string>> = {};
	for (const version of versions) {
		const ofVersion = description.properties.filter((property) => isIn(property, Number(version)));
		for (const [path, is] of ofVersion.flatMap((property) => lines(property, Number(version)))) {
			const others = found[path] ?? {};
			// One name may stand for several fields, each under conditions of its own.
			const all = uniq([...(others[version]?.split(' or ') ?? []), is]).sort();
			found[path] = { ...others, [version]: all.join(' or ') };
		}
	}
	const entries = sortBy(Object.entries(found), '0');
	const fields = mapValues(Object.fromEntries(entries), (byVersion) => {
		const kinds = uniq(Object.values(byVersion));
		const isAlike = kinds.length === 1 && Object.keys(byVersion).length === versions.length;
		return isAlike ? kinds[0] : byVersion;
	});
	return { versions, fields };
}

/** What saved workflows would lose, a sentence each. What is new takes nothing away. */
export function broken(name: string, noted: Parameters, now: Parameters): string[] {
	return Object.entries(noted.fields).flatMap(([path, before]) => {
		const of = (field: string | Record<string, string> | undefined, version: string) =>
			typeof field === 'string' ? field : field?.[version];
		return noted.versions.flatMap((version) => {
			const was = of(before, version);
			const is = now.versions.includes(version) ? of(now.fields[path], version) : undefined;
			if (was === undefined || (is !== undefined && keeps(was, is))) return [];
			const what = is === undefined ? 'is gone' : `is ${is}`;
			return [`${name}, "${path}" in version ${version}: it was ${was} and ${what}`];
		});
	});
}

/** Choices may be added. */
function keeps(was: string, is: string): boolean {
	const now = is.split(' or ').map(apart);
	return was
		.split(' or ')
		.map(apart)
		.every(({ kind, choices }) =>
			now.some((one) => one.kind === kind && choices.every((it) => one.choices.includes(it))),
		);
}

function apart(is: string): { kind: string; choices: string[] } {
	const [kind, choices = ''] = is.split(' of ');
	return { kind, choices: choices.split(', ').filter(Boolean) };
}

type Lines = Array<[path: string, is: string]>;

/** A parameter and what stands inside of it, under each operation that shows it. */
function lines(property: INodeProperties, version: number): Lines {
	if (property.type === 'notice') return [];
	const { resource = [''], operation = [''] } = property.displayOptions?.show ?? {};
	return resource.flatMap((one) =>
		operation.flatMap((other) => {
			const place = [one, other].filter(Boolean).join('.');
			return inside(property, place ? `${place}: ` : '', version);
		}),
	);
}

function inside(property: INodeProperties, before: string, version: number): Lines {
	const path = `${before}${property.name}`;
	const within = (property.options ?? []).flatMap((option): Lines => {
		if ('values' in option) {
			return option.values.flatMap((one) => inside(one, `${path}.${option.name}.`, version));
		}
		return 'type' in option && isIn(option, version) ? inside(option, `${path}.`, version) : [];
	});
	return [[path, said(property)], ...within];
}

function said({ type, typeOptions, default: preset, options = [], modes = [] }: INodeProperties) {
	const choices = [
		...options.flatMap((option) => ('value' in option ? [String(option.value)] : [])),
		...modes.map(({ name }) => name),
	];
	const list = typeOptions?.multipleValues ? ' list' : '';
	const kind = `${type}${list} = ${JSON.stringify(preset as NodeParameterValueType)}`;
	return choices.length > 0 ? `${kind} of ${choices.join(', ')}` : kind;
}

/** Whether a version of the node has a field at all. */
function isIn(property: INodeProperties, version: number): boolean {
	const { show = {}, hide = {} } = property.displayOptions ?? {};
	const [shown, hidden] = [show['@version'], hide['@version']];
	const displayOptions = {
		...(shown ? { show: { '@version': shown } } : {}),
		...(hidden ? { hide: { '@version': hidden } } : {}),
	};
	return NodeHelpers.displayParameter(
		{},
		{ ...property, displayOptions },
		{ typeVersion: version },
		null,
	);
}

async function main(): Promise<void> {
	const nodes = [
		new (await import('../nodes/KiotViet/KiotViet.node.js')).KiotViet(),
		new (await import('../nodes/KiotViet/KiotVietTrigger.node.js')).KiotVietTrigger(),
		new (await import('../nodes/LadiFlow/LadiFlow.node.js')).LadiFlow(),
	];
	for (const { description } of nodes) {
		const text = JSON.stringify(parametersOf(description), null, '\t');
		writeFileSync(notedIn(description), `${text}\n`);
		console.log(`Noted: ${notedIn(description)}`);
	}
}

if (require.main === module) void main();
