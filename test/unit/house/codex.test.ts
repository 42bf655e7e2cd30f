// What n8n's node search and its help links know of the nodes: words in both languages, and pages that are there.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readFileSync } from 'node:fs';

import { homepage } from '../../../package.json';

const CODEX = [
	'nodes/KiotViet/KiotViet.node.json',
	'nodes/KiotViet/KiotVietTrigger.node.json',
	'nodes/LadiFlow/LadiFlow.node.json',
];

interface Codex {
	alias: string[];
	categories: string[];
	resources: Record<'primaryDocumentation' | 'credentialDocumentation', Array<{ url: string }>>;
}

/** As somebody types who has no Vietnamese keyboard at hand. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

/** GitHub's name for a heading in an address. */
const anchorOf = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s-]/gu, '')
		.trim()
		.replace(/\s/g, '-');

const headingsIn = (page: string) =>
	[...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading));

describe.each(CODEX)('%s', (file) => {
	const codex = JSON.parse(readFileSync(file, 'utf8')) as Codex;

	it('is found by Vietnamese words, typed with their marks and without', () => {
		const words = codex.alias.filter((word) => plain(word) !== word);
		expect(words.length).toBeGreaterThan(5);
		expect(words.filter((word) => !codex.alias.includes(plain(word)))).toEqual([]);
	});

	it('is found by English words too, and has none twice', () => {
		expect(codex.alias).toEqual(expect.arrayContaining(['Vietnam']));
		expect(new Set(codex.alias).size).toBe(codex.alias.length);
	});

	it('stands in categories that n8n knows', () => {
		// n8n's own names, letter by letter: its coming rules refuse any other.
		const known = ['Sales', 'Marketing & Content', 'Data & Storage', 'Productivity'];
		expect(codex.categories.filter((name) => !known.includes(name))).toEqual([]);
	});

	it('links pages of this repository that are there', () => {
		const urls = Object.values(codex.resources).flatMap((links) => links.map(({ url }) => url));
		const repository = homepage.replace(/#.*$/, '');
		for (const url of urls) {
			expect(url.startsWith(repository)).toBe(true);
			const [place, anchor] = url.slice(repository.length).split('#');
			const page = place.replace(/^\/blob\/main\//, '') || 'README.md';
			expect([url, existsSync(page)]).toEqual([url, true]);
			if (anchor) expect([url, headingsIn(page)]).toEqual([url, expect.arrayContaining([anchor])]);
		}
	});
});
