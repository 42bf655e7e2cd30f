// What was measured, kept in `.cache/faults.json` for docs/reliability.md.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
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
	/** a time to heal in seconds, or any other figure in words */
	figure: number | string;
}

const FILE = path.join(CACHE, 'faults.json');

export function results(): Result[] {
	return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Result[]) : [];
}

export function keeps(result: Result): void {
	const others = results().filter(
		({ name, line, size }) => name !== result.name || line !== result.line || size !== result.size,
	);
	mkdirSync(CACHE, { recursive: true });
	writeFileSync(FILE, `${JSON.stringify([...others, result], null, '\t')}\n`);
}

/** Tells the person at the screen how it goes, past jest's silence. */
export function says(text: string): void {
	process.stderr.write(`${new Date().toISOString()} ${text}\n`);
}
