// The calls that the nodes can make are those of the reference pages: one that nobody documents cannot be stated, nor made.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';

import { callKiotViet } from '../../../nodes/KiotViet/api/request';
import { ROUTES as KIOTVIET } from '../../../nodes/KiotViet/api/routes';
import { operationOf } from '../../../nodes/KiotViet/operations/operation';
import type { Connection } from '../../../nodes/LadiFlow/api/request';
import { type Route, ROUTES as LADIFLOW } from '../../../nodes/LadiFlow/api/routes';
import type { Operation } from '../../../nodes/LadiFlow/operations/operation';

const METHOD = /\b(?:GET|POST|PUT|DELETE)\b/g;

/**
 * The calls in the table of a section. The methods stand before a path, within its quotes, or over the column; a
 * path without one of its own shares that of the path before it.
 */
function callsIn(page: string, section: string, column: number): string[] {
	const [, text] = page.split(new RegExp(`^### ${section} .*$`, 'm'));
	const rows = text.split(/^##/m)[0].split('\n');
	const cells = rows.filter((row) => row.startsWith('|')).map((row) => row.split('|')[column + 1]);
	const heading = cells[0].match(METHOD) ?? [];
	return cells.slice(1).flatMap((cell) => {
		let methods: string[] = heading;
		let isOver = true;
		return [
			...cell.matchAll(/`(?:([A-Z]+) )?(\/[A-Za-z][^`?]*)[^`]*`|\b(?:GET|POST|PUT|DELETE)\b/g),
		].flatMap(([word, own, path]) => {
			if (path) {
				isOver = true;
				return (own ? [own] : methods).map((method) => `${method} ${path}`);
			}
			methods = isOver ? [word] : [...methods, word];
			isOver = false;
			return [];
		});
	});
}

const PAGES = [
	{
		node: 'KiotViet',
		page: readFileSync('docs/reference/kiotviet-api.md', 'utf8'),
		routes: KIOTVIET,
		documentedIn: (page: string) => [...callsIn(page, '3.0', 1), ...callsIn(page, '4.1', 0)],
	},
	{
		node: 'LadiFlow',
		page: readFileSync('docs/reference/ladiflow-api.md', 'utf8'),
		routes: LADIFLOW,
		documentedIn: (page: string) => callsIn(page, '2.0', 0),
	},
];

describe.each(PAGES)('the routes of the $node node', ({ page, routes, documentedIn }) => {
	it('stand in the reference page, all of them, and it has no others', () => {
		expect(documentedIn(page).sort()).toEqual([...routes].sort());
	});

	it('are missed, each of them, where the page does not have them', () => {
		const isMissed = (route: string) => {
			const [method, path] = route.split(' ');
			const cut = page
				.replaceAll(`\`${path}\``, '`/another`')
				.replaceAll(`\`${path}?`, '`/another?')
				.replaceAll(`\`${method} ${path}`, '`GET /another');
			return !documentedIn(cut).includes(route);
		};
		expect(routes.filter((route) => !isMissed(route))).toEqual([]);
	});
});

describe('a call that no page documents', () => {
	const words = { value: 'x', name: 'X', action: 'X', description: 'X' };

	it('has no type: tsc fails here as soon as one is taken', () => {
		const made = [
			// @ts-expect-error no such call
			async () => await callKiotViet({} as never, { what: 'x', route: 'GET /promotions' }),
			// @ts-expect-error no such call
			() => operationOf({ ...words, route: 'POST /returns', form: [], run: async () => [] }),
			async ({ call }: Connection) =>
				// @ts-expect-error no such call
				await call({ what: 'x', route: 'POST /customer/delete', body: {} }),
			async ({ ask }: Connection) =>
				// @ts-expect-error a catch hook is never asked with the key
				await ask({ route: 'POST /hooks/catch/{id}', body: {} }),
		];
		// @ts-expect-error no such call
		const stated: Operation['calls'] = ['POST /segment/list'];
		const right: Route[] = ['POST /customer/show'];
		expect([...made, ...stated, ...right]).toHaveLength(6);
	});
});
