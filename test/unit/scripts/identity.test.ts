// One command tells everything who publishes the package; whatever was left behind must be found.
import { identityFaults, identityOf, releaseFault, renamed } from '../../../scripts/identity';
import { type Repository, thisRepository } from '../../../scripts/repository';

const SHOP = { owner: 'shop-tools', repository: 'kiotviet.ladiflow', email: 'a@shop-tools.vn' };

/** This repository as the command leaves it, without writing it. */
function after(changes: Map<string, string>): Repository {
	const { files, read } = thisRepository();
	return { files, read: (file) => changes.get(file) ?? read(file) };
}

describe('the identity of this repository', () => {
	it('is the same everywhere', () => {
		expect(identityFaults(thisRepository())).toEqual([]);
	});

	it('is changed everywhere by one command, and back without a trace', () => {
		const before = identityOf(thisRepository());
		const changes = renamed(thisRepository(), SHOP);
		const theirs = after(changes);
		expect(identityOf(theirs)).toEqual(SHOP);
		expect(identityFaults(theirs)).toEqual([]);
		expect([...changes.keys()]).toEqual(
			expect.arrayContaining([
				'package.json',
				'SECURITY.md',
				'credentials/KiotVietApi.credentials.ts',
				'nodes/LadiFlow/LadiFlow.node.json',
				'docs/vi/privacy.md',
			]),
		);
		for (const text of changes.values()) {
			expect(text).not.toContain(`${before.owner}/${before.repository}`);
			expect(text).not.toContain(before.email);
		}
		const back = renamed(theirs, before);
		expect([...back.keys()].sort()).toEqual([...changes.keys()].sort());
		for (const [file, text] of back) expect(text).toBe(thisRepository().read(file));
	});
});

describe('a release', () => {
	it('goes from the repository that package.json names, with an address that reports can reach', () => {
		expect(releaseFault(SHOP, 'shop-tools/kiotviet.ladiflow')).toBeNull();
		expect(releaseFault(SHOP, 'somebody/kiotviet.ladiflow')).toContain('npm would refuse it');
		expect(
			releaseFault({ ...SHOP, email: 'a@example.com' }, 'shop-tools/kiotviet.ladiflow'),
		).toContain("is nobody's address");
	});
});

describe('a text that disagrees', () => {
	const HOST = 'github.com';
	const ours = `https://${HOST}/shop-tools/kiotviet.ladiflow`;
	const faults = (files: Record<string, string>) => {
		const all: Record<string, string> = {
			'package.json': JSON.stringify({
				author: { email: SHOP.email },
				repository: { url: `${ours}.git` },
			}),
			...files,
		};
		return identityFaults({ files: Object.keys(all), read: (file) => all[file] });
	};

	it.each([
		[
			'another repository',
			{ 'docs/a.md': `https://${HOST}/somebody/else/issues` },
			'somebody/else',
		],
		[
			'raw files of another one',
			{ 'README.md': `https://raw.${HOST.replace('.', 'usercontent.')}/x/y/z.png` },
			'x/y',
		],
		['no link where one is due', { 'nodes/A/A.node.json': '{}' }, 'has no link'],
		[
			'another address for reports',
			{ 'SECURITY.md': `${ours} b@shop-tools.vn` },
			'b@shop-tools.vn',
		],
	])('is found: %s', (_, files, said) => {
		expect(faults(files as Record<string, string>)).toEqual([expect.stringContaining(said)]);
	});

	it('is none of these', () => {
		expect(
			faults({
				'docs/a.md': `[n8n](https://${HOST}/n8n-io/n8n), ${ours}/blob/main/docs/a.md, https://docs.${HOST}/en/x, x@example.com.`,
				'nodes/A/A.node.json': `{"url": "${ours}#readme"}`,
				'SECURITY.md': `${ours} ${SHOP.email}`,
			}),
		).toEqual([]);
	});
});
