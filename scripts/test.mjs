// Runs every check and every suite, goes on after a failure, and ends with one line over all of them.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';

import { installTools } from './tools.mjs';

const checks = ['lint', 'format', 'types', 'docs:check'];
/** Computes only: it runs beside the checks, and while n8n is being installed. */
const unit = ['test/unit'];
/** Has servers and limits of time, but none of a real n8n's: two files at a time, and nothing beside them. */
const workflow = ['test/workflow', '--maxWorkers=2'];
/** Each starts n8n and looks at the clock: one at a time, and nothing beside it. */
const serverSuites = {
	e2e: ['test/e2e', '--runInBand', '--testPathIgnorePatterns=browser'],
	browser: ['test/e2e/.*browser', '--runInBand'],
	faults: ['test/faults', '--runInBand', '--testPathIgnorePatterns=queueMode'],
	'queue mode': ['test/faults/queueMode', '--runInBand'],
};
/** Below the suites, whose tests have time limits. */
const NICE = 10;

const lines = [];
let passed = 0;
let failed = 0;

/**
 * Runs a program to its end.
 *
 * @param beside  whether others run at the same time: then what it says is shown in one piece when it has ended
 */
async function run(words, { beside = false, niceness = 0 } = {}) {
	const begun = Date.now();
	const child = spawn(words[0], words.slice(1), {
		stdio: beside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
	});
	if (niceness > 0 && child.pid) os.setPriority(child.pid, niceness);
	let output = '';
	let all = '';
	child.stdout?.on('data', (chunk) => {
		output += chunk;
		all += chunk;
	});
	child.stderr?.on('data', (chunk) => (all += chunk));
	const code = await new Promise((resolve) => {
		child.once('error', () => resolve(1));
		child.once('close', resolve);
	});
	if (beside) process.stdout.write(`\n> ${words.join(' ')}\n${all}`);
	return { ok: code === 0, output, seconds: Math.round((Date.now() - begun) / 1000) };
}

function count(name, { ok, seconds }, good, bad) {
	passed += good;
	failed += bad + (ok || bad > 0 ? 0 : 1);
	lines.push(`${ok ? 'ok    ' : 'FAILED'} ${name}: ${good} passed, ${bad} failed, ${seconds} s`);
}

async function runChecks() {
	for (const name of checks) {
		const result = await run(['npm', 'run', name], { beside: true, niceness: NICE });
		count(name, result, result.ok ? 1 : 0, result.ok ? 0 : 1);
	}
}

async function suite(name, words, options) {
	const report = `.cache/test-${name.replace(' ', '-')}.json`;
	rmSync(report, { force: true });
	const result = await run(['npx', 'jest', ...words, '--json', `--outputFile=${report}`], options);
	const told = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
	const good = told.numPassedTests ?? 0;
	const bad = (told.numFailedTests ?? 0) + (told.numRuntimeErrorTestSuites ?? 0);
	count(name, { ...result, ok: result.ok && good > 0 }, good, bad);
}

/** Installs what the server suites need; gives by name why a suite cannot run here. */
async function prepare() {
	const { ok, output } = await run(['npx', 'tsx', 'scripts/prepare.ts'], {
		beside: true,
		niceness: NICE,
	});
	return ok ? JSON.parse(output.trim().split('\n').at(-1)) : {};
}

const preflightError = installTools();
if (preflightError) {
	console.error(preflightError);
	console.log('0 passed, 1 failed');
	process.exit(1);
}
mkdirSync('.cache', { recursive: true });
const prepared = prepare();
await Promise.all([runChecks(), suite('unit', unit, { beside: true })]);
const preflightErrors = await prepared;
await suite('workflow', workflow);
for (const [name, words] of Object.entries(serverSuites)) {
	if (preflightErrors[name])
		lines.push(`       ${name}: not run, because ${preflightErrors[name]}`);
	else await suite(name, words);
}
console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
