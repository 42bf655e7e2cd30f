// PostgreSQL and Redis for an n8n in queue mode: Debian's programs on 127.0.0.1, with data folders of their own.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { PreflightError } from '../preflightError';
import { freePort } from '../ports';

/** A store that runs; it ends with this process at the latest. */
export interface Store {
	port: number;
	/** Ends it at once and starts it again on the same data. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';
const START_LIMIT = 30_000;
/** Debian's user without rights: PostgreSQL refuses to run as root. */
const NOBODY = 65534;

const running = new Set<ChildProcess>();
process.on('exit', () => {
	for (const child of running) child.kill('SIGKILL');
});

/** Says which programs are missing, as a sentence; null when both stores can be started. */
export function storesError(): string | null {
	return postgresPrograms() && redisProgram()
		? null
		: 'PostgreSQL or Redis is not installed here: apt-get install postgresql redis-server';
}

/** A fresh PostgreSQL with the database `n8n` of the user `n8n`, without a password. */
export async function startPostgres(folder: string): Promise<Store> {
	const programs = postgresPrograms();
	if (!programs) throw new PreflightError(storesError() ?? '');
	const asRoot = process.getuid?.() === 0;
	const who = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	if (asRoot) {
		chownSync(folder, NOBODY, NOBODY);
		// A temporary folder of root's lets nobody through to its parts.
		chmodSync(path.dirname(folder), 0o711);
	}
	const data = path.join(folder, 'data');
	execFileSync(
		path.join(programs, 'initdb'),
		['--pgdata', data, '--auth=trust', '--username=n8n', '--encoding=UTF8', '--no-sync'],
		{ ...who, cwd: folder, stdio: 'pipe' },
	);
	const port = await freePort();
	const address = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n'];
	// Its port is open before it lets anybody in.
	const ready = () => spawnSync(path.join(programs, 'pg_isready'), address).status === 0;
	const store = await startStore(
		port,
		path.join(programs, 'postgres'),
		// SIGQUIT ends it at once, as a crash would; what was committed must be there again.
		['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder],
		{ ...who, cwd: folder },
		ready,
	);
	execFileSync(path.join(programs, 'createdb'), [...address, 'n8n'], { stdio: 'pipe' });
	return store;
}

/** A fresh Redis that writes every change to the disk. */
export async function startRedis(folder: string): Promise<Store> {
	const program = redisProgram();
	if (!program) throw new PreflightError(storesError() ?? '');
	mkdirSync(folder, { recursive: true });
	const port = await freePort();
	return await startStore(
		port,
		program,
		[
			...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
			...['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''],
		],
		{ cwd: folder },
	);
}

async function startStore(
	port: number,
	program: string,
	words: string[],
	options: { cwd: string; uid?: number; gid?: number },
	ready: () => boolean | Promise<boolean> = async () => await listens(port),
): Promise<Store> {
	let child: ChildProcess;
	const start = async () => {
		child = spawn(program, words, { ...options, stdio: 'ignore' });
		running.add(child);
		child.once('exit', () => running.delete(child));
		const limit = Date.now() + START_LIMIT;
		while (!(await ready())) {
			if (child.exitCode !== null || Date.now() > limit) {
				throw new Error(`${path.basename(program)} did not start`);
			}
			await sleep(50);
		}
	};
	const stop = async (signal: NodeJS.Signals) => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill(signal);
		await ended;
	};
	await start();
	return {
		port,
		restart: async () => {
			await stop('SIGQUIT');
			await stop('SIGKILL');
			await start();
		},
		stop: async () => await stop('SIGTERM'),
	};
}

async function listens(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}

function postgresPrograms(): string | null {
	const versions = existsSync(DEBIAN)
		? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
		: [];
	const folders = [
		...versions.map((version) => path.join(DEBIAN, version, 'bin')),
		...searchPath(),
	];
	return folders.find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null;
}

function redisProgram(): string | null {
	const programs = searchPath().map((folder) => path.join(folder, 'redis-server'));
	return programs.find((program) => existsSync(program)) ?? null;
}

function searchPath(): string[] {
	return [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin'];
}
