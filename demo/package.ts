// Builds and packs the package, so that demo and tests install what a user would install.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { npm, npmError } from './command';
import { CACHE, recordOf, ROOT } from './n8n/install';

const INGREDIENTS = [
	'credentials',
	'nodes',
	'icons',
	'templates',
	'package.json',
	'tsconfig.json',
	'gulpfile.js',
	'index.js',
	'README.md',
	'CHANGELOG.md',
	'scripts/packable.cjs',
	'LICENSE.md',
];

/**
 * Gives the tarball of the package as it stands in the working folder; built anew only when something in it changed.
 *
 * @param log gets one line a step
 */
export async function packPackage(log: (text: string) => void): Promise<string> {
	const shelf = path.join(CACHE, 'package');
	const stamp = path.join(shelf, 'packed.json');
	const hash = hashOfSources();
	if (existsSync(stamp)) {
		const packed = JSON.parse(readFileSync(stamp, 'utf8')) as { hash: string; tarball: string };
		if (packed.hash === hash && existsSync(packed.tarball)) return packed.tarball;
	}
	rmSync(shelf, { recursive: true, force: true });
	mkdirSync(shelf, { recursive: true });
	log('Building and packing the package (usually half a minute)…');
	for (const words of [
		['run', 'build'],
		['pack', '--pack-destination', shelf],
	]) {
		const { code, output } = await npm(words, { cwd: ROOT });
		if (code !== 0) {
			throw npmError('Building the package', output, recordOf(output, 'package-build.log'));
		}
	}
	const tarball = readdirSync(shelf).find((file) => file.endsWith('.tgz'));
	if (!tarball) throw new Error('npm pack left no tarball');
	const packed = { hash, tarball: path.join(shelf, tarball) };
	writeFileSync(stamp, JSON.stringify(packed));
	return packed.tarball;
}

function hashOfSources(): string {
	const hash = createHash('sha256');
	for (const ingredient of INGREDIENTS) {
		for (const file of filesOf(path.join(ROOT, ingredient))) {
			hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
		}
	}
	return hash.digest('hex');
}

function filesOf(place: string): string[] {
	if (!existsSync(place)) return [];
	if (statSync(place).isFile()) return [place];
	return readdirSync(place)
		.sort()
		.flatMap((name) => filesOf(path.join(place, name)));
}
