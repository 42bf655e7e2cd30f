// The frugal look-up finds whom the careful one finds, on every kind of account and whatever it learned before: else
// somebody would get a second contact.
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { find, type StoredContact } from '../../../nodes/LadiFlow/api/contacts';
import type { Connection } from '../../../nodes/LadiFlow/api/request';
import { LookUps } from '../../../nodes/LadiFlow/contact/lookUps';
import { Account } from '../../../sandbox';
import { shownContact } from '../../../sandbox/ladiflow/wire';
import { defaultSwitches, SWITCH_POSITIONS, type Switches } from '../../../sandbox/switches';

const OPEN = ['phoneMatch', 'contactSearch', 'pageBase', 'pageLimit', 'upsertMatches'] as const;
const reading = fc.record(
	Object.fromEntries(OPEN.map((name) => [name, fc.constantFrom(...SWITCH_POSITIONS[name])])),
) as fc.Arbitrary<Pick<Switches, (typeof OPEN)[number]>>;

const LIMIT = 2;

/** An account that is called as over HTTP, without the HTTP. */
function open(how: Partial<Switches>) {
	const switches = { ...defaultSwitches(), ...how };
	const account = new Account(switches);
	const asked: string[] = [];
	const matches = (name: string) =>
		account.contacts.filter(({ email, phone, native }) => {
			const text = `${String(native.first_name ?? '')} ${email} ${phone ?? ''}`.toLowerCase();
			const words = name.toLowerCase();
			return switches.contactSearch === 'parts'
				? text.includes(words)
				: ` ${text} `.includes(` ${words} `);
		});
	const answers: Record<string, (body: IDataObject) => unknown> = {
		'POST /customer/show': (body) => {
			const contact = account.shows(body);
			return { customer: contact ? shownContact(contact, account) : null };
		},
		'POST /customer/list': ({ search, page, limit }) => {
			const found = matches((search as { name: string }).name);
			const size = switches.pageLimit === 'small' ? LIMIT : Number(limit);
			const first = Math.max(0, Number(page) - switches.pageBase) * size;
			return {
				total: found.length,
				items: found.slice(first, first + size).map((contact) => shownContact(contact, account)),
			};
		},
	};
	const connection = {
		account: 'look-ups',
		call: async ({ route, body }: { route: string; body: IDataObject }) => {
			asked.push(route);
			return await Promise.resolve(answers[route](body));
		},
	} as unknown as Connection;
	/** A contact that was created a moment ago, as it is read back. */
	const creates = (body: IDataObject) => {
		const { contact } = account.upserts(body);
		return shownContact(contact, account) as StoredContact;
	};
	return { account, switches, connection, asked, creates };
}

const PHONES = ['0900000001', '0900000002', '0900000010'];
const EMAILS = ['mai@example.com', 'binh@example.com'];
const FORMS = [
	(phone: string) => phone,
	(phone: string) => phone.replace(/^0/, '+84'),
	(phone: string) => phone.replace(/^0/, '84'),
	(phone: string) => phone.replace(/^(.{4})(.{3})/, '$1 $2 '),
];
const person = fc.record({
	phone: fc.constantFrom(...PHONES),
	email: fc.option(fc.constantFrom(...EMAILS)),
});
/** Somebody types a contact into the app, in whatever form. */
const typed = fc.record({
	phone: fc.constantFrom(...PHONES),
	form: fc.constantFrom(...FORMS),
	email: fc.option(fc.constantFrom(...EMAILS, 'lan@example.com')),
	/** the contact holds the address made up for the phone, and no phone, or another one */
	lost: fc.constantFrom(null, 'phone', 'changed'),
	name: fc.constantFrom('Mai', 'Mai 900000001'),
});

it('whom any way finds, the ways that are proven find too, and the same of several', async () => {
	let frugal = 0;
	await fc.assert(
		fc.asyncProperty(
			reading,
			fc.array(fc.oneof(person, typed), { minLength: 3, maxLength: 12 }),
			async (how, events) => {
				const { account, connection, asked, creates } = open(how);
				const lookUps = new LookUps();
				for (const event of events) {
					if ('form' in event) {
						const { phone, form, email, lost, name: first_name } = event;
						if (email && account.withEmail(email)) continue;
						if (!email && account.withEmail(`${form(phone)}.ladiflow@ladimail.com`)) continue;
						const body = { phone: form(phone), first_name, ...(email ? { email } : {}) };
						const contact = account.addsContact(body);
						if (lost === 'phone') contact.phone = null;
						if (lost === 'changed') contact.phone = '0900000099';
						continue;
					}
					const careful = await find(connection, event);
					asked.length = 0;
					const found = await find(connection, event, 'emailThenPhone', lookUps);
					// By which of the ways is no part of it.
					expect(found.contact).toEqual(careful.contact);
					if (asked.length < 3 && !found.contact) frugal++;
					if (found.contact) continue;
					const { phone, email } = event;
					await lookUps.prove(connection, creates({ phone, ...(email ? { email } : {}) }));
				}
			},
		),
		{ numRuns: 400 },
	);
	expect(frugal).toBeGreaterThan(20);
});

describe('after the first contact was created', () => {
	const learned = async (how: Partial<Switches> = {}) => {
		let time = 0;
		const lookUps = new LookUps(() => time);
		const world = open(how);
		await lookUps.prove(world.connection, world.creates({ phone: PHONES[0] }));
		const cost = async (phone: string, email: string | null = null) => {
			world.asked.length = 0;
			await find(world.connection, { phone, email }, 'emailThenPhone', lookUps);
			return world.asked.length;
		};
		return { ...world, lookUps, cost, waits: (ms: number) => (time += ms) };
	};

	it.each<[Partial<Switches>, number[]]>([
		[{}, [1, 2, 2]],
		[{ phoneMatch: 'none' }, [1, 2, 2]],
		[{ phoneMatch: 'anyForm' }, [1, 2, 3]],
		[{ contactSearch: 'words' }, [1, 5, 6]],
		[{ phoneMatch: 'none', contactSearch: 'words' }, [2, 5, 6]],
	])('%j: known, new, and new with an e-mail cost %j reads', async (how, reads) => {
		const { cost } = await learned(how);
		expect([
			await cost(PHONES[0]),
			await cost(PHONES[1]),
			await cost(PHONES[1], EMAILS[0]),
		]).toEqual(reads);
	});

	it('one of twenty look-ups that find nobody tries all ways', async () => {
		const { cost } = await learned();
		const costs: number[] = [];
		for (let n = 0; n < 40; n++) costs.push(await cost(PHONES[1]));
		expect(costs.filter((reads) => reads === 5)).toHaveLength(2);
	});

	it('a way that finds what the others did not ends the trust for an hour', async () => {
		const { cost, switches, account, lookUps, connection, creates, waits } = await learned();
		account.addsContact({ phone: '+84900000002' });
		switches.contactSearch = 'words';
		const costs: number[] = [];
		for (let n = 0; n < 20; n++) costs.push(await cost(PHONES[1]));
		expect(costs.at(-1)).toBe(4);
		expect(await cost(PHONES[2])).toBe(5);
		switches.contactSearch = 'parts';
		await lookUps.prove(connection, creates({ phone: '0900000030' }));
		expect(await cost(PHONES[2])).toBe(5);
		waits(60 * 60_000);
		await lookUps.prove(connection, creates({ phone: '0900000031' }));
		expect(await cost('0900000020')).toBe(2);
	});

	it('what was proven is proven again after an hour', async () => {
		const { cost, waits } = await learned();
		waits(60 * 60_000);
		expect(await cost(PHONES[1])).toBe(5);
	});

	it('a question that LadiFlow does not answer leaves the ways unproven, and fails nothing', async () => {
		const { connection, creates } = open({});
		const lookUps = new LookUps();
		const created = creates({ phone: PHONES[0] });
		const refuses = async () => await Promise.reject(new Error('busy'));
		await lookUps.prove({ ...connection, call: refuses } as Connection, created);
		expect(lookUps.looks(false)).toHaveLength(5);
	});
});
