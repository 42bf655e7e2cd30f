// Check Setup measures an account: what it is sure of is so, in every position of every switch, and nobody is touched.
import type { IDataObject } from 'n8n-workflow';

import { QUESTIONS } from '../../../nodes/LadiFlow/setupCheck/questions';
import { type FactSheet, factSheetShape } from '../../../nodes/shared/factSheet';
import { type Sandbox, startSandbox } from '../../../sandbox';
import { SWITCH_POSITIONS, type Switches } from '../../../sandbox/switches';
import { SeededRandom } from '../../faults/seededRandom';
import { ladiFlow, run } from './node';

jest.setTimeout(60_000);

const NEVER_ASKED = ['missingPermission', 'unknownSubscriber', 'catchHookAnswer'];
const NAMES = QUESTIONS.map(({ name }) => name) as Array<keyof Switches>;

const POSITIONS = NAMES.flatMap((name) =>
	SWITCH_POSITIONS[name].map((position) => ({ name, position: position as unknown })),
);

/** Opens an account with three customers. */
async function opened(switches: Partial<Switches>): Promise<Sandbox> {
	const sandbox = await startSandbox({ switches });
	for (let number = 1; number <= 3; number++) {
		sandbox.account.addsContact({
			email: `khach${number}@example.com`,
			phone: `090000000${number}`,
			first_name: `Khách ${number}`,
		});
	}
	return sandbox;
}

async function checkOf(sandbox: Sandbox, parameters: IDataObject = { writeTestContact: true }) {
	const [output] = await run(sandbox, 'account.checkSetup', parameters);
	return output as IDataObject & { factSheet: FactSheet };
}

/** Checks an account twice: what is sure is so, and the second check adds no contact. */
async function checksTwice(switches: Partial<Switches>): Promise<FactSheet> {
	const sandbox = await opened(switches);
	try {
		const { factSheet } = await checkOf(sandbox);
		expect(wrongOf(sandbox, factSheet)).toEqual({});
		expect(wrongOf(sandbox, (await checkOf(sandbox)).factSheet)).toEqual({});
		expect(markedIn(sandbox).length).toBeLessThanOrEqual(2);
		return factSheet;
	} finally {
		await sandbox.stop();
	}
}

// Side by side: most of the time they wait for the account's pace.
it.concurrent.each(POSITIONS)(
	'an account with $name as $position is measured so',
	async ({ name, position }) => {
		const { facts } = await checksTwice({ [name]: position });
		const { reading, sure } = facts[name];
		if (NEVER_ASKED.includes(name))
			expect({ reading, sure }).toEqual({ reading: null, sure: false });
		else expect({ reading, sure }).toEqual({ reading: position, sure: true });
	},
);

it.concurrent.each(Array.from({ length: 16 }, (_, index) => index + 1))(
	'of an account with all switches anywhere (%d), what is sure is so',
	async (seed) => {
		await checksTwice(mixed(seed));
	},
);

describe('one account', () => {
	let sandbox: Sandbox;

	async function open(switches: Partial<Switches>): Promise<void> {
		sandbox = await opened(switches);
	}

	const checked = async (parameters?: IDataObject) => await checkOf(sandbox, parameters);
	const marked = () => markedIn(sandbox);

	afterEach(async () => await sandbox.stop());

	it('a fresh account answers every question that is asked', async () => {
		await open({});
		const { factSheet } = await checked();
		expect(factSheetShape.parse(factSheet)).toEqual(factSheet);
		const open_ = Object.entries(factSheet.facts).filter(([, { sure }]) => !sure);
		expect(open_.map(([name]) => name).sort()).toEqual([...NEVER_ASKED].sort());
	});

	it('the report says of every question what was found and what is to be done', async () => {
		await open({ tags: 'appended' });
		const { report } = await checked();
		expect(report).toContainEqual({
			question: 'tags',
			asks: 'Do written tags replace those of the contact, or join them?',
			found: 'appended',
			sure: true,
			evidence: 'The first tag stayed when only the second was written',
			toDo: 'Contact: Remove Tags cannot work on this account. Take tags away with a flow (action Xóa Tag)',
		});
		expect((report as IDataObject[]).map(({ question }) => question)).toEqual(NAMES);
	});

	it('without the test contacts nothing is written, and the other questions are listed as not asked', async () => {
		await open({ badKey: 'http403', refusals: 'httpAsCode', notFound: 'dataNull' });
		const before = JSON.stringify([sandbox.account.contacts, sandbox.account.tags]);
		const { factSheet } = await checked({});
		expect(JSON.stringify([sandbox.account.contacts, sandbox.account.tags])).toBe(before);
		const { facts } = factSheet;
		expect([facts.badKey, facts.refusals, facts.notFound].map(({ reading }) => reading)).toEqual([
			'http403',
			'httpAsCode',
			'dataNull',
		]);
		expect(facts.customFields).toEqual({
			reading: null,
			evidence: 'Not asked: it takes "Write a Test Contact"',
			sure: false,
		});
	});

	it('a refused key leaves a sheet that tells how keys are refused', async () => {
		await open({ badKey: 'http200code401' });
		const engine = ladiFlow(sandbox, 'account.checkSetup', {});
		engine.credential.apiKey = 'wrong';
		const [[{ json }]] = await engine.run([{}]);
		const { facts } = (json as unknown as { factSheet: FactSheet }).factSheet;
		expect(facts.badKey).toEqual({
			reading: 'http200code401',
			evidence: 'A made-up key: HTTP 200, code 401',
			sure: true,
		});
		expect(facts.tags.evidence).toBe('Not asked: the key was refused');
	});

	it('customers are left alone, and the account holds two marked contacts and four marked tags more', async () => {
		await open({});
		const before = structuredClone(sandbox.account.contacts);
		await checked();
		const { contacts, tags } = sandbox.account;
		expect(contacts.filter((contact) => !marked().includes(contact))).toEqual(before);
		expect(marked().map(({ email, phone }) => [email, phone])).toEqual([
			['n8n-setup-check@example.com', '0900000000'],
			['0900000000.ladiflow@ladimail.com', '0900000000'],
		]);
		expect(tags.map(({ name }) => name).sort()).toEqual([
			'n8n-setup-check',
			'n8n-setup-check-2',
			'n8n-setup-check-by-name',
			'n8n-setup-check-unused',
		]);
	});

	it.each([
		['e-mail', { testEmail: 'khach1@example.com' }],
		['other e-mail', { testEmail: 'khach@example.com' }],
		['phone', { testPhone: '+84900000001' }],
	])("a customer's %s is refused as a test contact's", async (_what, parameters) => {
		await open({});
		sandbox.account.addsContact({ email: 'khach-2@example.com', first_name: 'Khách' });
		const before = structuredClone(sandbox.account.contacts);
		await expect(checked({ writeTestContact: true, ...parameters })).rejects.toThrow(
			'belongs to a contact that is no test contact',
		);
		expect(sandbox.account.contacts).toEqual(before);
	});

	it('the sheet holds nothing of people, of the key or of the account', async () => {
		await open({});
		const { factSheet } = await checked();
		const text = JSON.stringify(factSheet);
		expect(text).not.toMatch(/@|09000|Khách \d/);
		for (const secret of [sandbox.ladiFlow.apiKey, sandbox.ladiFlow.baseUrl]) {
			expect(text).not.toContain(secret);
		}
	});

	it('a call that fails leaves one question open, and the others are answered', async () => {
		await open({});
		sandbox.faults.add({
			service: 'ladiflow',
			path: /create-tag$/,
			kind: 'status',
			status: 400,
			body: { message: 'Hết hạn mức', code: 400 },
		});
		const { factSheet } = await checked();
		const { facts } = factSheet;
		expect(facts.createdTagId).toEqual({
			reading: null,
			evidence: 'A new tag: HTTP 400, code 400',
			sure: false,
		});
		expect(facts.tags.evidence).toBe(
			'Not asked: the account does not list the tags that this check made',
		);
		expect(facts.customFields.sure).toBe(true);
	});
});

function markedIn({ account }: Sandbox) {
	return account.contacts.filter(({ native }) => native.first_name === 'n8n setup check');
}

/** Facts that are sure and not so: the worst that a sheet can hold. */
function wrongOf({ switches }: Sandbox, { facts }: FactSheet) {
	return Object.fromEntries(
		Object.entries(facts).filter(
			([name, { reading, sure }]) => sure && reading !== switches[name as keyof Switches],
		),
	);
}

/** An account with every switch somewhere, the same one for one number every time. */
function mixed(seed: number): Partial<Switches> {
	const random = new SeededRandom(seed);
	return Object.fromEntries(
		NAMES.map((name) => [name, random.oneOf<unknown>(SWITCH_POSITIONS[name])]),
	);
}
