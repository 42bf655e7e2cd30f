// How n8n feels: its memory and its event loop, read from outside.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import axios from 'axios';
import { readFileSync } from 'node:fs';

import type { N8n } from '../../demo/n8n/server';

/** Resident memory in megabytes. */
export function megabytesOf({ pid }: N8n): number {
	const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Math.round(Number(kilobytes) / 1024);
}

/** How long the event loop was held up since the last look, in milliseconds. Needs `N8N_METRICS=true`. */
export async function heldUp({ url }: N8n): Promise<{ p99: number; longest: number }> {
	const { data } = await axios.get<string>(`${url}/metrics`);
	const figure = (name: string) =>
		Math.round(
			Number(new RegExp(`^n8n_nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(data)?.[1]) *
				1000,
		);
	return { p99: figure('p99'), longest: figure('max') };
}
