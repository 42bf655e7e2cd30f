// Whatever items name a contact by, its writes follow each other in the order of the items.
/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import fc from 'fast-check';

import { inTurn, ItemOrder, type LookedUp } from '../../../nodes/LadiFlow/actions/turns';
import { mapBounded } from '../../../nodes/shared/queue';

interface Contact {
	id: number;
	email: string | null;
	phone: string | null;
	/** the items that wrote, as `run:item` */
	writes: string[];
	underWay: boolean;
}

interface Item {
	email: string | null;
	phone: string | null;
	/** how slow its look-up and its write are, in turns of the event loop */
	slow: number;
	fails: boolean;
}

const pause = async (turns: number) => {
	for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
};

let worlds = 0;

/** Runs lists of items against an account in which LadiFlow's own rule holds: one contact an e-mail. */
async function play(start: Array<Pick<Contact, 'email' | 'phone'>>, runs: Item[][]) {
	const world = ++worlds;
	const contacts: Contact[] = start.map((contact, id) => ({
		...contact,
		id,
		writes: [],
		underWay: false,
	}));
	let overlaps = 0;
	const find = (item: Item) =>
		contacts.find(({ email }) => item.email !== null && email === item.email) ??
		contacts.find(({ phone }) => item.phone !== null && phone === item.phone) ??
		null;
	await Promise.all(
		runs.map(async (items, run) => {
			const order = new ItemOrder();
			await mapBounded(items, 4, async (item, index) => {
				order.begins(index);
				const keys = [item.email, item.phone].flatMap((key) => (key ? [`${world}:${key}`] : []));
				const lookUp = async (): Promise<LookedUp<Contact | null>> => {
					await pause(item.slow);
					const found = find(item);
					return { found, key: found && `${world}:id${found.id}` };
				};
				try {
					await inTurn(order, index, keys, lookUp, async (found) => {
						const contact = found ?? {
							id: contacts.length,
							email: item.email,
							phone: item.phone,
							writes: [],
							underWay: false,
						};
						if (!found) contacts.push(contact);
						if (contact.underWay) overlaps++;
						contact.underWay = true;
						contact.phone ??= item.phone;
						await pause(item.slow);
						contact.underWay = false;
						if (item.fails) throw new Error('refused');
						contact.writes.push(`${run}:${index}`);
					});
				} catch {
					// The other items go on, as with "continue on fail".
				} finally {
					order.passes(index);
				}
			});
		}),
	);
	return { contacts, overlaps };
}

const email = fc.constantFrom(null, 'a', 'b', 'c');
const phone = fc.constantFrom(null, '1', '2', '3');
const identity = fc
	.record({ email, phone })
	.filter((who) => who.email !== null || who.phone !== null);
const item = fc
	.tuple(identity, fc.record({ slow: fc.nat(4), fails: fc.boolean() }))
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
			{ email: 'a', phone: '1', slow: 0, fails: false },
			{ email: null, phone: '1', slow: 0, fails: false },
			{ email: 'c', phone: '1', slow: 0, fails: false },
			{ email: 'c', phone: null, slow: 0, fails: false },
			{ email: 'a', phone: null, slow: 1, fails: false },
			{ email: null, phone: '2', slow: 0, fails: false },
			{ email: null, phone: '1', slow: 1, fails: false },
		],
	],
];

it('writes to one contact never overlap, and nobody is made twice', async () => {
	await fc.assert(
		fc.asyncProperty(
			start,
			fc.array(fc.array(item, { maxLength: 8 }), { maxLength: 3 }),
			async (before, runs) => {
				const { contacts, overlaps } = await play(before, runs);
				expect(overlaps).toBe(0);
				const emails = contacts.flatMap((contact) => contact.email ?? []);
				expect(new Set(emails).size).toBe(emails.length);
			},
		),
		{ examples: [LATE_LEARNER] },
	);
});

it('one run writes to each contact in the order of its items, by whatever key they name it', async () => {
	// Each e-mail and each phone belongs to one person; a contact may lack either.
	const person = fc.constantFrom(
		{ email: 'a', phone: '1' },
		{ email: 'b', phone: '2' },
		{ email: 'c', phone: '3' },
	);
	const named = fc
		.tuple(person, item, fc.constantFrom('email', 'phone', 'both'))
		.map(([who, how, by]) => ({
			...how,
			email: by === 'phone' ? null : who.email,
			phone: by === 'email' ? null : who.phone,
		}));
	const known = fc.uniqueArray(person, { selector: ({ email }) => email });
	await fc.assert(
		fc.asyncProperty(known, fc.array(named, { maxLength: 12 }), async (before, items) => {
			const { contacts } = await play(before, [items]);
			for (const { writes } of contacts) {
				const order = writes.map((write) => Number(write.split(':')[1]));
				expect(order).toEqual([...order].sort((one, other) => one - other));
			}
		}),
		{ numRuns: 150 },
	);
});

it('one look-up is enough for an item whose contact nobody else writes to', async () => {
	const order = new ItemOrder();
	let lookUps = 0;
	const write = async (index: number) => {
		order.begins(index);
		await inTurn(
			order,
			index,
			['one:a'],
			async () => {
				lookUps++;
				return { found: null, key: 'one:id' };
			},
			async () => undefined,
		);
	};
	await write(0);
	expect(lookUps).toBe(1);
	await Promise.all([write(1), write(2)]);
	expect(lookUps).toBe(3);
});
