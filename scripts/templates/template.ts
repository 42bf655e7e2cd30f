// What a template is made of, and how it becomes the JSON file that people import: IDs, places, notes, links.
import { createHash } from 'node:crypto';

import { repository } from '../../package.json';

/** The npm packages that hold our nodes. One package holds both; split in two, each service has its own. */
export interface Packages {
	kiotViet: string;
	ladiFlow: string;
}

/** A node before it is written: `[column, row]` says where it stands. */
export interface TemplateNode {
	name: string;
	/** n8n's own by its full type, ours by its service and name. */
	type: string | { of: keyof Packages; name: string };
	typeVersion: number;
	at: [column: number, row: number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, string>;
	/** What else n8n keeps of a node: `onError`, `disabled`, `executeOnce`, `alwaysOutputData`, … */
	extra?: Record<string, unknown>;
}

/** The same text twice: a heading and what stands under it, in Markdown. */
interface NoteText {
	title: string;
	text: string;
}

/** A sticky note: Vietnamese first, English below. Steps are numbered in the order in which they stand. */
export interface Note {
	/** `about` opens a template, `step` is to be done, `trouble` says what to do when something fails. */
	kind: 'about' | 'step' | 'trouble';
	vi: NoteText;
	en: NoteText;
	/** in pixels; default 420 */
	width?: number;
}

/** From one node to another, by name; `output` and `input` count from 0. */
export interface Wire {
	from: string;
	to: string;
	output?: number;
	input?: number;
	/** n8n's kind of connection; default `main` */
	kind?: string;
}

export interface Template {
	/** The file's name without `.json`, which is also the name of its guide page. */
	file: string;
	/** As n8n lists it. */
	name: string;
	notes: Note[];
	nodes: TemplateNode[];
	wires: Wire[];
	/** n8n's settings of the workflow, over those that all templates have. */
	settings?: Record<string, unknown>;
}

const COLUMN = 240;
const ROW = 200;
const NOTE_WIDTH = 420;
const GAP = 20;
const COLORS = { about: 4, step: 5, trouble: 3 };
/** Times are those of the shop, wherever n8n runs; a failed run keeps its data, so that Retry can repeat it. */
const SETTINGS = {
	executionOrder: 'v1',
	timezone: 'Asia/Ho_Chi_Minh',
	saveDataErrorExecution: 'all',
	saveManualExecutions: true,
};

/** The file's content: the workflow as n8n imports it. */
export function written(template: Template, packages: Packages): string {
	const { name, nodes, wires, settings = {} } = template;
	const missing = wires.flatMap(({ from, to }) =>
		[from, to].filter((end) => !nodes.some((node) => node.name === end)),
	);
	if (missing.length > 0) throw new Error(`${template.file} has no node ${missing.join(', ')}`);
	const workflow = {
		name,
		nodes: [...notesOf(template), ...nodes.map((node) => nodeOf(template, node, packages))],
		connections: connectionsOf(wires),
		settings: { ...SETTINGS, ...settings },
		active: false,
		pinData: {},
	};
	return `${JSON.stringify(workflow, null, 2)}\n`;
}

/** Wires that lead from each named node to the next. */
export const chain = (...names: string[]): Wire[] =>
	names.slice(1).map((to, place) => ({ from: names[place], to }));

/** An ID that stays the same as long as the name does, in the shape of a UUID. */
export function idOf(...words: string[]): string {
	const hex = createHash('sha256').update(words.join('\n')).digest('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
		.concat(hex.slice(20, 32))
		.join('-');
}

function nodeOf(
	{ file }: Template,
	{ name, type, typeVersion, at: [column, row], parameters, credentials, extra }: TemplateNode,
	packages: Packages,
) {
	return {
		id: idOf(file, name),
		name,
		type: typeof type === 'string' ? type : `${packages[type.of]}.${type.name}`,
		typeVersion,
		position: [column * COLUMN, row * ROW],
		parameters,
		...(credentials
			? {
					// n8n takes the only credential of this name; without one it asks for a choice.
					credentials: Object.fromEntries(
						Object.entries(credentials).map(([kind, called]) => [kind, { id: null, name: called }]),
					),
				}
			: {}),
		...extra,
	};
}

function connectionsOf(wires: Wire[]) {
	const connections: Record<string, Record<string, Array<Array<object>>>> = {};
	for (const { from, to, output = 0, input = 0, kind = 'main' } of wires) {
		const outputs = ((connections[from] ??= {})[kind] ??= []);
		while (outputs.length <= output) outputs.push([]);
		outputs[output].push({ node: to, type: kind, index: input });
	}
	return connections;
}

/** The notes side by side above the nodes, in reading order. */
function notesOf(template: Template) {
	const { file, notes, nodes } = template;
	const contents = notes.map((note, place) => contentOf(note, numberOf(notes, place), file));
	const heights = notes.map(({ width }, place) => heightOf(contents[place], width ?? NOTE_WIDTH));
	const top = Math.min(...nodes.map(({ at: [, row] }) => row)) * ROW - Math.max(...heights) - 120;
	let left = Math.min(...nodes.map(({ at: [column] }) => column)) * COLUMN;
	return notes.map((note, place) => {
		const width = note.width ?? NOTE_WIDTH;
		const position = [left, top];
		left += width + GAP;
		return {
			id: idOf(file, 'note', note.en.title),
			name: `Note: ${numberOf(notes, place)}${note.en.title}`,
			type: 'n8n-nodes-base.stickyNote',
			typeVersion: 1,
			position,
			parameters: {
				content: contents[place],
				width,
				height: heights[place],
				color: COLORS[note.kind],
			},
		};
	});
}

/** A step's number; empty for the others. */
function numberOf(notes: Note[], place: number): string {
	if (notes[place].kind !== 'step') return '';
	return `${notes.slice(0, place + 1).filter(({ kind }) => kind === 'step').length} · `;
}

function contentOf({ vi, en }: Note, number: string, file: string): string {
	return [
		`## ${number}${vi.title}`,
		vi.text,
		`**${number}${en.title}**`,
		en.text,
		`[Hướng dẫn](${guide('vi/templates', file)}) · [Guide](${guide('templates', file)})`,
	].join('\n\n');
}

/** Where a page of `docs/` can be read. */
function guide(folder: string, page: string): string {
	return `${repository.url.replace(/\.git$/, '')}/blob/main/docs/${folder}/${page}.md`;
}

/** About as high as n8n draws the text; too high is better than cut off. */
function heightOf(content: string, width: number): number {
	const perLine = Math.floor((width - 50) / 7);
	const shown = content.replace(/\]\([^)]*\)/g, ']').replace(/[*`]/g, '');
	const height = shown.split('\n').reduce((sum, line) => {
		if (line === '') return sum + 12;
		if (line.startsWith('## ')) return sum + 34 * Math.ceil(line.length / (perLine * 0.62));
		return sum + 21 * Math.ceil(line.length / perLine);
	}, 30);
	return Math.ceil(height / 20) * 20;
}
