// What was measured: kept in `.cache` by every run, in `measured.json` when a run's figures go into docs/reliability.md.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { CACHE } from '../../demo/n8n/install';
import type { Size } from './size';

/** One measurement. The same name, line and size replaces an earlier one. */
export interface Result {
	name: string;
	/** the n8n it was measured on */
	line: string;
	size: Size['name'];
	/** how often the fault was injected, where it is a fault */
	rounds?: number;
	/** the longest time to heal in seconds, or any other figure in words */
	figure: number | string;
}

const LATEST = path.join(CACHE, 'faults.json');
const PUBLISHED = path.join(__dirname, 'measured.json');

/** What the documentation shows. */
export function publishedResults(): Result[] {
	return read(PUBLISHED);
}

/** Lets the documentation show what the latest runs measured, a full run before a short one. */
export function publishes(): void {
	write(PUBLISHED, read(LATEST).reduce(withResult, publishedResults()));
}

export function keeps(result: Result): void {
	mkdirSync(CACHE, { recursive: true });
	write(LATEST, withResult(read(LATEST), result));
}

function withResult(results: Result[], result: Result): Result[] {
	const isOther = ({ name, line, size }: Result) =>
		name !== result.name || line !== result.line || size !== result.size;
	return [...results.filter(isOther), result];
}

function read(file: string): Result[] {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Result[]) : [];
}

function write(file: string, results: Result[]): void {
	writeFileSync(file, `${JSON.stringify(results, null, '\t')}\n`);
}

/** Tells the person at the screen how it goes, past jest's silence. */
export function says(text: string): void {
	process.stderr.write(`${new Date().toISOString()} ${text}\n`);
}
