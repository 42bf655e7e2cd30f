// Whatever LadiFlow makes of what it is sent, a contact's fields end where they shall be: the sandbox's account,
// in all its readings, is the one that is written to.
import fc from 'fast-check';

import type { StoredField } from '../../../nodes/LadiFlow/api/customFields';
import { type FieldWish, newHabits, Settling } from '../../../nodes/LadiFlow/api/settling';
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
const list = fc.array(word, { minLength: 1, maxLength: 3 });
/** Midnight UTC, so that a reading which keeps days only keeps the whole value. */
const day = fc
	.integer({ min: 0, max: 20_000 })
	.map((days) => new Date(days * 86_400_000).toISOString());
const VALUES: Record<Name, fc.Arbitrary<unknown>> = {
	text: word,
	other_text: word,
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
	shownContact(contact, account).custom_fields as StoredField[];

/** Writes as the node does: plan, send, read, judge, until it is settled. */
function settle(world: World, wish: FieldWish, habits = newHabits(), meanwhile = () => {}) {
	const settling = new Settling(habits);
	let rounds = 0;
	for (let again = true; again && rounds < MOST_ROUNDS; rounds++) {
		const custom_fields = settling.plan(stored(world), wish);
		world.account.updates({ _id: world.contact._id, custom_fields });
		meanwhile();
		again = settling.judge(stored(world));
	}
	return { rounds, ...settling.unsettled(stored(world)) };
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
					const wish = { values: { ...wished, ...(unknown ? { no_such: 'x' } : {}) }, clear };
					const { missing, notCleared, lost } = settle(world, wish);
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
					const habits = newHabits();
					const wish = { values: wished, clear: [] };
					settle(world, wish, habits);
					const once = valuesIn(world);
					settle(world, wish, habits);
					expect(valuesIn(world)).toEqual(once);
					const { rounds } = settle(world, wish, habits);
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

describe('another writer', () => {
	it('who writes over everything in between is written over in turn', () => {
		const world = accountWith({ text: 'a' }, { customFields: 'replaced' });
		let once = () => world.contact.fields.clear();
		settle(world, { values: { number: 5, choice: 'x' }, clear: [] }, newHabits(), () => {
			once();
			once = () => undefined;
		});
		expect(valuesIn(world)).toEqual({ text: 'a', number: 5, choice: 'x' });
	});

	it('who changes a field nobody mentioned is left in peace', () => {
		const world = accountWith({ text: 'a', list: ['a'] }, { lists: 'appended' });
		const { lost } = settle(world, { values: { number: 5 }, clear: [] }, newHabits(), () =>
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
			newHabits(),
			() => world.contact.fields.set(name, 'theirs'),
		);
		expect(missing).toEqual([name]);
		expect(rounds).toBeLessThan(MOST_ROUNDS);
	});
});

describe('a list that LadiFlow grows', () => {
	it('is cleared first once that is known, and never left doubled', () => {
		const world = accountWith({ list: ['a'], boxes: ['x'] }, { lists: 'appended' });
		const habits = newHabits();
		settle(world, { values: { list: ['b'] }, clear: [] }, habits);
		expect(valuesIn(world)).toMatchObject({ list: ['b'], boxes: ['x'] });
		expect(habits.listsGrow).toBe(true);
		const { rounds } = settle(world, { values: { list: ['c'] }, clear: [] }, habits);
		expect(rounds).toBe(2);
	});

	it('by a request that arrived twice is put right too', () => {
		const world = accountWith({ list: ['a'] }, { lists: 'appended' });
		const settling = new Settling(newHabits());
		const wish = { values: { list: ['b'] }, clear: [] };
		for (let again = true, round = 0; again && round < MOST_ROUNDS; round++) {
			const body = { _id: world.contact._id, custom_fields: settling.plan(stored(world), wish) };
			world.account.updates(body);
			if (round === 0) world.account.updates(body);
			again = settling.judge(stored(world));
		}
		expect(valuesIn(world)).toMatchObject({ list: ['b'] });
	});
});
