// `npm run bench`: measures what the package costs and gives, beside what a good n8n user builds by hand and beside n8n alone.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
import { parseArgs } from 'node:util';

import { npm } from '../../demo/command';
import { LINES, type N8nLine, ROOT } from '../../demo/n8n/install';
import { PreflightError } from '../../demo/preflightError';
import { median, VARIANTS, writeResults, type Row } from './results';
import { benchRows } from './rows';
import type { BenchSize } from './rows/row';

/** Which rows, how much, on what. */
interface Wishes {
	only?: string[];
	size: BenchSize;
}

async function main(): Promise<void> {
	const { only, size } = wishes();
	const chosen = benchRows.filter(({ id, needsN8n = false }) =>
		only ? only.includes(id) : needsN8n || size.line === LINES[0],
	);
	for (const { id, measure } of chosen) {
		size.log(`${id} …`);
		const rows = (await measure(size)).map((row) => onLine(row, size.line));
		for (const row of rows) size.log(inOneLine(row));
		// After each, so that what was measured stays when a later one fails.
		if (size.name === 'full') writeResults(rows);
	}
	if (size.name === 'full') {
		const { code, output } = await npm(['run', 'docs'], { cwd: ROOT });
		if (code !== 0) throw new PreflightError(output);
	}
}

function wishes(): Wishes {
	const ids = benchRows.map(({ id }) => id);
	const { values } = parseArgs({
		options: {
			quick: { type: 'boolean', default: false },
			only: { type: 'string', multiple: true },
			line: { type: 'string', default: LINES[0] },
		},
	});
	const line = LINES.find((known) => known === values.line) as N8nLine | undefined;
	if (!line) throw new PreflightError(`--line is one of ${LINES.join(', ')}.`);
	if (values.only?.some((id) => !ids.includes(id))) {
		throw new PreflightError(`--only is one of ${ids.join(', ')}.`);
	}
	return {
		only: values.only,
		size: {
			name: values.quick ? 'quick' : 'full',
			line,
			log: (text) => console.log(`${new Date().toISOString().slice(11, 19)} ${text}`),
		},
	};
}

/** What is measured on the older line stands beside, not in place of the newest one's. */
function onLine(row: Row, line: N8nLine): Row {
	return line === LINES[0] ? row : { ...row, id: `${row.id}@${line}` };
}

function inOneLine({ id, unit, samples, target }: Row): string {
	const figures = VARIANTS.flatMap((variant) => {
		const measured = samples[variant];
		return measured ? [`${variant} ${Number(median(measured).toPrecision(3))}`] : [];
	});
	return `  ${id}: ${figures.join(', ')} ${unit} (target ${target})`;
}

main().catch((error: unknown) => {
	console.error(error instanceof PreflightError ? error.message : error);
	process.exitCode = 1;
});
