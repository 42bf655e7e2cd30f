// Whatever LadiFlow makes of what it is sent, a contact's fields end where they shall be: the sandbox's account,
// in all its readings, is the one that is written to.
import fc from 'fast-check';

import type { StoredContact } from '../../../nodes/LadiFlow/api/contacts';
import { newDialect } from '../../../nodes/LadiFlow/contact/dialect';
import { CustomFields } from '../../../nodes/LadiFlow/contact/facets/customFields';
import { Account } from '../../../sandbox';
import { shownContact } from '../../../sandbox/ladiflow/wire';
import { defaultSwitches, SWITCH_POSITIONS, type Switches } from '../../../sandbox/switches';

const MOST_ROUNDS = 10;

const TEXTS = ['text', 'other_text'];
const TYPES = {
	text: 'TEXT_INPUT',
	other_text: 'TEXT_AREA',
	number: 'NUMBER',
	date: 'DATE',
	list: 'LIST',
	boxes: 'CHECK_BOX',
	yes: 'BOOLEAN',
	choice: 'DROPDOWN',
} as const;
type Name = keyof typeof TYPES;
const NAMES = Object.keys(TYPES) as Name[];

const word = fc.stringMatching(/^[a-zàđêơ]{1,6}$/);
/** Texts that look like something else: phones, numbers, dates, yes and no. */
const lookAlike = fc.constantFrom(
	'0912345678',
	'912345678',
	'+84912345678',
	'1',
	'1.0',
	'01',
	'1e3',
	'1000',
	'true',
	'TRUE',
	'2026-02-10',
	'2026-02-10T00:00:00.000Z',
	'2026-02-10T07:00:00+07:00',
);
const text = fc.oneof(word, lookAlike);
const list = fc.array(word, { minLength: 1, maxLength: 3 });
/** Midnight UTC, so that a reading which keeps days only keeps the whole value. */
const day = fc
	.integer({ min: 0, max: 20_000 })
	.map((days) => new Date(days * 86_400_000).toISOString());
const VALUES: Record<Name, fc.Arbitrary<unknown>> = {
	text,
	other_text: text,
	number: fc.integer({ min: -1000, max: 1_000_000 }),
	date: day,
	list,
	boxes: list,
	yes: fc.boolean(),
	choice: word,
};
const values = fc.record(VALUES, { requiredKeys: [] }) as fc.Arbitrary<
	Partial<Record<Name, unknown>>
>;

const OPEN = [
	'customFields',
	'lists',
	'numbersShown',
	'listForm',
	'dateForm',
	'emptyValues',
	'unknownFields',
] as const satisfies Array<keyof Switches>;
const reading = fc.record(
	Object.fromEntries(OPEN.map((name) => [name, fc.constantFrom(...SWITCH_POSITIONS[name])])),
) as fc.Arbitrary<Pick<Switches, (typeof OPEN)[number]>>;

/** An account with one contact that holds the values, however the account is written to. */
function accountWith(held: Partial<Record<Name, unknown>>, how: Partial<Switches>) {
	const account = new Account({ ...defaultSwitches(), ...how });
	for (const name of NAMES) account.definesField(name, TYPES[name]);
	account.definesField('counter', 'AUTO_INCREMENT');
	const contact = account.creates({ email: 'mau@example.com' }).contact;
	const hold = (name: string, value: unknown) =>
		contact.fields.set(name, name === 'choice' ? [String(value)] : (value as string));
	for (const [name, value] of Object.entries(held)) hold(name, value);
	contact.fields.set('counter', 7);
	return { account, contact };
}

type World = ReturnType<typeof accountWith>;
const stored = ({ account, contact }: World) =>
	shownContact(contact, account) as unknown as StoredContact;

interface Asked {
	values: Record<string, unknown>;
	clear: string[];
}

const desiredBy = ({ values: customFields, clear }: Asked) => ({ native: {}, customFields, clear });

/** Writes as the node does: plan, send, read, judge, until it is settled. */
function settle(
	world: World,
	asked: Asked,
	dialect = newDialect(),
	meanwhile: (sent: object) => void = () => {},
) {
	const facet = new CustomFields(dialect);
	const desired = desiredBy(asked);
	let rounds = 0;
	for (;;) {
		const sent = facet.plan({ observed: stored(world), desired });
		world.account.updates({ _id: world.contact._id, ...sent });
		meanwhile(sent);
		rounds++;
		const { again, ...verdict } = facet.judge({ desired }, stored(world));
		if (!again || rounds === MOST_ROUNDS) return { rounds, ...verdict };
	}
}

function valuesIn({ contact }: World) {
	const all = Object.fromEntries(contact.fields);
	if (Array.isArray(all.choice)) [all.choice] = all.choice;
	return all;
}

const clearOf = fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 });

describe('under every reading', () => {
	it('what was wished is there, what was not mentioned survives, what is unknown is named', () => {
		fc.assert(
			fc.property(
				reading.filter(({ emptyValues }) => emptyValues !== 'ignored'),
				values,
				values,
				clearOf,
				fc.boolean(),
				(how, held, wished, cleared, unknown) => {
					const world = accountWith(held, how);
					const clear = cleared.filter((name) => !(name in wished));
					const asked = { values: { ...wished, ...(unknown ? { no_such: 'x' } : {}) }, clear };
					const { missing, notCleared, lost } = settle(world, asked);
					const expected: Record<string, unknown> = { ...held, ...wished, counter: 7 };
					for (const name of clear) delete expected[name];
					expect(valuesIn(world)).toEqual(expected);
					expect({ missing, notCleared, lost }).toEqual({
						missing: unknown ? ['no_such'] : [],
						notCleared: [],
						lost: [],
					});
				},
			),
			{ numRuns: 300 },
		);
	});

	it('writing the same again ends in the same, in a round or two once the account is known', () => {
		fc.assert(
			fc.property(
				reading.filter(({ emptyValues }) => emptyValues !== 'ignored'),
				values,
				values,
				(how, held, wished) => {
					const world = accountWith(held, how);
					const dialect = newDialect();
					const asked = { values: wished, clear: [] };
					settle(world, asked, dialect);
					const once = valuesIn(world);
					settle(world, asked, dialect);
					expect(valuesIn(world)).toEqual(once);
					const { rounds } = settle(world, asked, dialect);
					expect(valuesIn(world)).toEqual(once);
					expect(rounds).toBeLessThanOrEqual(2);
				},
			),
		);
	});

	it('where nothing clears, what could not be cleared or replaced is named and nothing else is touched', () => {
		fc.assert(
			fc.property(
				reading.map((how) => ({ ...how, emptyValues: 'ignored' as const })),
				values,
				values,
				clearOf,
				(how, held, wished, cleared) => {
					const world = accountWith(held, how);
					const clear = cleared.filter((name) => !(name in wished) && name in held);
					const { missing, notCleared, lost } = settle(world, { values: wished, clear });
					const now = valuesIn(world);
					for (const [name, value] of Object.entries(wished)) {
						if (!missing.includes(name)) expect(now[name]).toEqual(value);
					}
					for (const name of clear) expect(name in now).toBe(notCleared.includes(name));
					for (const [name, value] of Object.entries(held)) {
						if (name in wished || clear.includes(name as Name) || lost.includes(name)) continue;
						expect(now[name]).toEqual(value);
					}
					// Only a list that LadiFlow grows and will not clear can be lost or stay another.
					const grows = how.lists === 'appended';
					for (const name of [...missing, ...lost]) {
						expect([grows, name]).toEqual([true, expect.stringMatching(/^(list|boxes)$/)]);
					}
				},
			),
		);
	});
});

it('a text is there letter by letter, whatever number or text was there before', () => {
	const before = fc.oneof(
		text,
		fc.nat({ max: 999_999_999 }),
		fc.nat({ max: 999_999_999 }).map(String),
	);
	fc.assert(
		fc.property(before, fc.constantFrom('', '0', '+', '.0'), (held, more) => {
			const wished = more === '.0' ? `${held}.0` : `${more}${held}`;
			const world = accountWith({}, {});
			world.contact.fields.set('text', held);
			const { missing } = settle(world, { values: { text: wished }, clear: [] });
			expect(String(valuesIn(world).text)).toBe(wished);
			expect(missing).toEqual([]);
		}),
	);
});

it('a text that another writer keeps as a number is named, not taken for written', () => {
	const world = accountWith({}, {});
	const asked = { values: { text: '0912345678' }, clear: [] };
	const { missing } = settle(world, asked, newDialect(), () =>
		world.contact.fields.set('text', 912345678),
	);
	expect(missing).toEqual(['text']);
});

describe('another writer', () => {
	it('who writes over everything in between is written over in turn', () => {
		const world = accountWith({ text: 'a' }, { customFields: 'replaced' });
		let once = () => world.contact.fields.clear();
		settle(world, { values: { number: 5, choice: 'x' }, clear: [] }, newDialect(), () => {
			once();
			once = () => undefined;
		});
		expect(valuesIn(world)).toEqual({ text: 'a', number: 5, choice: 'x' });
	});

	it('who changes a field nobody mentioned is left in peace', () => {
		const world = accountWith({ text: 'a', list: ['a'] }, { lists: 'appended' });
		const { lost } = settle(world, { values: { number: 5 }, clear: [] }, newDialect(), () =>
			world.contact.fields.set('text', 'theirs'),
		);
		expect(valuesIn(world)).toMatchObject({ text: 'theirs', number: 5, list: ['a'] });
		expect(lost).toEqual([]);
	});

	it.each(TEXTS)('who wins with %s all the same is named, after a few rounds', (name) => {
		const world = accountWith({}, {});
		const { missing, rounds } = settle(
			world,
			{ values: { [name]: 'mine' }, clear: [] },
			newDialect(),
			() => world.contact.fields.set(name, 'theirs'),
		);
		expect(missing).toEqual([name]);
		expect(rounds).toBeLessThan(MOST_ROUNDS);
	});
});

describe('a list that LadiFlow grows', () => {
	it('is cleared first once that is known, and never left doubled', () => {
		const world = accountWith({ list: ['a'], boxes: ['x'] }, { lists: 'appended' });
		const dialect = newDialect();
		settle(world, { values: { list: ['b'] }, clear: [] }, dialect);
		expect(valuesIn(world)).toMatchObject({ list: ['b'], boxes: ['x'] });
		expect(dialect.listsGrow).toBe(true);
		const { rounds } = settle(world, { values: { list: ['c'] }, clear: [] }, dialect);
		expect(rounds).toBe(2);
	});

	it('by a request that arrived twice is put right too', () => {
		const world = accountWith({ list: ['a'] }, { lists: 'appended' });
		let once = (sent: object) => world.account.updates({ _id: world.contact._id, ...sent });
		settle(world, { values: { list: ['b'] }, clear: [] }, newDialect(), (sent) => {
			once(sent);
			once = () => world.contact;
		});
		expect(valuesIn(world)).toMatchObject({ list: ['b'] });
	});
});
