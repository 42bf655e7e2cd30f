// Breaks every rule of .dependency-cruiser.cjs once, in a small tree made up for it: a rule that cannot fail holds nothing.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, @typescript-eslint/no-require-imports */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..', '..');
const { forbidden } = require('../../../.dependency-cruiser.cjs') as {
	forbidden: Array<{ name: string }>;
};
const { TREES } = require('../../../scripts/rings.cjs') as {
	TREES: Record<string, Record<string, { files?: string }>>;
};

/** A file of a ring. */
const file = (tree: string, ring: string) =>
	`nodes/${tree}/${TREES[tree][ring].files ? 'Some.node' : `${ring}/some`}.ts`;

/** What each file of the made-up tree imports. */
const BROKEN: Record<string, string[]> = {
	'nodes/KiotViet/elsewhere/some.ts': [],
	'nodes/LadiFlow/elsewhere/some.ts': [],
	[file('KiotViet', 'model')]: ['n8n-workflow', 'node:fs'],
	[file('LadiFlow', 'model')]: ['nodes/shared/some.ts'],
	[file('LadiFlow', 'sync')]: ['nodes/KiotViet/model/some.ts'],
	[file('LadiFlow', 'api')]: ['nodes/KiotViet/api/some.ts'],
	[file('KiotViet', 'api')]: ['nodes/LadiFlow/api/some.ts', 'sandbox/some.ts'],
	'nodes/shared/some.ts': ['nodes/KiotViet/model/some.ts'],
	'sandbox/some.ts': ['nodes/shared/some.ts'],
	'sandbox/kiotviet/some.ts': [],
	'sandbox/judge/some.ts': ['sandbox/kiotviet/some.ts'],
	'demo/some.ts': ['demo/other.ts'],
	'demo/other.ts': ['demo/some.ts'],
};
for (const [tree, rings] of Object.entries(TREES)) {
	for (const ring of Object.keys(rings)) {
		(BROKEN[file(tree, ring)] ??= []).push(`nodes/${tree}/elsewhere/some.ts`);
	}
}

/** What stays allowed: inward, types across, and plain values from packages. */
const RIGHT: Record<string, string[]> = {
	'nodes/KiotViet/model/some.ts': ['luxon', 'type n8n-workflow'],
	'nodes/KiotViet/api/some.ts': ['nodes/KiotViet/model/some.ts', 'n8n-workflow', 'node:crypto'],
	'nodes/LadiFlow/sync/some.ts': ['type nodes/KiotViet/model/some.ts'],
	'sandbox/kiotviet/some.ts': ['node:http'],
	'sandbox/judge/some.ts': ['type sandbox/kiotviet/some.ts'],
	'test/some.ts': ['nodes/LadiFlow/sync/some.ts', 'sandbox/judge/some.ts'],
};

function importOf(target: string, from: string): string {
	const [, type, to] = /^(type )?(.*)$/.exec(target)!;
	const way = /^(nodes|sandbox|demo)\//.test(to)
		? `./${path.relative(path.dirname(from), to).replace(/\.ts$/, '')}`
		: to;
	return type ? `export type * from '${way}';` : `export * from '${way}';`;
}

describe('the arrows of the house', () => {
	let tree: string;

	beforeEach(() => {
		tree = mkdtempSync(path.join(os.tmpdir(), 'arrows-'));
		symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'));
		for (const folder of ['nodes', 'credentials', 'sandbox', 'demo', 'test', 'scripts']) {
			mkdirSync(path.join(tree, folder));
		}
		writeFileSync(path.join(tree, 'tsconfig.dev.json'), '{}');
	});

	afterEach(() => rmSync(tree, { recursive: true }));

	/** The names of the rules that a made-up tree breaks. */
	function brokenIn(imports: Record<string, string[]>): string[] {
		for (const [name, targets] of Object.entries(imports)) {
			mkdirSync(path.dirname(path.join(tree, name)), { recursive: true });
			writeFileSync(
				path.join(tree, name),
				targets.map((target) => importOf(target, name)).join('\n'),
			);
		}
		const { stdout, stderr } = spawnSync(
			process.execPath,
			[
				path.join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
				...['--config', path.join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'],
				...['nodes', 'credentials', 'sandbox', 'demo', 'test', 'scripts'],
			],
			{ cwd: tree, encoding: 'utf8' },
		);
		if (!stdout) throw new Error(stderr);
		const { summary } = JSON.parse(stdout) as {
			summary: { violations: Array<{ rule: { name: string } }> };
		};
		return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
	}

	jest.setTimeout(60_000);

	it('fail lint, each by its name, when an import points outward', () => {
		expect(brokenIn(BROKEN)).toEqual(forbidden.map(({ name }) => name).sort());
	});

	it('let inward imports pass, and types across the trees', () => {
		expect(brokenIn(RIGHT)).toEqual([]);
	});
});
