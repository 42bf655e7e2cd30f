// What the reference leaves open is a switch of the sandbox. Each position is run against every operation whose
// calls it can affect: the end is the same, or the node says clearly what this account cannot do.
/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import Table from 'cli-table3';
import { isEqual } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../../nodes/LadiFlow/actions';
import { QUESTIONS } from '../../../nodes/LadiFlow/setupCheck/questions';
import { type Sandbox, startSandbox } from '../../../sandbox';
import { SWITCH_POSITIONS, type Switches } from '../../../sandbox/switches';
import { type Case, CASES } from './cases';
import { ladiFlow } from './node';

jest.setTimeout(60_000);

type Switch = keyof Switches;

const WRITES = /customer\/(create|update|create-or-update)$/;
const SHOW = /customer\/show$/;
const LISTS = /\/(list|list-tag|list-transaction)$/;
const API = /\/(customer|sequence|trigger|flow)\//;

/** The calls that each switch can affect; of KiotViet's switches none. */
const AFFECTS: Record<Switch, RegExp | null> = {
	customFields: WRITES,
	tags: WRITES,
	unknownTagNames: WRITES,
	badKey: API,
	missingPermission: API,
	notFound: SHOW,
	emptyTags: WRITES,
	duplicateTag: /create-tag$/,
	createdTagId: /create-tag$/,
	contactSearch: /customer\/list$/,
	tagFilter: /customer\/list$/,
	listedFields: /customer\/list$/,
	pageBase: LISTS,
	pageZero: LISTS,
	pageLimit: LISTS,
	updateChangesEmail: WRITES,
	phoneMatch: SHOW,
	upsertMatches: /create-or-update$/,
	createExisting: /customer\/create$/,
	updateNeeds: /customer\/update$/,
	newFlag: WRITES,
	refusals: API,
	writeEchoesFields: WRITES,
	lists: WRITES,
	numbersShown: WRITES,
	listForm: WRITES,
	dateForm: WRITES,
	emptyValues: WRITES,
	unknownFields: WRITES,
	unknownSubscriber: /sequence\/subscribe$/,
	catchHookAnswer: /hooks\/catch/,
	wrongShop: null,
	kiotVietNotFound: null,
	actionForm: null,
	secondHook: null,
	signatureForm: null,
	deleteForm: null,
	emptyPage: null,
	cashFlowPages: null,
	cashFlowWithoutDates: null,
	dateFilters: null,
	oddProductCodes: null,
	saleFiresCustomerUpdate: null,
	createCustomerAnswer: null,
	zeroDebt: null,
	zeroTotals: null,
};

/** Switches that a good key never meets are met with a bad one. */
const KEY: Partial<Record<Switch, (sandbox: Sandbox, credential: IDataObject) => void>> = {
	badKey: (_sandbox, credential) => (credential.apiKey = 'wrong'),
	missingPermission: ({ account }) => (account.keyHasPermission = false),
};

const KEY_REFUSED = /did not accept the API key or the key lacks the Automation permission/;

/**
 * Where an account cannot do what was wished, what the node says of it. Anything else that ends differently is
 * a defect.
 */
const SAYS: Array<{ switch: Switch; position: unknown; operation: string; says: RegExp }> = [
	{
		switch: 'tags',
		position: 'appended',
		operation: 'contact.removeTags',
		says: /LadiFlow's API did not remove these tags: VIP.*Xóa Tag/,
	},
	{
		switch: 'emptyTags',
		position: 'ignored',
		operation: 'contact.removeTags',
		says: /LadiFlow's API did not remove these tags: VIP, Khách quen.*Xóa Tag/,
	},
	{
		switch: 'updateChangesEmail',
		position: false,
		operation: 'contact.upsert',
		says: /LadiFlow did not take the new e-mail address; the contact keeps the old one/,
	},
	{
		switch: 'emptyValues',
		position: 'ignored',
		operation: 'contact.upsert',
		says: /"notCleared":\["company","last_retailer_id"\]/,
	},
	{
		switch: 'dateForm',
		position: 'monthFirst',
		operation: 'contact.syncFromKiotViet',
		says: /LadiFlow kept only the day of: last_order_created_at, last_order_updated_at/,
	},
	{
		switch: 'listForm',
		position: 'text',
		operation: 'contact.upsert',
		says: /"missingCustomFields":\["last_order_product_names"\]/,
	},
	{
		switch: 'unknownFields',
		position: 'unlinked',
		operation: 'account.checkSetup',
		says: /"notLinked":\["debt","kv_read_at","no_such"\]/,
	},
];

interface Row {
	name: Switch;
	position: string;
	operations: string;
	result: string;
}

const rows: Row[] = [];
const callsOf = new Map<string, string[]>(
	resources.flatMap(({ value, operations }) =>
		operations.map(({ value: operation, calls }) => [`${value}.${operation}`, calls] as const),
	),
);

async function play(one: Case, name: Switch, position: unknown) {
	const sandbox = await startSandbox();
	try {
		const parameters = one.start(sandbox);
		Object.assign(sandbox.switches, { [name]: position });
		const engine = ladiFlow(sandbox, one.operation, parameters, { continueOnFail: true });
		KEY[name]?.(sandbox, engine.credential);
		const [output] = await engine.run(one.items ?? [{}]);
		const items = output.map(({ json }) => json);
		return { end: one.end(sandbox, items), said: JSON.stringify([items, engine.hints]) };
	} finally {
		await sandbox.stop();
	}
}

const switches = (Object.keys(SWITCH_POSITIONS) as Switch[]).filter((name) => AFFECTS[name]);

it('every switch is known to the matrix', () => {
	expect(Object.keys(AFFECTS).sort()).toEqual(Object.keys(SWITCH_POSITIONS).sort());
});

it('every switch of LadiFlow is a question of Check Setup', () => {
	expect(QUESTIONS.map(({ name }) => name).sort()).toEqual([...switches].sort());
});

// The cases themselves are played with all switches in their first position beside the table of operations; a
// key has no good position here.
const positions = switches.flatMap((name) =>
	SWITCH_POSITIONS[name]
		.slice(KEY[name] ? 0 : 1)
		.map((position) => ({ name, position: position as unknown })),
);

describe.each(positions)('with $name as $position', ({ name, position }) => {
	const affected = CASES.filter(({ operation }) =>
		callsOf.get(operation)?.some((call) => AFFECTS[name]?.test(call)),
	);
	const outcomes = new Map<string, Set<string>>();

	// Side by side: those that call often wait for the account's pace most of the time.
	it.concurrent.each(affected)('$operation $wish, or says what is not possible', async (one) => {
		const { end, said } = await play(one, name, position);
		let outcome = 'same';
		if (KEY[name]) {
			outcome = 'key refused, in words';
			expect(said).toMatch(KEY_REFUSED);
			expect(said).not.toContain('"ready":true');
		} else if (!isEqual(plain(end), plain(one.expected))) {
			const statement = SAYS.find(
				(entry) =>
					entry.switch === name && entry.position === position && entry.operation === one.operation,
			);
			if (!statement) expect(end).toEqual(one.expected);
			else expect(said).toMatch(statement.says);
			outcome = 'says so';
		}
		const known = outcomes.get(outcome) ?? new Set();
		outcomes.set(outcome, known.add(one.operation));
	});

	afterAll(() => {
		for (const [result, operations] of outcomes) {
			rows.push({
				name,
				position: String(position),
				operations: [...operations].join(', '),
				result,
			});
		}
	});
});

/** Without keys that hold nothing, as `toEqual` compares. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

it('every statement of what an account cannot do was needed', () => {
	for (const { switch: name, position, operation } of SAYS) {
		const row = rows.find(
			(candidate) =>
				candidate.name === name &&
				candidate.position === String(position) &&
				candidate.result === 'says so',
		);
		expect(row?.operations).toContain(operation);
	}
});

afterAll(() => {
	const table = new Table({
		head: ['Switch', 'Position', 'Operations', 'Result'],
		colWidths: [22, 18, 60, 24],
		wordWrap: true,
		style: { head: [], border: [], compact: true },
	});
	table.push(['all', 'the first', 'all', 'same']);
	for (const { name, position, operations, result } of rows) {
		table.push([name, position, operations, result]);
	}
	process.stdout.write(`\n${table.toString()}\n`);
});
