// How n8n feels: what it holds in memory and how its event loop goes, as its own metrics say.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import axios from 'axios';
import path from 'node:path';

import { becomesTrue } from '../../demo/environment';
import type { N8n } from '../../demo/n8n/server';

/** What n8n's environment needs for the functions here. */
export const MEASURABLE = {
	N8N_METRICS: 'true',
	NODE_OPTIONS: `--require ${path.join(__dirname, 'gc.cjs')}`,
};

/** What n8n holds once its garbage is gone, in megabytes: objects, buffers and its other memory outside the heap. */
export async function megabytesHeld(n8n: N8n): Promise<number> {
	const { pid } = n8n;
	if (pid === null) throw new Error('n8n does not run');
	const collectedAt = () =>
		Math.max(
			0,
			...n8n.log.map((line) => Number(/Garbage collected at (\d+)/.exec(line)?.[1] ?? 0)),
		);
	const before = collectedAt();
	process.kill(pid, 'SIGUSR2');
	if (!(await becomesTrue(() => collectedAt() > before, 10_000))) {
		throw new Error('n8n collected no garbage');
	}
	const figure = await metricsOf(n8n);
	const bytes = figure('heap_size_used_bytes') + figure('external_memory_bytes');
	return Math.round(bytes / 1024 / 1024);
}

/** How long the event loop was held up since the last look, in milliseconds. */
export async function heldUp(n8n: N8n): Promise<{ p99: number; longest: number }> {
	const figure = await metricsOf(n8n);
	const milliseconds = (name: string) => Math.round(figure(`eventloop_lag_${name}_seconds`) * 1000);
	return { p99: milliseconds('p99'), longest: milliseconds('max') };
}

async function metricsOf({ url }: N8n): Promise<(name: string) => number> {
	const { data } = await axios.get<string>(`${url}/metrics`);
	return (name) => {
		const [, figure] = new RegExp(`^n8n_nodejs_${name} (\\S+)`, 'm').exec(data) ?? [];
		if (figure === undefined) throw new Error(`n8n has no metric ${name}`);
		return Number(figure);
	};
}
