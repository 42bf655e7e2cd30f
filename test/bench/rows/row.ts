// What a benchmark is to the command that runs it.
import type { N8nLine } from '../../../demo/n8n/install';
import type { Row } from '../results';

/** How much is measured: `quick` only shows that it runs. */
export interface BenchSize {
	name: 'quick' | 'full';
	/** The line of n8n, for rows that start one. */
	line: N8nLine;
	log(text: string): void;
}

/** Measures one row, or several that come from the same work. */
export interface BenchRow {
	/** For `--only`. */
	id: string;
	/** Whether it starts n8n: then it is worth a run on the older line too. */
	needsN8n?: boolean;
	measure(size: BenchSize): Promise<Row[]>;
}
