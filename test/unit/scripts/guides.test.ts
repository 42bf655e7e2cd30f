// Whoever looks at a panel must find each of its options explained, in both languages.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';

import type { INodeProperties } from 'n8n-workflow';

import { properties } from '../../../nodes/KiotViet/trigger/form';
import { syncFromKiotViet } from '../../../nodes/LadiFlow/actions/contact/syncFromKiotViet';

/** The names of a form's fields, those inside collections too. */
function namesOf(fields: INodeProperties[]): string[] {
	return fields
		.filter(({ type }) => type !== 'notice')
		.flatMap(({ displayName, type, options = [] }) =>
			type === 'collection' ? namesOf(options as INodeProperties[]) : [displayName],
		);
}

describe.each([
	['trigger-options', properties],
	['sync-options', syncFromKiotViet.fields],
])('the guide %s', (page, fields) => {
	it.each(['docs', 'docs/vi'])('explains every option, in %s', (folder) => {
		const text = readFileSync(`${folder}/${page}.md`, 'utf8');
		expect(namesOf(fields).filter((name) => !text.includes(name))).toEqual([]);
	});
});
