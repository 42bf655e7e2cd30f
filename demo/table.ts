// Prints the contacts of the account beside what the shop's records say they must hold.
import Table from 'cli-table3';
import { groupBy } from 'lodash';

import type { Comparison } from '../sandbox';

/** One block a customer, one line a field, and a last column that tells whether both sides agree. */
export function comparisonTable({ rows, unexpected }: Comparison): string {
	const table = new Table({
		head: ['Customer', 'Field', 'Right answer (from KiotViet)', 'Contact in LadiFlow', ''],
		colWidths: [16, 30, 44, 44, 4],
		style: { head: [], border: [], compact: true },
		wordWrap: true,
	});
	for (const [customer, fields] of Object.entries(groupBy(rows, 'customer'))) {
		fields.forEach(({ name, field, expected, actual, equal }, at) => {
			const title = [customer, name][at] ?? '';
			table.push([title, field, inWords(expected), inWords(actual), equal ? '=' : '≠']);
		});
		table.push([{ colSpan: 5, content: '' }]);
	}
	for (const contact of unexpected) {
		table.push(['nobody', 'contact', 'none', contact.email, '≠']);
	}
	return table.toString();
}

function inWords(value: unknown): string {
	if (value === undefined || value === null) return '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}
