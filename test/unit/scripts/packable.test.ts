// A tree that is not built, or was changed since, must not become a package: npm itself would not mind.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals */
import { spawnSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const SOURCE = 'nodes/KiotViet/KiotViet.node.ts';
const BUILT = 'dist/nodes/KiotViet/KiotViet.node.js';

describe('packing', () => {
	let tree: string;

	beforeEach(() => {
		tree = mkdtempSync(path.join(os.tmpdir(), 'packable-'));
		for (const file of ['.npmrc', 'package.json', 'index.js', 'scripts/packable.cjs']) {
			cpSync(path.join(ROOT, file), path.join(tree, file));
		}
		for (const folder of ['credentials', 'icons', 'nodes']) {
			cpSync(path.join(ROOT, folder), path.join(tree, folder), { recursive: true });
		}
	});

	afterEach(() => rmSync(tree, { recursive: true, force: true }));

	/** The files that the build leaves; what is in them is nothing to npm. */
	const build = () => {
		for (const folder of ['credentials', 'icons', 'nodes']) {
			const files = readdirSync(path.join(tree, folder), { recursive: true, withFileTypes: true });
			for (const file of files.filter((entry) => entry.isFile())) {
				const source = path.relative(tree, path.join(file.parentPath, file.name));
				const built = path.join(tree, 'dist', source.replace(/\.ts$/, '.js'));
				mkdirSync(path.dirname(built), { recursive: true });
				writeFileSync(built, '');
			}
		}
	};

	const run = (words: string[]) => {
		const { status, stdout, stderr } = spawnSync(words[0], words.slice(1), {
			cwd: tree,
			encoding: 'utf8',
			// Nobody is asked: what fails must fail before a word goes out.
			env: { ...process.env, npm_config_registry: 'http://127.0.0.1:9' },
		});
		return { status, said: stdout + stderr };
	};
	const npm = (command: string) => run(['npm', command, '--dry-run']);
	/** What npm runs before it packs. */
	const guard = () => run(['node', 'scripts/packable.cjs']);

	it.each([['pack'], ['publish']])('of a fresh clone fails with a sentence: npm %s', (command) => {
		const { status, said } = npm(command);
		expect(status).not.toBe(0);
		expect(said).toMatch(
			/The package cannot be packed: dist\/\S+ is not there: run "npm run build" first\./,
		);
	});

	it('of a tree that was changed after the build fails and names the file', () => {
		build();
		expect(guard().status).toBe(0);
		const later = new Date(Date.now() + 60_000);
		utimesSync(path.join(tree, SOURCE), later, later);
		const { status, said } = guard();
		expect(status).not.toBe(0);
		expect(said).toContain(`${SOURCE} was changed after the build: run "npm run build" again.`);
	});

	it('of a build that lacks one file fails and names it', () => {
		build();
		rmSync(path.join(tree, BUILT));
		expect(guard().said).toContain(`${BUILT} is not there`);
	});

	it('takes along the build, and nothing that lies in it by accident', () => {
		build();
		mkdirSync(path.join(tree, 'dist/docs'), { recursive: true });
		for (const stray of [
			'dist/docs/a.png',
			'dist/nodes/a.tsbuildinfo',
			'dist/nodes/a.d.ts',
			'.env',
		]) {
			writeFileSync(path.join(tree, stray), 'stray');
		}
		const { status, said } = npm('pack');
		expect(status).toBe(0);
		expect(said).toContain(BUILT);
		expect(said).not.toMatch(/a\.png|tsbuildinfo|a\.d\.ts|\.env/);
	});
});
