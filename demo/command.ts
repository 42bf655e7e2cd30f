// Runs npm and other programs for the demo, so that every caller gets the output and nothing inherited goes wrong.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn } from 'node:child_process';
import path from 'node:path';

import { PreflightError } from './preflightError';

/** How a program ended, with all that it said. */
export interface Outcome {
	code: number;
	output: string;
}

export interface CommandOptions {
	cwd: string;
	/** Put over the inherited environment. */
	env?: Record<string, string>;
	/** The Node that runs npm; default: the one that runs this. */
	node?: string;
}

/** Runs a program to its end; never throws because of its exit code. */
async function run(
	program: string,
	words: string[],
	{ cwd, env }: CommandOptions,
): Promise<Outcome> {
	return await new Promise((resolve, reject) => {
		const child = spawn(program, words, {
			cwd,
			env: { ...process.env, ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			// npm is a .cmd file on Windows, which only a shell can start.
			shell: process.platform === 'win32' && program === 'npm',
		});
		let output = '';
		const collect = (chunk: Buffer) => (output += chunk.toString('utf8'));
		child.stdout.on('data', collect);
		child.stderr.on('data', collect);
		child.once('error', reject);
		child.once('close', (code) => resolve({ code: code ?? 1, output }));
	});
}

/** Runs npm, by the Node given, whatever way this process was started. */
export async function npm(words: string[], options: CommandOptions): Promise<Outcome> {
	const cli = process.env.npm_execpath ?? '';
	// Under npx the variable names npx itself.
	return path.basename(cli) === 'npm-cli.js'
		? await run(options.node ?? process.execPath, [cli, ...words], options)
		: await run('npm', words, options);
}

/** What npm could not do, as a sentence; the whole output stays in `record`. */
export function npmError(doing: string, output: string, record: string): PreflightError {
	if (
		/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b|network/.test(
			output,
		)
	) {
		return new PreflightError(
			`${doing} needs the npm registry, which cannot be reached: connect this machine to the internet and run the same command again.`,
		);
	}
	if (/\bENOSPC\b/.test(output)) {
		return new PreflightError(
			`${doing} needs more room on the disk: free about 4 GB and run it again.`,
		);
	}
	const lastError = output
		.split('\n')
		.filter((line) => /error|ERR!/i.test(line) && !/complete log|A complete/i.test(line))
		.map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
		.find((line) => line !== '' && !/^code /.test(line));
	return new PreflightError(
		`${doing} failed${lastError ? ` ("${lastError.slice(0, 200)}")` : ''}; the whole output is in ${record}.`,
	);
}
