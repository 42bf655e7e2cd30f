// A citation that leads nowhere must be found: each kind once where it is right, and once where it is not.
import { citations, treeFaults } from '../../../scripts/citations';
import type { Repository } from '../../../scripts/repository';

const PAGE = `# The API

## 1. Transport

1. the first rule
2. the second rule

### 1.2 Refusals

| # | Question |
|---|---|
| 7 | why |

## 9. Open questions
`;

function repository(files: Record<string, string>): Repository {
	const all: Record<string, string> = {
		'package.json': '{"scripts": {"docs": "…"}}',
		'docs/reference/the-api.md': PAGE,
		'README.md': '# Us\n\n## Try it\n\n## Try it\n',
		...files,
	};
	return { files: Object.keys(all), read: (file) => all[file] };
}

const faultsOf = (file: string, text: string) =>
	citations(repository({ [file]: text }))
		.filter(({ fault }) => fault !== null)
		.map(({ said, fault }) => `${said} ${fault}`);

describe('a citation in code', () => {
	it.each([
		'// (the-api.md)',
		'/** As the-api.md 1.2 says. */',
		'/**\n * @see the-api.md 1.2 (refusals),\n *      9\n */',
		'// the-api.md 1.2 (7)',
		'// the-api.md 1, rules 1 and 2',
		'// docs/reference/the-api.md 1 to 1.2',
		'// the-api.md 1.2 (401 and the like)',
		'// see https://example.com/somewhere/page.md',
	])('leads somewhere: %s', (text) => {
		expect(faultsOf('nodes/a.ts', text)).toEqual([]);
	});

	it.each([
		['// (design.md 2)', 'design.md is no file of the repository'],
		['// the-api.md 1.3', 'the-api.md 1.3 has no heading 1.3'],
		['// the-api.md 1.2, 4.1', 'the-api.md 4.1 has no heading 4.1'],
		['/**\n * @see the-api.md 1.2,\n *      4.1\n */', 'the-api.md 4.1 has no heading 4.1'],
		['// the-api.md 1.2 (8)', 'the-api.md 1.2 (8) has no row or rule 8 in 1.2'],
		['// the-api.md 1, rules 1 and 3', 'the-api.md 1 (1, 3) has no row or rule 3 in 1'],
		['// elsewhere/the-api.md 1', 'elsewhere/the-api.md is no file of the repository'],
	])('leads nowhere: %s', (text, fault) => {
		expect(faultsOf('test/a.ts', text)).toEqual([fault]);
	});
});

describe('a page', () => {
	it.each([
		'[1.2](reference/the-api.md#12-refusals)',
		'[the second](../README.md#try-it-1)',
		'[here](#own-heading)\n\n# Own heading!',
		'[out](https://example.com/x.md)',
		'`nodes/<resource>/fields.ts` and `docs/reference/`',
		'npm run docs',
	])('leads somewhere: %s', (text) => {
		expect(faultsOf('docs/guide.md', text)).toEqual([]);
	});

	it.each([
		[
			'[1.3](reference/the-api.md#13-nothing)',
			'docs/reference/the-api.md has no heading of that name',
		],
		['[gone](gone.md)', 'gone.md is no file of the repository'],
		['`docs/gone.ts`', 'docs/gone.ts is not there'],
		['npm run gone', 'npm run gone is no script of package.json'],
	])('leads nowhere: %s', (text, fault) => {
		expect(faultsOf('docs/guide.md', text)[0]).toContain(fault);
	});
});

describe('the tree of CONTRIBUTING', () => {
	const drawn = (tree: string) =>
		treeFaults(
			repository({
				'nodes/shared/a.ts': '',
				'CONTRIBUTING.md': `<!-- tree -->\n\n\`\`\`\n${tree}\n\`\`\`\n`,
			}),
		);

	it('names what is there', () => {
		expect(drawn('nodes/  code\n  shared/  both\ndocs/')).toEqual([]);
	});

	it('is found out when a folder is missing, or was never there', () => {
		expect(drawn('nodes/\n  gone/')).toEqual([
			'CONTRIBUTING.md: nodes/gone/ is drawn and not there',
			'CONTRIBUTING.md: docs/ is there and not drawn',
		]);
	});
});
