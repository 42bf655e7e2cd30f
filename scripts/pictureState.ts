// Remembers what each picture of the guides shows, as a hash beside the pictures: a stale one is found without drawing it.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { sumBy } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';

import { KiotVietApi } from '../credentials/KiotVietApi.credentials';
import { LadiFlowApi } from '../credentials/LadiFlowApi.credentials';
import { resources as kiotViet } from '../nodes/KiotViet/actions';
import { KiotVietTrigger } from '../nodes/KiotViet/KiotVietTrigger.node.js';
import { resources as ladiFlow } from '../nodes/LadiFlow/actions';
import type { Resource } from '../nodes/shared/operation';

/** Where the pictures are. */
export const FOLDER = 'docs/pictures';
const STATE = path.posix.join(FOLDER, 'shown.json');
const LARGEST = 150_000;
const LARGEST_TOGETHER = 2_000_000;

/** Every picture, with what a person sees on it. */
const SHOWS = {
	workflow: () => canvasOf('templates/kiotviet-to-ladiflow.json'),
	sandbox: () =>
		readdirSync('sandbox/page').map((file) => readFileSync(`sandbox/page/${file}`, 'utf8')),
	'credential-kiotviet': () => formOf(new KiotVietApi().properties),
	'credential-ladiflow': () => formOf(new LadiFlowApi().properties),
	trigger: () => formOf(new KiotVietTrigger().description.properties),
	sync: () => formOf(fieldsOf(ladiFlow, 'contact', 'syncFromKiotViet')),
	'check-setup': () => formOf(fieldsOf(ladiFlow, 'account', 'checkSetup')),
	'kiotviet-order': () => formOf(fieldsOf(kiotViet, 'order', 'create')),
} satisfies Record<string, () => unknown>;

/** A picture by its name. */
export type PictureName = keyof typeof SHOWS;

/** The names of all pictures. */
export const PICTURES = Object.keys(SHOWS) as PictureName[];

const AGAIN = 'run "npm run docs:pictures"';

/** What is wrong with the pictures, a sentence each. */
export function pictureFaults(): string[] {
	const files = readdirSync(FOLDER).filter((file) => file.endsWith('.png'));
	const size = (file: string) => statSync(path.join(FOLDER, file)).size;
	return [
		...PICTURES.filter((name) => !files.includes(`${name}.png`)).map(
			(name) => `${FOLDER}/${name}.png is not there: ${AGAIN}`,
		),
		...files
			.filter((file) => !(path.basename(file, '.png') in SHOWS))
			.map((file) => `${FOLDER}/${file} is made by nobody: delete it, or add it to SHOWS`),
		...files
			.filter((file) => size(file) > LARGEST)
			.map((file) => `${FOLDER}/${file} is larger than ${LARGEST / 1000} kB`),
		...(sumBy(files, size) > LARGEST_TOGETHER
			? [`${FOLDER} is larger than ${LARGEST_TOGETHER / 1000} kB`]
			: []),
	];
}

/** The pictures that show what has changed since they were made, a sentence each. */
export function stalePictures(): string[] {
	const shown = recorded();
	return PICTURES.filter((name) => shown[name] !== hashOf(name)).map(
		(name) => `${FOLDER}/${name}.png shows what has changed since: ${AGAIN}`,
	);
}

/** Remembers that a picture shows how things are now. */
export function remember(name: PictureName): void {
	const shown = { ...recorded(), [name]: hashOf(name) };
	const kept = PICTURES.filter((picture) => picture in shown).map((picture) => [
		picture,
		shown[picture],
	]);
	writeFileSync(STATE, `${JSON.stringify(Object.fromEntries(kept), null, '\t')}\n`);
}

function recorded(): Record<string, string> {
	return existsSync(STATE)
		? (JSON.parse(readFileSync(STATE, 'utf8')) as Record<string, string>)
		: {};
}

function hashOf(name: PictureName): string {
	return createHash('sha256').update(JSON.stringify(SHOWS[name]())).digest('hex').slice(0, 16);
}

function fieldsOf<Run>(
	resources: Array<Resource<Run>>,
	resource: string,
	operation: string,
): INodeProperties[] {
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (!found) throw new Error(`There is no operation ${resource}:${operation} to show`);
	return found.fields;
}

/** What a form shows before anybody opens a list or an option. */
function formOf(properties: INodeProperties[]): unknown {
	return properties
		.filter(({ type }) => type !== 'hidden')
		.map(({ displayName, type, default: begins, placeholder, displayOptions }) => ({
			displayName,
			type,
			begins,
			placeholder,
			displayOptions,
		}));
}

interface Drawn {
	name: string;
	type: string;
	position: number[];
	parameters: { content?: string };
}

/** Nodes and notes as they stand on the canvas. */
function canvasOf(template: string): unknown {
	const { nodes, connections } = JSON.parse(readFileSync(template, 'utf8')) as {
		nodes: Drawn[];
		connections: unknown;
	};
	const drawn = nodes.map(({ name, type, position, parameters }) => ({
		name,
		type,
		position,
		note: parameters.content,
	}));
	return { drawn, connections };
}
