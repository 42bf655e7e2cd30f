// Reads from Linux what an n8n and its code runners cost: CPU time and memory.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';

import type { N8n } from '../../demo/n8n/server';

/** Linux counts CPU time in hundredths of a second for programs, whatever its own clock is. */
const TICK = 10;
const PAGE = 4096;
const MEGABYTE = 1024 * 1024;
const PAUSE = 200;

/** What something cost: milliseconds of CPU, and megabytes more than before at the worst moment. */
export interface Cost {
	cpu: number;
	memory: number;
}

/** Starts to measure; the function it gives ends that. */
export function metered(n8n: N8n): () => Cost {
	const { pid } = n8n;
	if (pid === null) throw new Error('n8n does not run');
	const before = reading(pid);
	let peak = before.memory;
	const timer = setInterval(() => {
		peak = Math.max(peak, reading(pid).memory);
	}, PAUSE);
	return () => {
		clearInterval(timer);
		const after = reading(pid);
		return {
			cpu: after.cpu - before.cpu,
			memory: Math.max(peak, after.memory) - before.memory,
		};
	};
}

/** The process and all that descend from it, as they are now. */
function reading(root: number): Cost {
	const processes = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap(processOf);
	const family = new Set([root]);
	// A child may be listed before its parent: until nobody joins any more.
	for (let size = 0; size < family.size; ) {
		size = family.size;
		for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
	}
	const members = processes.filter(({ pid }) => family.has(pid));
	return {
		cpu: members.reduce((sum, { cpu }) => sum + cpu, 0),
		memory: members.reduce((sum, { memory }) => sum + memory, 0),
	};
}

/** One process, and what its ended children took; none when it has gone meanwhile. */
function processOf(pid: string): Array<Cost & { pid: number; parent: number }> {
	try {
		const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name in brackets may hold blanks.
		const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
		const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
		return [
			{
				pid: Number(pid),
				parent: Number(fields[1]),
				cpu: (user + system + endedUser + endedSystem) * TICK,
				memory: (Number(fields[21]) * PAGE) / MEGABYTE,
			},
		];
	} catch {
		return [];
	}
}
