// Starts the demo on a fresh clone: checks what the machine has, installs what the repository needs, hands over.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { installTools } from '../scripts/tools.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

function give(up) {
	console.error(up);
	process.exit(1);
}

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) give(`The demo needs Node 20 or newer, this is Node ${process.versions.node}.`);
if (process.platform !== 'linux' || process.arch !== 'x64') {
	give(
		`The demo brings its own Node 24 for Linux on x64 only, this is ${process.platform} on ${process.arch}: run it in a Linux machine, a container or WSL.`,
	);
}

const preflightError = installTools();
if (preflightError) give(preflightError);

// One process, so that Ctrl-C and its end are the demo's own.
const demo = spawn(
	process.execPath,
	['--require', 'tsx/cjs', path.join('demo', 'main.ts'), ...process.argv.slice(2)],
	{ cwd: root, stdio: 'inherit' },
);
// A terminal sends Ctrl-C to both; what comes to this process alone is handed on.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => demo.kill('SIGTERM'));
demo.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
