// A whole write against the sandbox's account in memory: whatever a contact holds and whatever is written,
// nothing that was not mentioned is lost, under every reading.
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { find, type StoredContact } from '../../../nodes/LadiFlow/api/contacts';
import type { Connection } from '../../../nodes/LadiFlow/api/request';
import type { DesiredTags } from '../../../nodes/LadiFlow/contact/facet';
import { reconcile } from '../../../nodes/LadiFlow/contact/reconcile';
import { Account } from '../../../sandbox';
import { shownContact, writtenContact } from '../../../sandbox/ladiflow/wire';
import { defaultSwitches, SWITCH_POSITIONS, type Switches } from '../../../sandbox/switches';

const EMAIL = 'mai@example.com';
const PHONE = '0900000001';
const TAGS = ['A', 'B', 'C', 'D'];

const OPEN = [
	'customFields',
	'tags',
	'emptyTags',
	'lists',
	'updateChangesEmail',
	'updateNeeds',
	'newFlag',
	'writeEchoesFields',
	'upsertMatches',
	'unknownFields',
] as const satisfies Array<keyof Switches>;
const reading = fc.record(
	Object.fromEntries(OPEN.map((name) => [name, fc.constantFrom(...SWITCH_POSITIONS[name])])),
) as fc.Arbitrary<Pick<Switches, (typeof OPEN)[number]>>;

let accounts = 0;

/** An account that is called as over HTTP, without the HTTP. */
function open(how: Partial<Switches>) {
	const switches = { ...defaultSwitches(), ...how };
	const account = new Account(switches);
	const ids = new Map(TAGS.map((name) => [name, account.createsTag(name).id]));
	const answers: Record<string, (body: IDataObject) => unknown> = {
		'POST /customer/show': (body) => {
			const contact = account.shows(body);
			return { customer: contact ? shownContact(contact, account) : null };
		},
		'POST /customer/list': () => ({ total: 0, items: [] }),
		'POST /customer/update': (body) =>
			writtenContact(account.updates(body), account, { isNew: false, switches }),
		'POST /customer/create-or-update': (body) => {
			const { contact, isNew } = account.upserts(body);
			return writtenContact(contact, account, { isNew, switches });
		},
	};
	const connection = {
		account: `account ${++accounts}`,
		call: async ({ route, body }: { route: string; body: IDataObject }) => answers[route](body),
	} as unknown as Connection;
	return { account, connection, ids };
}

const text = fc.stringMatching(/^[a-zàđ]{1,5}$/);
const natives = fc.record(
	{ first_name: text, company: text, city: text, score: fc.nat(100) },
	{ requiredKeys: [] },
);
const fields = fc.record(
	{
		debt: fc.nat(1000),
		last_order_code: text,
		last_order_product_names: fc.array(text, { minLength: 1, maxLength: 3 }),
	},
	{ requiredKeys: [] },
);
const tags = fc.subarray(TAGS);
const holding = fc.record({ natives, fields, tags, realEmail: fc.boolean() });

it('what was wished is there, and what was not mentioned stays', async () => {
	await fc.assert(
		fc.asyncProperty(
			reading,
			fc.option(holding),
			natives,
			fields,
			tags,
			tags,
			async (how, held, native, customFields, added, taken) => {
				const { account, connection, ids } = open(how);
				const idsOf = (names: string[]) => names.map((name) => ids.get(name) as string);
				if (held) {
					const contact = account.addsContact({
						...held.natives,
						...(held.realEmail ? { email: EMAIL } : {}),
						phone: PHONE,
						tags: idsOf(held.tags),
					});
					for (const [name, value] of Object.entries(held.fields)) contact.fields.set(name, value);
				}
				const person = { email: EMAIL, phone: PHONE };
				const removed = taken.filter((name) => !added.includes(name));
				const tags: DesiredTags = { add: idsOf(added), remove: idsOf(removed) };
				const result = await reconcile(connection, person, await find(connection, person), () => ({
					native,
					customFields,
					tags,
				}));

				expect(account.contacts).toHaveLength(1);
				const [contact] = account.contacts;
				expect(Object.fromEntries(contact.fields)).toEqual({ ...held?.fields, ...customFields });
				expect(contact.native).toMatchObject({ ...held?.natives, ...native });
				const before = held?.tags ?? [];
				const stays = new Set([...before.filter((name) => !removed.includes(name)), ...added]);
				const stuck = removed.filter((name) => before.includes(name) && keeps(how, stays.size));
				expect(account.tagNames(contact).sort()).toEqual([...stays, ...stuck].sort());
				expect(result).toMatchObject({
					isNew: held === null,
					missing: [],
					lost: [],
					missingTags: [],
					keptTags: expect.arrayContaining(idsOf(stuck)),
				});
				expect(result.keptTags).toHaveLength(stuck.length);
				const refusesEmail = held !== null && !held.realEmail && !how.updateChangesEmail;
				expect(contact.email === EMAIL).toBe(!refusesEmail);
				expect(result.notes).toHaveLength(refusesEmail ? 1 : 0);
			},
		),
		{ numRuns: 120 },
	);
});

/** Whether an account of this kind lets no tag go, given how many shall stay. */
function keeps({ tags: written, emptyTags }: Pick<Switches, 'tags' | 'emptyTags'>, stay: number) {
	return written === 'appended' || (stay === 0 && emptyTags === 'ignored');
}

it('an answer without the contact is no success', async () => {
	const { connection } = open({});
	const silent = { ...connection, call: async () => null } as Connection;
	const nobody = { contact: null as StoredContact | null, matchedBy: null };
	await expect(
		reconcile(silent, { email: EMAIL, phone: null }, nobody, () => ({
			native: {},
			customFields: {},
		})),
	).rejects.toThrow(/cannot find it again/);
});

describe('a field of the contact itself', () => {
	const nobody = { contact: null as StoredContact | null, matchedBy: null };
	const person = { email: EMAIL, phone: null };
	const writing = async (native: IDataObject, kept: IDataObject) => {
		const { connection } = open({});
		const call = async (of: { route: string; body: IDataObject }) => {
			const answer = await connection.call(of as never);
			if (!of.route.endsWith('show')) return answer;
			const { customer } = answer as { customer: IDataObject | null };
			return { customer: customer && { ...customer, ...kept } };
		};
		const decide = () => ({ native, customFields: {} });
		return await reconcile({ ...connection, call } as Connection, person, nobody, decide);
	};

	it.each<[IDataObject, IDataObject]>([
		[{ external_customer_id: '000123' }, { external_customer_id: 123 }],
		[{ city: 'Huế' }, { city: null }],
		[{ score: 5 }, { score: 0 }],
		[{ dob: '1995-04-20' }, { dob: '1970-01-01T00:00:00.000Z' }],
	])('%j that LadiFlow shows as %j is named, not called written', async (native, kept) => {
		const { written, notes } = await writing(native, kept);
		expect(written).toEqual({});
		expect(notes).toEqual([
			`LadiFlow did not keep these fields of the contact: ${Object.keys(native)[0]}`,
		]);
	});

	it.each<[IDataObject, IDataObject]>([
		[{ postal_code: 100000 }, { postal_code: '100000' }],
		[{ dob: '1995-04-20' }, { dob: '1995-04-20T00:00:00.000Z' }],
		[{ external_customer_id: '123' }, { external_customer_id: 123 }],
		[{ full_name: 'Mai', lang: 'vi' }, {}],
	])('%j that LadiFlow shows as %j is kept', async (native, kept) => {
		expect(await writing(native, kept)).toMatchObject({ written: native, notes: [] });
	});
});
