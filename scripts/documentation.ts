// Makes the documentation's tables, the output schemas and the templates from the code itself; `--check` fails when they differ.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { sortBy, uniq, uniqBy } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';

import { LINES } from '../demo/n8n/install';
import { resources as kiotViet } from '../nodes/KiotViet/actions';
import { resources as ladiFlow } from '../nodes/LadiFlow/actions';
import type { Resource } from '../nodes/shared/operation';
import { ALL_FAULTS } from '../test/faults/table';
import { publishedResults } from '../test/faults/results';
import { drawing, recovery, rings, wayOfASale } from './architecture';
import { guidePages } from './guides';
import { performancePages, plots } from './performance';
import { pictureFaults, stalePictures } from './pictureState';
import { outputSchemas, strayFiles } from './schemas';
import { FOLDER, templateFiles } from './templates';

function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Every operation with what it calls and what it asks for; what an option collection holds stands behind its name. */
function operationsOf<Run>(resources: Array<Resource<Run>>): string {
	return table(
		['Resource', 'Operation', 'Calls', 'Parameters'],
		resources.flatMap((resource) =>
			resource.operations.map(({ name, calls, fields }) => [
				resource.name,
				name,
				calls.map((call) => `\`${call}\``).join('<br>'),
				uniq(
					fields
						.filter((field) => field.type !== 'notice' && !isOfSavedNodes(field))
						.map(parameter),
				).join('<br>') || 'none',
			]),
		),
	);
}

/** Whether only nodes of earlier versions still have the field. */
function isOfSavedNodes({ displayOptions }: INodeProperties): boolean {
	const versions = displayOptions?.show?.['@version'];
	return versions?.every((version) => typeof version === 'number') ?? false;
}

function parameter({ displayName, required, options }: INodeProperties): string {
	const inside = (options ?? [])
		.flatMap((option) => ('values' in option ? option.values : 'type' in option ? [option] : []))
		.filter((option) => !isOfSavedNodes(option))
		.map((option) => option.displayName);
	return `${displayName}${required ? ' (required)' : ''}${inside.length > 0 ? `: ${inside.join(', ')}` : ''}`;
}

/** What was measured of everything on each line of n8n: in the full run where there is one. */
const MEASURED = uniqBy(
	sortBy(publishedResults(), ({ size }) => size !== 'full'),
	({ name, line }) => JSON.stringify([name, line]),
);

/** A fault's time to heal on one line of n8n. */
function timeToHeal(fault: string, onLine: string): string {
	const result = MEASURED.find(({ name, line }) => name === fault && line === onLine);
	if (typeof result?.figure !== 'number') return '';
	const often = (result.rounds ?? 1) > 1 ? `, ${result.rounds} times` : '';
	return `${result.figure.toFixed(1)} s${often}${result.size === 'short' ? ', short' : ''}`;
}

const FAULTS = table(
	['What broke', 'What you see', 'How it heals', ...LINES.map((line) => `n8n ${line}`)],
	ALL_FAULTS.map(({ name, sees, heals }) => [
		name,
		sees,
		heals,
		...LINES.map((line) => timeToHeal(name, line)),
	]),
);

/** Everything measured that is no fault. */
const FIGURES = table(
	['What', 'n8n', 'Measured'],
	sortBy(
		MEASURED.filter(({ figure }) => typeof figure === 'string'),
		'name',
		'line',
	).map(({ name, line, size, figure }) => [
		size === 'short' ? `${name}, short` : name,
		line,
		String(figure),
	]),
);

/** Which tables stand in which file, between comments of the same name. */
const FILES: Record<string, Record<string, string>> = {
	'docs/architecture.md': {
		drawing: drawing(),
		rings: table(['Folder', 'Holds', 'May import, of its tree'], rings()),
		sale: wayOfASale(),
		recovery: table(['What', 'Protects from', 'Its limit', 'Past it'], recovery()),
	},
	...guidePages(table),
	'docs/kiotviet-node.md': { operations: operationsOf(kiotViet) },
	'docs/reliability.md': { faults: FAULTS, figures: FIGURES },
	'docs/ladiflow-node.md': { operations: operationsOf(ladiFlow) },
	...performancePages(table),
};

function filled(file: string, tables: Record<string, string>): string {
	return Object.entries(tables).reduce(
		(text, [name, content]) =>
			text.replace(
				new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`),
				(_, start: string, end: string) => `${start}\n\n${content}\n\n${end}`,
			),
		readFileSync(file, 'utf8'),
	);
}

const checks = process.argv.includes('--check');

function complain(fault: string): void {
	console.error(fault);
	process.exitCode = 1;
}

function settle(file: string, content: string): void {
	if (existsSync(file) && readFileSync(file, 'utf8') === content) return;
	if (checks) return complain(`${file} is not what the code makes: run "npm run docs"`);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, content);
}

function remove(file: string, what: string): void {
	if (!checks) return rmSync(file);
	complain(`${file} belongs to no ${what}: run "npm run docs"`);
}

async function main(): Promise<void> {
	if (checks) {
		for (const fault of pictureFaults()) complain(fault);
		// Told, and no failure: it still shows where things are, and making it takes a browser.
		for (const stale of stalePictures()) console.warn(stale);
	}
	for (const [file, tables] of Object.entries(FILES)) settle(file, filled(file, tables));
	for (const [file, drawn] of plots()) settle(file, drawn);
	const schemas = await outputSchemas();
	for (const [file, content] of schemas) settle(file, content);
	for (const file of strayFiles(schemas)) remove(file, 'operation');
	const templates = templateFiles();
	for (const [file, content] of templates) settle(file, content);
	const there = readdirSync(FOLDER).map((name) => `${FOLDER}/${name}`);
	for (const file of there) if (!templates.has(file)) remove(file, 'template');
}

void main();
