// Installs the development tools on a fresh clone, and again when the lock file has changed.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');
const installed = path.join(modules, '.package-lock.json');
const wanted = path.join(root, 'package-lock.json');
const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network/i;

/** Says in one sentence why the tools could not be installed; null when they are there. */
export function installTools() {
	// npm empties the folder first, through a link too: then it belongs to another checkout as well.
	if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return null;
	if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return null;
	console.log('Installing the development tools from npm (usually 1 minute, once)…');
	// A linter's own install script insists on another package manager; none of them is needed here.
	const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--loglevel=error'], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	if (npm.error) return `npm could not be started: ${npm.error.message}`;
	if (npm.status === 0) return null;
	return NO_NETWORK.test(npm.stderr)
		? "npm's registry cannot be reached. Check the network and start again."
		: `npm ci failed.\n${npm.stderr.slice(-2000)}`;
}
