// The round trip: what Check Setup measures of one sandbox sets another sandbox alike.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type FactSheet, factSheetShape } from '../../nodes/shared/factSheet';
import { type Sandbox, startSandbox, SWITCH_POSITIONS, type Switches } from '../../sandbox';
import { factsFile } from '../../sandbox/factSheets';
import { engineOf } from './kiotViet/resourceHarness';
import { run } from './ladiflow/node';

jest.setTimeout(60_000);

const OTHER: Partial<Switches> = {
	tags: 'appended',
	customFields: 'replaced',
	pageBase: 0,
	updateChangesEmail: false,
	notFound: 'dataNull',
	emptyPage: 'withData',
	kiotVietNotFound: '404',
	cashFlowWithoutDates: 'all',
};

let sandbox: Sandbox;
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'fact-sheets-'));
});
afterEach(async () => {
	delete process.env.FACTS;
	rmSync(folder, { recursive: true });
	await sandbox.stop();
});

it.each([
	['usual', {}],
	['other', OTHER],
])(
	'a sandbox set by the sheets of an account with %s settings is as that one was',
	async (name, settings) => {
		sandbox = await startSandbox({ switches: settings });
		const sheets = await measured();
		const before = { ...sandbox.switches };
		await sandbox.stop();

		process.env.FACTS = path.join(folder, `${name}Sheets.json`);
		writeFileSync(process.env.FACTS, `${JSON.stringify(sheets, null, '\t')}\n`);
		sandbox = await startSandbox();

		const sure = sheets.flatMap(({ facts }) =>
			Object.entries(facts)
				.filter(([question, fact]) => fact.sure && question in SWITCH_POSITIONS)
				.map(([question]) => question as keyof Switches),
		);
		expect(sure).toEqual(
			expect.arrayContaining(['tags', 'customFields', 'emptyPage', 'kiotVietNotFound']),
		);
		for (const question of sure)
			expect([question, sandbox.switches[question]]).toEqual([question, before[question]]);
		expect(factsFile(process.env.FACTS).lines.join()).not.toContain('tags');
	},
);

/** A list of both sheets, measured as a shop owner does. */
async function measured(): Promise<FactSheet[]> {
	sandbox.shop.sells({ lines: [{ productCode: 'SP000001', quantity: 1 }], paid: 0 });
	const account = await run(sandbox, 'account.checkSetup', { writeTestContact: true });
	const [shop] = await engineOf(sandbox, 'shop', 'checkSetup', {}).run([{}]);
	return [account[0], shop[0].json].map(
		({ factSheet }) => factSheetShape.parse(factSheet) as FactSheet,
	);
}
