// Runs every check and every suite, goes on after a failure, and ends with one line over all of them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

import { installTools } from './tools.mjs';

const checks = ['lint', 'format', 'types', 'docs:check'];
const suites = {
	unit: ['test/unit'],
	workflow: ['test/workflow', '--runInBand'],
	e2e: ['test/e2e', '--runInBand', '--testPathIgnorePatterns=browser'],
	browser: ['test/e2e/.*browser', '--runInBand'],
	faults: ['test/faults', '--runInBand', '--testPathIgnorePatterns=queueMode'],
	'queue mode': ['test/faults/queueMode', '--runInBand'],
};
const lines = [];
let passed = 0;
let failed = 0;

const run = (command, ...words) => spawnSync(command, words, { stdio: 'inherit' }).status === 0;

function count(name, ok, good, bad) {
	passed += good;
	failed += bad + (ok || bad > 0 ? 0 : 1);
	lines.push(`${ok ? 'ok    ' : 'FAILED'} ${name}: ${good} passed, ${bad} failed`);
}

/** The sentence that a module of the tests says, or nothing. */
const said = (expression) =>
	spawnSync(process.execPath, ['--require', 'tsx/cjs', '--print', expression], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'inherit'],
	}).stdout.trim();

/** Why a suite cannot run here. */
const obstacles = {
	browser: () =>
		said(
			"require('./test/e2e/browser.ts').program() ? '' : 'no Chromium is installed here: apt-get install chromium'",
		),
	'queue mode': () => said("require('./demo/n8n/stores.ts').storesObstacle() ?? ''"),
};

const obstacle = installTools();
if (obstacle) {
	console.error(obstacle);
	console.log('0 passed, 1 failed');
	process.exit(1);
}
for (const check of checks) {
	const ok = run('npm', 'run', check);
	count(check, ok, ok ? 1 : 0, ok ? 0 : 1);
}
mkdirSync('.cache', { recursive: true });
for (const [suite, words] of Object.entries(suites)) {
	const missing = obstacles[suite]?.();
	if (missing) {
		lines.push(`       ${suite}: not run, because ${missing}`);
		continue;
	}
	const report = `.cache/test-${suite.replace(' ', '-')}.json`;
	rmSync(report, { force: true });
	const ok = run('npx', 'jest', ...words, '--json', `--outputFile=${report}`);
	const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
	const good = result.numPassedTests ?? 0;
	const bad = (result.numFailedTests ?? 0) + (result.numRuntimeErrorTestSuites ?? 0);
	count(suite, ok && good > 0, good, bad);
}
console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
