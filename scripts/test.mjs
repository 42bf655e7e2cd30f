// Runs every check and every suite, goes on after a failure, and ends with one line over all of them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

const checks = [
	['lint', ['npm', 'run', 'lint']],
	['types', ['npm', 'run', 'types']],
	['documentation', ['npm', 'run', 'docs', '--', '--check']],
];
const suites = ['unit', 'workflow', 'e2e'];
const lines = [];
let passed = 0;
let failed = 0;

const run = ([command, ...words]) =>
	spawnSync(command, words, { stdio: 'inherit', env: process.env }).status === 0;

function count(name, ok, good, bad) {
	passed += good;
	failed += bad + (ok || bad > 0 ? 0 : 1);
	lines.push(`${ok ? 'ok    ' : 'FAILED'} ${name}: ${good} passed, ${bad} failed`);
}

if (!existsSync('node_modules/.package-lock.json') && !run(['npm', 'ci'])) {
	console.log('0 passed, 1 failed');
	process.exit(1);
}
for (const [name, command] of checks) {
	const ok = run(command);
	count(name, ok, ok ? 1 : 0, ok ? 0 : 1);
}
mkdirSync('.cache', { recursive: true });
for (const suite of suites) {
	const report = `.cache/test-${suite}.json`;
	rmSync(report, { force: true });
	const serial = suite === 'unit' ? [] : ['--runInBand'];
	const ok = run(['npx', 'jest', `test/${suite}`, ...serial, '--json', `--outputFile=${report}`]);
	const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
	const good = result.numPassedTests ?? 0;
	count(suite, ok && good > 0, good, (result.numFailedTests ?? 0) + (result.numRuntimeErrorTestSuites ?? 0));
}
console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
