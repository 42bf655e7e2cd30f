// Whatever items name a contact by, its writes follow each other in the order of the items.
/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import fc from 'fast-check';

import { ItemSequence } from '../../../nodes/LadiFlow/contact/itemSequence';
import { ContactLock, type LookedUp } from '../../../nodes/LadiFlow/contact/lock';
import { mapBounded } from '../../../nodes/shared/queue';

interface Contact {
	id: number;
	email: string | null;
	phone: string | null;
	/** the items that wrote, as `run:item` */
	writes: string[];
	underWay: boolean;
	/** how often it was changed */
	changes: number;
}

interface Item {
	email: string | null;
	phone: string | null;
	/** how slow its look-up and its write are, in turns of the event loop */
	slow: number;
	fails: boolean;
	/** it gives the contact another e-mail */
	renames: boolean;
}

/** Of each kind; more are a matter of minutes. */
const WORLDS = Number(process.env.WORLDS ?? 300);

const pause = async (turns: number) => {
	for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
};

/** Runs lists of items against an account in which LadiFlow's own rule holds: one contact an e-mail. */
async function play(
	start: Array<Pick<Contact, 'email' | 'phone'>>,
	runs: Item[][],
	opens: number[] = [],
) {
	const lock = new ContactLock();
	const contacts: Contact[] = start.map((contact, id) => ({
		...contact,
		id,
		writes: [],
		underWay: false,
		changes: 0,
	}));
	let overlaps = 0;
	let outdated = 0;
	const find = (item: Item) =>
		contacts.find(({ email }) => item.email !== null && email === item.email) ??
		contacts.find(({ phone }) => item.phone !== null && phone === item.phone) ??
		null;
	await Promise.all(
		runs.map(async (items, run) => {
			const sequence = new ItemSequence();
			await mapBounded(items, 4, async (item, index) => {
				sequence.begins(index);
				// The account is opened for each item, later ones sooner than earlier ones at times.
				await pause(opens[index] ?? 0);
				const names = [item.email, item.phone].flatMap((name) => name ?? []);
				const lookUp = async (): Promise<
					LookedUp<{ contact: Contact | null; changes: number }>
				> => {
					await pause(item.slow % 3);
					const contact = find(item);
					const found = { contact, changes: contact?.changes ?? 0 };
					await pause(item.slow);
					return { found, id: contact && `id${contact.id}` };
				};
				try {
					await lock.hold(
						{ sequence, itemIndex: index },
						names,
						lookUp,
						async ({ contact: found, changes }) => {
							const contact: Contact = found ?? {
								id: contacts.length,
								email: item.email,
								phone: item.phone,
								writes: [],
								underWay: false,
								changes: 0,
							};
							if (!found) contacts.push(contact);
							if (contact.underWay) overlaps++;
							if (contact.changes !== changes) outdated++;
							contact.changes++;
							contact.underWay = true;
							contact.phone ??= item.phone;
							await pause(item.slow);
							if (item.renames) contact.email = `new ${contact.id}`;
							contact.underWay = false;
							if (item.fails) throw new Error('refused');
							contact.writes.push(`${run}:${index}`);
						},
					);
				} catch {
					// The other items go on, as with "continue on fail".
				} finally {
					sequence.ends(index);
				}
			});
		}),
	);
	expect(lock.isFree).toBe(true);
	return { contacts, overlaps, outdated };
}

const email = fc.constantFrom(null, 'a', 'b', 'c');
const phone = fc.constantFrom(null, '1', '2', '3');
const identity = fc
	.record({ email, phone })
	.filter((who) => who.email !== null || who.phone !== null);
const item = fc
	.tuple(identity, fc.record({ slow: fc.nat(4), fails: fc.boolean(), renames: fc.boolean() }))
	.map(([who, how]) => ({ ...who, ...how }));
const start = fc.uniqueArray(identity, {
	maxLength: 3,
	selector: (contact) => contact.email ?? `only ${contact.phone}`,
});

/** Took one contact twice at once: a turn learned of its contact when others already stood behind it. */
const LATE_LEARNER: [Array<Pick<Contact, 'email' | 'phone'>>, Item[][]] = [
	[
		{ email: 'c', phone: '2' },
		{ email: 'a', phone: null },
	],
	[
		[
			{ email: 'a', phone: '1', slow: 0, fails: false, renames: false },
			{ email: null, phone: '1', slow: 0, fails: false, renames: false },
			{ email: 'c', phone: '1', slow: 0, fails: false, renames: false },
			{ email: 'c', phone: null, slow: 0, fails: false, renames: false },
			{ email: 'a', phone: null, slow: 1, fails: false, renames: false },
			{ email: null, phone: '2', slow: 0, fails: false, renames: false },
			{ email: null, phone: '1', slow: 1, fails: false, renames: false },
		],
	],
];

/** While it waits for one contact, its names come to lead to another, which is in somebody's hands. */
const MOVED_ON: typeof LATE_LEARNER = [
	[
		{ email: 'a', phone: '2' },
		{ email: 'b', phone: '1' },
	],
	[
		[{ email: null, phone: '2', slow: 1, fails: false, renames: true }],
		[{ email: 'a', phone: '1', slow: 1, fails: false, renames: false }],
		[{ email: 'b', phone: null, slow: 2, fails: false, renames: false }],
	],
];

it('writes to one contact never overlap, each knows what is stored, and nobody is made twice', async () => {
	await fc.assert(
		fc.asyncProperty(
			start,
			fc.array(fc.array(item, { maxLength: 8 }), { maxLength: 3 }),
			async (before, runs) => {
				const { contacts, overlaps, outdated } = await play(before, runs);
				expect({ overlaps, outdated }).toEqual({ overlaps: 0, outdated: 0 });
				const emails = contacts.flatMap((contact) => contact.email ?? []);
				expect(new Set(emails).size).toBe(emails.length);
			},
		),
		{ examples: [LATE_LEARNER, MOVED_ON], numRuns: WORLDS },
	);
});

/** Two by different names of a contact that the item before them makes, the first of them slower. */
const BEHIND_A_NEW_ONE: Item[] = [
	{ email: 'b', phone: '2', slow: 0, fails: false, renames: false },
	{ email: 'b', phone: null, slow: 1, fails: false, renames: false },
	{ email: null, phone: '2', slow: 0, fails: false, renames: false },
];

it('one run writes to each contact in the order of its items, by whatever key they name it', async () => {
	// Each e-mail and each phone belongs to one person; a contact may lack either.
	const person = fc.constantFrom(
		{ email: 'a', phone: '1' },
		{ email: 'b', phone: '2' },
		{ email: 'c', phone: '3' },
	);
	const named: fc.Arbitrary<Item> = fc
		.tuple(person, item, fc.constantFrom('email', 'phone', 'both'))
		.map(([who, how, by]) => ({
			...how,
			email: by === 'phone' ? null : who.email,
			phone: by === 'email' ? null : who.phone,
			renames: false,
		}));
	const opening = fc.array(fc.nat(3), { maxLength: 12 });
	const known = fc.uniqueArray(person, { selector: ({ email }) => email });
	await fc.assert(
		fc.asyncProperty(
			known,
			fc.array(named, { maxLength: 12 }),
			opening,
			async (before, items, opens) => {
				const { contacts } = await play(before, [items], opens);
				for (const { writes } of contacts) {
					const order = writes.map((write) => Number(write.split(':')[1]));
					expect(order).toEqual([...order].sort((one, other) => one - other));
				}
			},
		),
		{ numRuns: WORLDS, examples: [[[], BEHIND_A_NEW_ONE, []]] },
	);
});

it('one look-up is enough for an item whose contact nobody else writes to', async () => {
	const lock = new ContactLock();
	const sequence = new ItemSequence();
	let lookUps = 0;
	const write = async (index: number) => {
		sequence.begins(index);
		await lock.hold(
			{ sequence, itemIndex: index },
			['a'],
			async () => {
				lookUps++;
				return { found: null, id: 'id' };
			},
			async () => undefined,
		);
	};
	await write(0);
	expect(lookUps).toBe(1);
	await Promise.all([write(1), write(2)]);
	expect(lookUps).toBe(3);
});
