// What a user installs: the packed tarball holds what n8n needs and nothing else.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

import { packPackage } from '../../demo/package';

const ALLOWED = [
	/^(package\.json|index\.js|README\.md|CHANGELOG\.md|LICENSE\.md)$/,
	/^templates\/[\w-]+\.json$/,
	/^dist\/icons\/\w+(\.dark)?\.svg$/,
	/^dist\/(credentials|nodes)\/.+\.js$/,
	/^dist\/nodes\/\w+\/\w+\.node\.json$/,
	/^dist\/nodes\/\w+\/__schema__\/.+\.json$/,
];

/** Packed, in bytes: what is far larger has something in it that belongs elsewhere. */
const LIMIT = 300_000;

describe('the packed package', () => {
	let tarball: string;
	let files: string[];

	beforeAll(async () => {
		tarball = await packPackage(() => undefined);
		files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
			.trim()
			.split('\n')
			.map((file) => file.replace(/^package\//, ''));
	}, 240_000);

	const read = (file: string) =>
		execFileSync('tar', ['-xzOf', tarball, `package/${file}`], { encoding: 'utf8' });

	it('holds nothing but compiled code, icons, schemas, templates and its papers', () => {
		expect(files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file)))).toEqual([]);
		for (const pattern of ALLOWED) expect(files.some((file) => pattern.test(file))).toBe(true);
		expect(files).toEqual(
			expect.arrayContaining(['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE.md']),
		);
	});

	it('is small', () => {
		expect(statSync(tarball).size).toBeLessThan(LIMIT);
	});

	it('holds every file that its manifest names to n8n, and needs nothing at run time', () => {
		const manifest = JSON.parse(read('package.json')) as {
			n8n: { nodes: string[]; credentials: string[] };
			[key: string]: unknown;
		};
		expect(files).toEqual(
			expect.arrayContaining([...manifest.n8n.nodes, ...manifest.n8n.credentials]),
		);
		expect(manifest.dependencies).toBeUndefined();
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('holds the output schemas for new nodes and for saved ones of every version', () => {
		const schemas = [
			...['v1.0.0', 'v1.1.0'].map((version) => `KiotViet/__schema__/${version}/customer/get.json`),
			...['v1.0.0', 'v1.1.0'].map((version) => `KiotViet/__schema__/${version}.json`),
			...['v1.0.0', 'v1.1.0', 'v1.2.0'].map(
				(version) => `LadiFlow/__schema__/${version}/contact/upsert.json`,
			),
		];
		expect(files).toEqual(expect.arrayContaining(schemas.map((file) => `dist/nodes/${file}`)));
	});

	it('imports nothing that n8n does not supply on both lines', () => {
		const supplied = ['n8n-workflow', 'luxon', 'lodash', 'zod', 'node:crypto'];
		const imported = files
			.filter((file) => file.endsWith('.js'))
			.flatMap((file) => [...read(file).matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name))
			.filter((name) => !name.startsWith('.'));
		expect(imported.filter((name) => !supplied.includes(name))).toEqual([]);
		expect(imported.length).toBeGreaterThan(10);
	});
});
