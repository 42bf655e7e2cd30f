// Finds citations that lead nowhere: in code and tests, between the pages of the documentation, and in the README.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
import path from 'node:path';

import { identityFaults } from './identity';
import { type Repository, thisRepository } from './repository';
import { guideFaults } from './twins';

/** One thing that a file points at, and what is wrong with it; null when it is there. */
interface Citation {
	file: string;
	said: string;
	fault: string | null;
}

/** Where a page is looked for that is cited by its name alone, as comments do. */
const SHELVES = ['', 'docs/reference', 'docs'];

/** "kiotviet-api.md", "docs/reliability.md"; not within an address. */
const PAGE = /(?<![\w/.:-])(?:[\w.-]+\/)*[\w.-]+\.md\b(?!\/)/g;

/** One section after a page's name: "3.1", ", 5.8", " to 2.13", "9 (6)", ", rules 3 and 4". */
const SECTION =
	/^(?:,|;| to| and)?\s+(?:rules? (\d+)(?: and (\d+))?|(\d{1,2}(?:\.\d{1,2})?)(?![\w/.]*\w)(?:\s+\(([^()]*)\))?)/;

/** A link of a page: its text is not checked, its target is. */
const LINK = /!?\[[^\]]*\]\(([^()\s]+)\)/g;

/** A path in a page, as `nodes/shared/dates.ts`; what holds a placeholder names no one file. */
const PATH = /`((?:[\w.-]+\/)+[\w.-]*)`/g;

const COMMAND = /\bnpm run ([a-z][\w:]*)/g;

/** Every citation of the repository. */
export function citations(repository: Repository): Citation[] {
	return repository.files.flatMap((file) => {
		if (/\.(ts|mjs|js)$/.test(file)) return ofCode(repository, file);
		return file.endsWith('.md') ? ofPage(repository, file) : [];
	});
}

function ofCode(repository: Repository, file: string): Citation[] {
	// A comment goes on in its next line.
	const text = repository.read(file).replace(/\n\s*(?:\*|\/\/) ?/g, ' ');
	return [...text.matchAll(PAGE)].flatMap((match) => {
		const [name] = match;
		const page = SHELVES.map((shelf) => path.posix.join(shelf, name)).find((candidate) =>
			repository.files.includes(candidate),
		);
		if (!page) return [{ file, said: name, fault: 'is no file of the repository' }];
		const sections = sectionsAfter(text.slice(match.index + name.length));
		if (sections.length === 0) return [{ file, said: name, fault: null }];
		return sections.map((section) => ({
			file,
			said: `${name} ${said(section)}`,
			fault: lacks(repository.read(page), section),
		}));
	});
}

interface Section {
	number: string;
	/** numbers of rows or rules of that section */
	items: string[];
}

const said = ({ number, items }: Section) =>
	items.length > 0 ? `${number} (${items.join(', ')})` : number;

function sectionsAfter(text: string): Section[] {
	const sections: Section[] = [];
	for (let rest = text; ; ) {
		const found = SECTION.exec(rest);
		if (!found) return sections;
		const [whole, rule, secondRule, number, inBrackets] = found;
		if (number) {
			const items = /^\d{1,2}(?:, \d{1,2})*$/.test(inBrackets ?? '') ? inBrackets.split(', ') : [];
			sections.push({ number, items });
		} else {
			sections
				.at(-1)
				?.items.push(...[rule, secondRule].filter((item): item is string => item !== undefined));
		}
		rest = rest.slice(whole.length);
	}
}

/** What a page lacks of a section; null when all is there. */
function lacks(text: string, { number, items }: Section): string | null {
	const lines = text.split('\n');
	const heading = new RegExp(`^#+ ${number.replace('.', '\\.')}\\.? `);
	const start = lines.findIndex((line) => heading.test(line));
	if (start < 0) return `has no heading ${number}`;
	// A whole section holds its sub-sections too.
	const next = number.includes('.') ? /^#/ : /^##? /;
	const length = lines.slice(start + 1).findIndex((line) => next.test(line));
	const inside = lines.slice(start, length < 0 ? undefined : start + 1 + length);
	const missing = items.find(
		(item) =>
			!inside.some((line) => line.startsWith(`| ${item} |`) || line.startsWith(`${item}. `)),
	);
	return missing === undefined ? null : `has no row or rule ${missing} in ${number}`;
}

function ofPage(repository: Repository, file: string): Citation[] {
	const text = repository.read(file).replace(/^```[\s\S]*?^```/gm, '');
	const links = [...text.matchAll(LINK)]
		.map(([, target]) => target)
		.filter((target) => !/^[a-z]+:/.test(target))
		.map((target) => ({ file, said: target, fault: linkFault(repository, file, target) }));
	const tops = new Set(repository.files.map((name) => name.split('/')[0]));
	const paths = [...text.matchAll(PATH)]
		.map(([, name]) => name)
		.filter((name) => tops.has(name.split('/')[0]))
		.map((name) => ({
			file,
			said: name,
			fault: isThere(repository, name) ? null : 'is not there',
		}));
	return [...links, ...paths, ...commands(repository, file)];
}

function linkFault(repository: Repository, file: string, target: string): string | null {
	const [to, anchor] = target.split('#');
	const page = to ? path.posix.join(path.posix.dirname(file), to) : file;
	if (!isThere(repository, page)) return 'is no file of the repository';
	if (anchor === undefined) return null;
	return anchorsOf(repository.read(page)).includes(decodeURIComponent(anchor))
		? null
		: `${page} has no heading of that name`;
}

function isThere({ files }: Repository, name: string): boolean {
	const folder = `${name.replace(/\/$/, '')}/`;
	return files.some((file) => file === name || file === `${name}.ts` || file.startsWith(folder));
}

/** The names that GitHub gives to a page's headings. */
function anchorsOf(text: string): string[] {
	const seen = new Map<string, number>();
	return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => {
		const name = heading
			.toLowerCase()
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
			.trim()
			.replace(/ /g, '-');
		const before = seen.get(name) ?? 0;
		seen.set(name, before + 1);
		return before === 0 ? name : `${name}-${before}`;
	});
}

function commands(repository: Repository, file: string): Citation[] {
	const { scripts } = JSON.parse(repository.read('package.json')) as {
		scripts: Record<string, string>;
	};
	return [...repository.read(file).matchAll(COMMAND)].map(([command, name]) => ({
		file,
		said: command,
		fault: name in scripts ? null : 'is no script of package.json',
	}));
}

/** The tree that CONTRIBUTING draws names every folder at the top, and nothing that is not there. */
export function treeFaults(repository: Repository): string[] {
	const drawn = /<!-- tree -->\s*```\n([\s\S]*?)```/.exec(repository.read('CONTRIBUTING.md'))?.[1];
	if (drawn === undefined) return ['CONTRIBUTING.md has no tree between its comments'];
	const named = foldersOf(drawn);
	const tops = repository.files.flatMap((file) => /^([^./][^/]*)\//.exec(file)?.[1] ?? []);
	return [
		...named
			.filter((folder) => !repository.files.some((file) => file.startsWith(folder)))
			.map((folder) => `${folder} is drawn and not there`),
		...[...new Set(tops)]
			.filter((top) => !named.includes(`${top}/`))
			.map((top) => `${top}/ is there and not drawn`),
	].map((fault) => `CONTRIBUTING.md: ${fault}`);
}

/** The folders of a drawn tree with their whole paths; two blanks are one step inwards. */
function foldersOf(drawn: string): string[] {
	const above: string[] = [];
	return drawn.split('\n').flatMap((line) => {
		const [, blanks, folder] = /^( *)([\w.-]+(?:\/[\w.-]+)*\/)/.exec(line) ?? [];
		if (folder === undefined) return [];
		above.length = blanks.length / 2;
		above.push(folder);
		return [above.join('')];
	});
}

function main(): void {
	const repository = thisRepository();
	const all = citations(repository);
	const faults = [
		...all
			.filter(({ fault }) => fault !== null)
			.map((citation) => `${citation.file}: ${citation.said} ${citation.fault}`),
		...treeFaults(repository),
		...guideFaults(repository),
		...identityFaults(repository),
	];
	for (const fault of faults) console.error(fault);
	console.log(`${all.length} citations looked up, ${faults.length} lead nowhere`);
	if (faults.length > 0) process.exitCode = 1;
}

if (require.main === module) main();
