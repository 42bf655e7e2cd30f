// Finds guides that one language lacks, templates without a guide, and links from n8n to no page.
import { uniq } from 'lodash';

import type { Repository } from './repository';

/** Pages for people who build workflows or code, in English only. */
const ENGLISH_ONLY = [
	'docs/architecture.md',
	'docs/kiotviet-node.md',
	'docs/ladiflow-node.md',
	'docs/reliability.md',
];

/** Where people who use the package are sent: from the notes of a template, from a form, from n8n's help. */
const SENDERS = /^(templates|nodes|credentials)\/.*\.(json|ts)$/;

/** A file of the repository by its address on GitHub. */
const ADDRESS = /\/blob\/main\/([\w/.-]*\w)/g;

/** What is wrong, a sentence each; `docs/` and `docs/vi/` hold the same pages. */
export function guideFaults({ files, read }: Repository): string[] {
	const has = (file: string) => files.includes(file);
	const pages = files.filter((file) => /^docs\/.*\.md$/.test(file));
	const guides = pages.filter(
		(file) => !file.startsWith('docs/reference/') && !ENGLISH_ONLY.includes(file),
	);
	const lonely = guides
		.map((guide) => [guide, twinOf(guide)])
		.filter(([, twin]) => !has(twin))
		.map(([guide, twin]) => `${guide} has no ${twin}`);
	const templates = files.filter((file) => /^templates\/[^/]+\.json$/.test(file));
	const guideOf = (template: string) => `docs/${template.replace(/\.json$/, '.md')}`;
	const unexplained = templates
		.filter((template) => !has(guideOf(template)))
		.map((template) => `${template} has no ${guideOf(template)}`);
	const astray = files
		.filter((file) => SENDERS.test(file))
		.flatMap((file) => uniq([...read(file).matchAll(ADDRESS)].map(([, to]) => `${file} ${to}`)))
		.filter((sent) => !has(sent.split(' ')[1]))
		.map((sent) => sent.replace(' ', ' links ') + ', which is not there');
	return [...lonely, ...unexplained, ...astray];
}

function twinOf(guide: string): string {
	return guide.startsWith('docs/vi/')
		? guide.replace('docs/vi/', 'docs/')
		: guide.replace('docs/', 'docs/vi/');
}
