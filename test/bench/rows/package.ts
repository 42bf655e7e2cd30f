// What installing the package costs n8n: the time its files take at a start, and the size of its tarball.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { CACHE } from '../../../demo/n8n/install';
import { packPackage } from '../../../demo/package';
import type { BenchRow } from './row';

const FOLDER = path.join(CACHE, 'bench');

/** What n8n has loaded itself when it comes to the package. */
const LOADED = ['n8n-workflow', 'luxon', 'lodash', 'zod'];

export const packageCost: BenchRow = {
	id: 'package',
	async measure({ name, log }) {
		const tarball = await packPackage(log);
		rmSync(FOLDER, { recursive: true, force: true });
		mkdirSync(FOLDER, { recursive: true });
		execFileSync('tar', ['-xzf', tarball, '-C', FOLDER]);
		const root = path.join(FOLDER, 'package');
		const { n8n } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
			n8n: Record<'credentials' | 'nodes', string[]>;
		};
		const files = [...n8n.credentials, ...n8n.nodes].map((file) => path.join(root, file));
		const program = `
			for (const name of ${JSON.stringify(LOADED)}) require(name);
			const began = performance.now();
			for (const file of ${JSON.stringify(files)}) require(file);
			process.stdout.write(String(performance.now() - began));`;
		const rounds = Array.from({ length: name === 'full' ? 15 : 2 }, () =>
			Number(execFileSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' })),
		);
		return [
			{
				id: 'require',
				title: "requiring credentials and nodes after n8n's own modules",
				unit: 'ms',
				target: '< 50',
				before: '104 to 137',
				samples: { ours: rounds },
				note: `Of the built package, in a new process each; n8n's own are ${LOADED.join(', ')}.`,
			},
			{
				id: 'tarball',
				title: 'size of the tarball',
				unit: 'kB',
				target: '< 300',
				before: '127',
				samples: { ours: [statSync(tarball).size / 1000] },
			},
		];
	},
};
