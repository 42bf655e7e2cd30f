// Makes the README's tables from the code's own tables; `--check` fails when they differ.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
import { readFileSync, writeFileSync } from 'node:fs';

import { EVENTS } from '../nodes/KiotViet/trigger/events';
import { APART, type Group, MAPPING } from '../nodes/LadiFlow/sync/mapping';

const FILE = 'README.md';

const GROUPS: Record<Group, string> = {
	profile: 'profile',
	customer: 'customer',
	document: 'last document',
	optionalCustomer: 'with "Write KiotViet Extras"',
	optionalDocument: 'with "Write KiotViet Extras"',
};

function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const TABLES: Record<string, string> = {
	events: table(
		['Event', 'When', 'Webhook', 'Catch-up'],
		EVENTS.map(({ value, description, webhookType, catchUp }) => [
			`\`${value}\``,
			description,
			webhookType ? `\`${webhookType}\`` : 'none',
			catchUp ? 'yes' : 'no',
		]),
	),
	mapping: table(
		['LadiFlow field', 'Type', 'From KiotViet', 'Written', 'Note'],
		[...MAPPING, ...APART].map(({ target, type, source, group, note }) => [
			`\`${target}\``,
			type ?? 'native',
			source,
			APART.some((row) => row.target === target) ? 'orders only' : GROUPS[group],
			note ?? '',
		]),
	),
};

const before = readFileSync(FILE, 'utf8');
const after = Object.entries(TABLES).reduce(
	(text, [name, content]) =>
		text.replace(
			new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`),
			(_, start: string, end: string) => `${start}\n\n${content}\n\n${end}`,
		),
	before,
);

if (after !== before && process.argv.includes('--check')) {
	console.error(`${FILE} does not hold the tables of the code: run "npm run docs"`);
	process.exit(1);
}
writeFileSync(FILE, after);
