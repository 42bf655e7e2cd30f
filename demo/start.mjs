// Starts the demo on a fresh clone: checks what the machine has, installs what the repository needs, hands over.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

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

const installed = path.join(root, 'node_modules', '.package-lock.json');
const wanted = path.join(root, 'package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(wanted).mtimeMs) {
	console.log('Installing the development tools from npm (usually 1 minute, once)…');
	const npm = spawnSync('npm', ['ci', '--loglevel=error'], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	if (npm.error) give(`npm could not be started: ${npm.error.message}`);
	if (npm.status !== 0) {
		give(
			/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network/i.test(npm.stderr)
				? "npm's registry cannot be reached. Check the network and start again."
				: `npm ci failed.\n${npm.stderr.slice(-2000)}`,
		);
	}
}

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
