// Starts the benchmarks on a fresh clone: installs what the repository needs, hands over.
import { createRequire } from 'node:module';

import { installTools } from './tools.mjs';

const preflightError = installTools();
if (preflightError) {
	console.error(preflightError);
	process.exit(1);
}
const { require: requireTs } = await import('tsx/cjs/api');
requireTs('../test/bench/run.ts', createRequire(import.meta.url).resolve('./tools.mjs'));
