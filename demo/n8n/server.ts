// Runs a real n8n on this machine: starts it, stops it, kills it, and starts it again on the same folder.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/require-node-api-error */
import axios from 'axios';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { npm } from '../command';
import { PreflightError } from '../preflightError';
import { freePort } from '../ports';
import { CACHE, type N8nInstall } from './install';
import { N8nRest } from './rest';

/** The whole server, or one of the two kinds of helpers that queue mode has besides. */
export type N8nRole = 'start' | 'worker' | 'webhook';

export interface N8nOptions {
	install: N8nInstall;
	/** Default: the whole server. */
	role?: N8nRole;
	/** Holds `.n8n` with the database; kept over restarts. */
	userFolder: string;
	port?: number;
	/** n8n's port for its code runners. */
	brokerPort?: number;
	/** The address that services are told to deliver to; default: n8n's own. */
	webhookUrl?: string;
	/** A packed community package that is in place when n8n starts. */
	packageTarball?: string;
	env?: Record<string, string>;
}

const START_LIMIT = 120_000;
const STOP_LIMIT = 45_000;
const LEASH = path.join(__dirname, 'leash.cjs');
const LOG_LENGTH = 20_000;
const ASKING = { validateStatus: () => true, timeout: 5000, proxy: false as const };
/** What a program needs of the environment; the rest (npm's and jest's settings) would change n8n. */
const INHERITED =
	/^(PATH|HOME|LANG|LC_.*|TZ|TMPDIR|TEMP|TMP|USERPROFILE|APPDATA|LOCALAPPDATA|SYSTEMROOT|COMSPEC|PATHEXT|NODE_EXTRA_CA_CERTS|SSL_CERT_.*)$/i;

const running = new Set<ChildProcess>();
process.on('exit', () => {
	for (const child of running) signalGroup(child, 'SIGKILL');
});

/** A server on 127.0.0.1 that is started and answers. */
export class N8n {
	/** What the server printed, over all its starts; newest last, bounded. */
	readonly log: string[] = [];
	readonly rest: N8nRest;
	private child: ChildProcess | null = null;
	private serving = false;

	constructor(
		private readonly options: N8nOptions,
		readonly port: number,
		private readonly brokerPort: number,
	) {
		this.rest = new N8nRest(this.url, options.install.line);
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get line(): string {
		return this.options.install.line;
	}

	/** Whether it runs and has begun to answer since its last start. */
	get isServing(): boolean {
		return this.child !== null && this.serving;
	}

	/** The process id, for looking at its memory; null while it does not run. */
	get pid(): number | null {
		return this.child?.pid ?? null;
	}

	/**
	 * Starts the server, again after a stop or a crash, and waits until it serves.
	 *
	 * @param settings environment variables of this start alone, over those of the options
	 */
	async start(settings: Record<string, string> = {}): Promise<void> {
		if (this.child) throw new Error('This n8n runs already');
		const { install, userFolder, role = 'start' } = this.options;
		const child = spawn(install.node, ['--require', LEASH, install.program, role], {
			cwd: userFolder,
			// A group of its own: its code runners end with it, and Ctrl-C reaches only us.
			detached: process.platform !== 'win32',
			// The fourth is the leash: it breaks when this process is gone.
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
			env: this.environment(settings),
		});
		this.child = child;
		this.serving = false;
		running.add(child);
		child.once('exit', () => {
			running.delete(child);
			if (this.child === child) this.child = null;
		});
		for (const stream of [child.stdout, child.stderr]) this.captures(stream);
		await this.serves(child);
	}

	/** Asks the server to end, as a service manager does, and waits for it. */
	async stop(): Promise<void> {
		const { child } = this;
		if (!child) return;
		const ended = endOf(child);
		child.kill('SIGTERM');
		const inTime = await Promise.race([
			ended.then(() => true),
			sleep(STOP_LIMIT, false, { ref: false }),
		]);
		// Also after a clean end: a code runner of its group may have stayed.
		signalGroup(child, 'SIGKILL');
		if (!inTime) await ended;
	}

	/** Ends the server in the middle of whatever it does (`kill -9`). */
	async kill(): Promise<void> {
		const { child } = this;
		if (!child) return;
		const ended = endOf(child);
		signalGroup(child, 'SIGKILL');
		await ended;
	}

	/** The last lines of the log, for a failure's report. */
	logTail(lines = 40): string {
		return this.log.slice(-lines).join('\n');
	}

	/** What n8n sees of the environment: what a program needs of ours, and the settings of this server. */
	private environment(settings: Record<string, string> = {}): Record<string, string | undefined> {
		const { userFolder, webhookUrl, env, role = 'start' } = this.options;
		const inherited = Object.fromEntries(
			Object.entries(process.env).filter(([name]) => INHERITED.test(name)),
		);
		return {
			...inherited,
			NODE_ENV: 'production',
			N8N_USER_FOLDER: userFolder,
			N8N_PORT: String(this.port),
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			QUEUE_HEALTH_CHECK_ACTIVE: String(role === 'worker'),
			QUEUE_HEALTH_CHECK_PORT: String(this.port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			N8N_RUNNERS_BROKER_PORT: String(this.brokerPort),
			N8N_EDITOR_BASE_URL: this.url,
			WEBHOOK_URL: webhookUrl ?? this.url,
			N8N_WEBHOOK_URL: webhookUrl ?? this.url,
			N8N_SECURE_COOKIE: 'false',
			N8N_DIAGNOSTICS_ENABLED: 'false',
			N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
			N8N_TEMPLATES_ENABLED: 'false',
			N8N_PERSONALIZATION_ENABLED: 'false',
			N8N_HIRING_BANNER_ENABLED: 'false',
			N8N_VERIFIED_PACKAGES_ENABLED: 'false',
			GENERIC_TIMEZONE: 'Asia/Ho_Chi_Minh',
			...env,
			...settings,
		};
	}

	/**
	 * Runs one of n8n's commands on the same folder, as an operator does beside the server.
	 *
	 * @throws where the command says that it failed
	 */
	async command(...words: string[]): Promise<string> {
		const { install, userFolder } = this.options;
		const env = this.environment({ N8N_RUNNERS_BROKER_PORT: String(await freePort()) });
		const options = { cwd: userFolder, env };
		const { stdout } = await promisify(execFile)(
			install.node,
			[install.program, ...words],
			options,
		);
		return stdout;
	}

	private captures(stream: NodeJS.ReadableStream | null): void {
		let rest = '';
		stream?.on('data', (chunk: Buffer) => {
			const lines = (rest + chunk.toString('utf8')).split('\n');
			rest = lines.pop() ?? '';
			this.log.push(...lines);
			if (this.log.length > LOG_LENGTH) this.log.splice(0, this.log.length - LOG_LENGTH);
		});
	}

	/**
	 * The health address is ready seconds before the REST routes are. Until then they answer 404, or 200 with a page
	 * that asks for patience; the first real answer to a login without a name is a refusal in JSON.
	 */
	private async refusesLogin(): Promise<boolean> {
		const { status, headers } = await axios.post(`${this.url}/rest/login`, {}, ASKING);
		return [400, 401].includes(status) && String(headers['content-type']).includes('json');
	}

	/** The helpers of queue mode have no login; what they do is there once they say so. */
	private async saysReady(): Promise<boolean> {
		const { status } = await axios.get(`${this.url}/healthz/readiness`, ASKING);
		return status === 200;
	}

	private async answers(): Promise<boolean> {
		try {
			return (this.options.role ?? 'start') === 'start'
				? await this.refusesLogin()
				: await this.saysReady();
		} catch (error) {
			// Nobody listens yet.
			if (axios.isAxiosError(error)) return false;
			throw error;
		}
	}

	private async serves(child: ChildProcess): Promise<void> {
		const limit = Date.now() + START_LIMIT;
		while (Date.now() < limit) {
			if (child.exitCode !== null || child.signalCode !== null) {
				throw new Error(`n8n ${this.line} ended while starting:\n${this.logTail()}`);
			}
			if (await this.answers()) {
				this.serving = true;
				return;
			}
			await sleep(100);
		}
		await this.kill();
		throw new Error(
			`n8n ${this.line} did not serve within ${START_LIMIT / 1000} s:\n${this.logTail()}`,
		);
	}
}

/** Puts the package in place and starts the server on free ports unless they are given. */
export async function startN8n(options: N8nOptions): Promise<N8n> {
	mkdirSync(options.userFolder, { recursive: true });
	if (options.packageTarball) await addPackage(options.userFolder, options.packageTarball);
	const server = new N8n(
		options,
		options.port ?? (await freePort()),
		options.brokerPort ?? (await freePort()),
	);
	await server.start();
	return server;
}

/** Installs a packed community package the way an operator does without the editor. */
async function addPackage(userFolder: string, tarball: string): Promise<void> {
	const folder = path.join(userFolder, '.n8n', 'nodes');
	const manifest = path.join(folder, 'package.json');
	mkdirSync(folder, { recursive: true });
	if (!existsSync(manifest)) {
		writeFileSync(manifest, `${JSON.stringify({ name: 'installed-nodes', private: true })}\n`);
	}
	// n8n supplies the peer dependency itself; npm must not bring a second copy.
	const outcome = await npm(
		['install', tarball, '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'],
		{ cwd: folder },
	);
	if (outcome.code === 0) return;
	const record = path.join(CACHE, 'package-install.log');
	writeFileSync(record, outcome.output);
	throw new PreflightError(
		`The package could not be installed into n8n; the whole output is in ${record}.`,
	);
}

async function endOf(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	await new Promise<void>((resolve) => child.once('exit', () => resolve()));
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		if (process.platform === 'win32') child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch (error) {
		// Nobody of the group is left.
		if ((error as { code?: string }).code !== 'ESRCH') throw error;
	}
}
