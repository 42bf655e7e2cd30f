// Draws docs/architecture.md from the code: the folders with their imports, the rings, the way of one sale, what repairs what.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, @typescript-eslint/no-require-imports */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { countBy, groupBy, uniq } from 'lodash';

import { type Kind, KINDS } from '../nodes/KiotViet/events/kinds';

interface Ring {
	holds: string;
	imports: string[];
	pure?: true;
}

interface Module {
	source: string;
	dependencies: Array<{ resolved: string; dependencyTypes: string[] }>;
}

const { TREES } = require('./rings.cjs') as { TREES: Record<string, Record<string, Ring>> };

/** The files of the package with what they import, as the tool sees them that lint runs too. */
function modules(): Module[] {
	const { stdout, stderr } = spawnSync(
		process.execPath,
		['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '-T', 'json', 'nodes'],
		{ encoding: 'utf8', maxBuffer: 2 ** 28 },
	);
	if (!stdout) throw new Error(stderr);
	const all = (JSON.parse(stdout) as { modules: Module[] }).modules;
	return all.filter(({ source }) => source.startsWith('nodes/'));
}

/** The folder of a file as the drawing shows it: `KiotViet/api`. */
function ringOf(file: string): string | null {
	const [top, tree, ...rest] = file.split('/');
	if (top !== 'nodes') return null;
	if (tree === 'shared') return tree;
	const ring = rest.length === 1 ? 'node' : rest[0];
	if (!TREES[tree]?.[ring]) throw new Error(`${file} lies in no ring of scripts/rings.cjs`);
	return `${tree}/${ring}`;
}

/** A Mermaid drawing: one box a folder, one arrow for all imports between two, dashed where they are types only. */
export function drawing(): string {
	const files = modules();
	const boxes = groupBy(files, ({ source }) => ringOf(source));
	const box = (ring: string, title: string) => {
		const count = boxes[ring]?.length ?? 0;
		return `${idOf(ring)}["<b>${title}</b><br/>${count} ${count === 1 ? 'file' : 'files'}"]`;
	};
	const imports = files.flatMap(({ source, dependencies }) =>
		dependencies.flatMap(({ resolved, dependencyTypes }) => {
			const [from, to] = [ringOf(source), ringOf(resolved)];
			return from && to && from !== to
				? [{ from, to, type: dependencyTypes.includes('type-only') }]
				: [];
		}),
	);
	const inside = imports.filter(({ to }) => to !== 'shared');
	const arrows = Object.values(groupBy(inside, ({ from, to }) => `${from} ${to}`)).map((all) => {
		const [{ from, to }] = all;
		const arrow = all.every(({ type }) => type) ? '-.->' : '-->';
		return `\t${idOf(from)} ${arrow}|${all.length}| ${idOf(to)}`;
	});
	const toShared = countBy(
		imports.filter(({ to }) => to === 'shared'),
		({ from }) => from.split('/')[0],
	);
	return [
		'```mermaid',
		'flowchart TD',
		...Object.entries(TREES).flatMap(([tree, rings]) => [
			`\tsubgraph ${tree}`,
			...Object.keys(rings).map((ring) => `\t\t${box(`${tree}/${ring}`, ring)}`),
			'\tend',
		]),
		`\t${box('shared', 'shared')}`,
		...arrows.sort(),
		...Object.entries(toShared).map(([tree, count]) => `\t${tree} -->|${count}| shared`),
		'\tclassDef pure stroke-dasharray: 4',
		...Object.entries(TREES).map(
			([tree, folders]) =>
				`\tclass ${Object.keys(folders)
					.filter((ring) => folders[ring].pure)
					.map((ring) => idOf(`${tree}/${ring}`))
					.join(',')} pure`,
		),
		'```',
	].join('\n');
}

const idOf = (ring: string) => ring.replace('/', '_');

/** What each folder holds and may import, from outside to inside. */
export function rings(): string[][] {
	return Object.entries(TREES).flatMap(([tree, folders]) =>
		Object.entries(folders).map(([ring, { holds, imports, pure }]) => [
			ring === 'node' ? `\`nodes/${tree}/*.node.ts\`` : `\`nodes/${tree}/${ring}/\``,
			`${holds}${pure ? ' (pure: no n8n and no I/O at run time)' : ''}`,
			imports.join(', ') || 'nothing of its tree',
		]),
	);
}

/** The opening sentence of a file, which says why it exists. */
function sentenceOf(file: string): string {
	const lines = readFileSync(file, 'utf8').split('\n');
	const end = lines.findIndex((line) => !line.startsWith('// '));
	return lines
		.slice(0, end)
		.map((line) => line.slice(3))
		.join(' ');
}

type Stage = 'received' | 'run' | 'written';

/** What n8n calls, one after the other. */
const STAGES: Record<Stage, string> = {
	received: 'KiotViet delivers: n8n calls `webhook()` of the trigger',
	run: 'n8n starts a run with what that gave: `execute()` of the trigger',
	written:
		'n8n hands the item on: `execute()` of the LadiFlow node, operation *Sync From KiotViet*',
};

/** Folders whose files are called from everywhere: named, but not told one by one. */
const ASIDE = /^nodes\/(shared|\w+\/(model|form))\//;

/** The files that a sale really passes, in the order in which control comes to them first. */
export function wayOfASale(): string {
	const { stdout, stderr } = spawnSync(
		process.execPath,
		['--require', './scripts/trace.cjs', 'scripts/sale.ts'],
		{ encoding: 'utf8' },
	);
	const told = stdout.trim().split('\n').at(-1);
	if (!told) throw new Error(stderr);
	const way = JSON.parse(told) as Record<Stage, string[]>;
	const seen = new Set<string>();
	const blocks = Object.entries(STAGES).map(([stage, title]) => {
		const files = uniq(way[stage as Stage]).filter((file) => !seen.has(file));
		const rows = files.filter((file) => !ASIDE.test(file));
		const start = [...seen].filter((file) => !ASIDE.test(file)).length + 1;
		for (const file of files) seen.add(file);
		const list = rows.map(
			(file, index) => `${start + index}. \`${file.slice('nodes/'.length)}\`: ${sentenceOf(file)}`,
		);
		return `**${title}**\n\n${list.join('\n')}`;
	});
	const aside = [...seen].filter((file) => ASIDE.test(file)).sort();
	const again = returnsTo(way.received) + returnsTo(way.run);
	return [
		...blocks,
		`${seen.size} files. ${aside.length} of them are plain values and forms that the others ask on the way: ${aside.map((file) => `\`${file.slice('nodes/'.length)}\``).join(', ')}. Within a call of n8n the way comes back to the trigger's node file ${again} times, to hand over what its stage gave.`,
	].join('\n\n');
}

const TRIGGER = 'nodes/KiotViet/KiotVietTrigger.node.ts';

const returnsTo = (files: string[]) => files.slice(1).filter((file) => file === TRIGGER).length;

/** The figure of a constant as the code states it; fails when it is stated no more. */
function figure(file: string, name: string): string {
	const found = new RegExp(`^(?:export )?const ${name} = (.*);$`, 'm').exec(
		readFileSync(`nodes/${file}`, 'utf8'),
	);
	if (!found) throw new Error(`nodes/${file} has no constant ${name}`);
	const time = /^\{ (\w+): ([\d_]+) \}$/.exec(found[1]);
	if (time) return `${Number(time[2].replaceAll('_', ''))} ${time[1]}`;
	return found[1]
		.split(' * ')
		.map((part) => Number(part.replaceAll('_', '')))
		.reduce((product, part) => product * part)
		.toLocaleString('en');
}

const CURSOR = 'KiotViet/trigger/cursor.ts';
const MEMORY = 'KiotViet/trigger/memory.ts';

/** Minutes that the template's error branch waits. */
function waits(): string {
	const template = readFileSync('templates/kiotviet-to-ladiflow.json', 'utf8');
	const found = /\[(\d+(?:, \d+)+)\]\[\$runIndex\]/.exec(template);
	if (!found) throw new Error('The template has no list of waits');
	return found[1];
}

/** The kinds of records that no poll finds. */
const webhookOnly = () =>
	Object.values<Kind>(KINDS)
		.flatMap(({ list, name }) => (list ? [] : [name]))
		.join(', ');

/** What repairs a lost change: what each means protects from, how far it reaches, what happens past that. */
export function recovery(): string[][] {
	const hours = (milliseconds: string) => Number(milliseconds.replaceAll(',', '')) / 3_600_000;
	return [
		[
			'**Retries of a call** (`shared/retry.ts`)',
			'a service that is busy, cuts connections or answers 5xx',
			`${figure('KiotViet/api/request.ts', 'READ_TRIES')} tries of a KiotViet read, ${figure('LadiFlow/api/request.ts', 'TRIES')} of a LadiFlow call; no wait of more than ${Number(figure('shared/retry.ts', 'LONGEST_WAIT').replaceAll(',', '')) / 1000} s`,
			'the record goes to the retry queue (reading), the item to the error branch (writing)',
		],
		[
			'**Cursor** (`trigger/cursor.ts`, kept in static data)',
			'whatever no webhook brought: n8n was down, webhooks were lost or switched off',
			`one for each kind of record with a list; a poll reads up to ${figure('KiotViet/trigger/scan.ts', 'MOST_PAGES')} pages, and the cursor moves no further than was read`,
			`the next poll goes on there; what has no such list (${webhookOnly()}) comes by webhook alone`,
		],
		[
			'**Look-back window** (`trigger/cursor.ts`)',
			'changes that KiotViet shows late; after a start, webhooks that were answered and died with n8n',
			`${figure(CURSOR, 'OVERLAP')} before the cursor, ${figure(CURSOR, 'OVERLAP_AFTER_START')} with the first poll after a start; never before the trigger began to watch`,
			'what shows later than that comes with the next change of its record',
		],
		[
			'**In flight** (`trigger/cursor.ts`, kept in static data)',
			'a process that dies between a delivery or a poll and the end of the run that carries the change',
			`up to the end of the run, as n8n tells it in the process that executes it; in queue mode a poll counts as in flight for ${figure(CURSOR, 'AT_LEAST')} and ${figure(CURSOR, 'SECONDS_A_RECORD')} s a record; ${figure(CURSOR, 'MOST_IN_FLIGHT')} polls, then the oldest are joined`,
			'a run that took longer and died stands crashed under Executions; its records come with their next change, or by *Retry*',
		],
		[
			'**Under way** (`trigger/underWay.ts`)',
			'a delivery or a find whose run never begins; the same change carried twice at once',
			`known in a process that executes runs; what has not begun after ${figure(CURSOR, 'AT_LEAST')} and ${figure(CURSOR, 'SECONDS_A_RECORD')} s for each that is before it comes again`,
			'a start brings it, by the look-back window',
		],
		[
			'**Smaller runs** (`trigger/memory.ts`)',
			'a run that fails behind the trigger at one of the changes that came together',
			`${figure(MEMORY, 'MOST_APART')} changes; they come again in runs of a ${figure(MEMORY, 'PARTS')}th, ${figure(MEMORY, 'MOST_RUNS_APART')} runs a look, down to the one that fails; known where the process that polls executes runs`,
			'the failed run stays under Executions; *Retry* there does what is missing',
		],
		[
			"**Processed keys** (`trigger/deduplicate.ts`, in n8n's database)",
			'the same version twice: webhook and poll, repeated deliveries, several processes',
			`${figure('KiotViet/trigger/deduplicate.ts', 'REMEMBERED')} keys a trigger, three for a change; ${figure(MEMORY, 'MOST_PROCESSED')} in the process`,
			'the version is emitted once more, which ends in the same contact',
		],
		[
			'**Retry queue** (`trigger/memory.ts`)',
			'a record that could not be read, or a run that failed before it emitted',
			`a record that cannot be read comes again ${figure(MEMORY, 'MOST_TRIES')} times, ${figure(MEMORY, 'TRIES_WHILE_AWAY')} where KiotViet is away; what a run left comes for ${hours(figure(MEMORY, 'BRINGS_AGAIN_FOR'))} hours; the cursor waits before it, so it outlives the process`,
			"an error in n8n's log; the record is left out until it changes again",
		],
		[
			'**A worker looks back** (`trigger/workers.ts`)',
			'in queue mode, a worker that dies with its run',
			'once after its start, with its first run',
			'nothing comes back while no worker starts',
		],
		[
			'**Error branch** (the template)',
			'LadiFlow is away for longer than the node tries',
			`after ${waits()} minutes the record is read again and written`,
			'the failed run stays under Executions; *Retry* writes what is missing',
		],
	];
}
