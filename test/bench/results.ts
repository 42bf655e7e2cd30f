// What a run of the benchmarks leaves behind: one row a question, with every single figure, so that spread can be shown.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** This package; what a good n8n user builds from n8n's own nodes; and a workflow that does nothing. */
export const VARIANTS = ['ours', 'byHand', 'floor'] as const;

export type Variant = (typeof VARIANTS)[number];

/** The figures of each variant, one a round; rounds at the same place were measured one after another. */
type Samples = { ours: number[] } & Partial<Record<Variant, number[]>>;

/** One measured question. */
export interface Row {
	/** Never changes, so that a text can name the row. */
	id: string;
	title: string;
	/** `sales/s`, `ms`, `MB`, `calls`, … */
	unit: string;
	/** What must be reached, in words, e.g. `≥ 1.0 × floor`. */
	target: string;
	/** The figure before the package was made frugal, in words; `–` where there was none. */
	before: string;
	samples: Samples;
	/** What a reader must know besides: sizes, and why a target is not reached. */
	note?: string;
}

const FILE = path.join(__dirname, 'results.json');

/** The rows of the last full run; none before the first. */
export function readResults(): Row[] {
	try {
		return JSON.parse(readFileSync(FILE, 'utf8')) as Row[];
	} catch {
		return [];
	}
}

/** Puts new rows in the place of old ones with the same id; the others stay. */
export function writeResults(rows: Row[]): void {
	const merged = new Map([...readResults(), ...rows].map((row) => [row.id, row]));
	writeFileSync(FILE, `${JSON.stringify([...merged.values()], null, '\t')}\n`);
}

/** The middle figure, which one disturbed round does not move; NaN of none. */
export function median(figures: number[]): number {
	const sorted = [...figures].sort((one, other) => one - other);
	const middle = sorted.length / 2;
	return sorted.length % 2 === 1
		? sorted[Math.floor(middle)]
		: (sorted[middle - 1] + sorted[middle]) / 2;
}
