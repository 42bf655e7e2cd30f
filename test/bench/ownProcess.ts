// Lets a task of the benchmarks run in a process of its own, so that neither the sandbox's work nor its memory counts.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { fork } from 'node:child_process';
import path from 'node:path';

import { ROOT } from '../../demo/n8n/install';
import type { Sandbox } from '../../sandbox';
import type { Given, Spent, TaskName } from './tasks';

/**
 * Runs one task at a sandbox, in a new process that knows nothing yet.
 *
 * @throws Error with what the process said, where the task failed
 */
export async function inOwnProcess(
	task: TaskName,
	{ kiotViet, ladiFlow }: Sandbox,
	options: Partial<Omit<Given, 'kiotViet' | 'ladiFlow'>> = {},
): Promise<Spent> {
	const child = fork(path.join(__dirname, 'tasks.ts'), {
		cwd: ROOT,
		execArgv: ['--expose-gc', '--require', 'tsx/cjs'],
		stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
	});
	const said: Buffer[] = [];
	child.stderr?.on('data', (part: Buffer) => said.push(part));
	return await new Promise((resolve, reject) => {
		child.once('message', (spent) => {
			resolve(spent as Spent);
			child.kill();
		});
		child.once('exit', () => reject(new Error(`${task}: ${Buffer.concat(said).toString()}`)));
		child.send({ task, given: { kiotViet, ladiFlow, ...options } });
	});
}
