// What runs on GitHub: valid, unable to change by itself, and allowed no more than it needs.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { validateWorkflow } from '@action-validator/core';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const FOLDER = path.join(ROOT, '.github/workflows');
const workflows = readdirSync(FOLDER).map(
	(file) => [file, readFileSync(path.join(FOLDER, file), 'utf8')] as const,
);

/** What is wrong with a workflow, a sentence each. */
function faultsOf(text: string): string[] {
	const { errors } = validateWorkflow(text) as { errors: unknown[] };
	const jobs = text
		.split(/^jobs:$/m)[1]
		.split(/^ {2}(?=\S)/m)
		.slice(1);
	return [
		...errors.map((error) => `not as GitHub reads it: ${JSON.stringify(error)}`),
		...[...text.matchAll(/uses: (?!\.\/)(.*)/g)]
			.filter(([, action]) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))
			.map(
				([, action]) => `${action} may become another one: pin it by its digest, name its version`,
			),
		...(/^permissions:\n {2}contents: read\n\S*$/m.test(text) ? [] : ['may do more than read']),
		...jobs
			.filter((job) => job.includes('steps:') && !job.includes('timeout-minutes:'))
			.map((job) => `${job.split(':')[0]} may run for hours`),
		...[...text.matchAll(/\$\{\{\s*(github\.(?:event|head_ref)\.?\S*)/g)]
			.filter(([, expression]) => expression !== 'github.event_name')
			.map(([, expression]) => `${expression} is what a stranger may write`),
	];
}

it.each(workflows)('%s is valid, pinned, bounded, and may do little', (_, text) => {
	expect(faultsOf(text)).toEqual([]);
});

it.each([
	['stepz', (text: string) => text.replace('steps:', 'stepz:'), /not as GitHub reads it/],
	['a tag', (text: string) => text.replace(/@[0-9a-f]{40} # /, '@'), /may become another one/],
	['no bound', (text: string) => text.replace(/ +timeout-minutes.*\n/, ''), /may run for hours/],
	['write', (text: string) => text.replace('contents: read', 'contents: write'), /more than read/],
	['a title', (text: string) => `${text}\n# \${{ github.event.issue.title }}`, /a stranger/],
])('a workflow with %s is told', (_, spoil, told) => {
	const [, ci] = workflows.find(([file]) => file === 'ci.yml')!;
	expect(faultsOf(spoil(ci)).join('\n')).toMatch(told);
});

it('what publishes calls what n8n asks for, after all tests', () => {
	const [, publish] = workflows.find(([file]) => file === 'publish.yml')!;
	expect(publish).toContain('run: npm run release');
	expect(publish).toMatch(/needs: test/);
	const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
		scripts: Record<string, string>;
	};
	expect(scripts.release).toBe('n8n-node release');
});
