// What the list of an account's contacts is believed for, and how long.
import { omit } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import type { StoredContact } from '../../../nodes/LadiFlow/api/contacts';
import type { Connection } from '../../../nodes/LadiFlow/api/request';
import { alreadyRight } from '../../../nodes/LadiFlow/contact/alreadyRight';
import { KnownContacts } from '../../../nodes/LadiFlow/contact/knownContacts';

const MINUTE = 60_000;
let now = 0;
beforeEach(() => {
	now = Date.parse('2026-11-26T08:00:00Z');
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

const contact = (number: number, more: Partial<StoredContact> = {}): StoredContact => ({
	_id: `c${number}`,
	email: `khach${number}@example.com`,
	phone: `09${String(number).padStart(8, '0')}`,
	custom_fields: [
		{ name: 'debt', data_type: 'NUMBER', custom_field_id: 'f1', value_number: number },
		{ name: 'note', data_type: 'TEXT_INPUT', custom_field_id: 'f2', value: '' },
	],
	...more,
});
const account = (count: number) => Array.from({ length: count }, (_, number) => contact(number));

/** An account that counts its calls. */
function open(contacts: StoredContact[], during?: () => void) {
	const calls: IDataObject[] = [];
	const connection = {
		account: 'a',
		call: async ({ body }: { body: { page: number; limit: number } }) => {
			calls.push(body);
			if (calls.length === 2) during?.();
			const from = (body.page - 1) * body.limit;
			return await Promise.resolve({
				items: contacts.slice(from, from + body.limit),
				total: contacts.length,
			});
		},
	} as unknown as Connection;
	return { connection, calls, known: new KnownContacts() };
}
const who = (number: number) => ({ email: `khach${number}@example.com`, phone: null });

it.each([
	['a run of 24', [24], 1, 0],
	['a run of 100 over a hundred contacts', [100], 100, 2],
	['a run of 100 over 10,000 contacts', [100], 10_000, 1],
	['three runs of 100 over 10,000 contacts', [100, 100, 100], 10_000, 102],
	['a run of 10,000 over 10,000 contacts', [10_000], 10_000, 101],
	['a run of 10,000 over nobody', [10_000], 0, 1],
])('%s asks so often: the cheaper way by counting', async (_, runs, size, wanted) => {
	const { connection, calls, known } = open(account(size));
	for (const items of runs) {
		for (let ahead = items; ahead > 0; ahead--) await known.prepare(connection, ahead);
	}
	// A length that was counted is believed for some minutes.
	expect(calls).toHaveLength(wanted);
	expect(known.areListed).toBe(wanted > 1);
});

describe('a listed contact', () => {
	const listed = async (contacts = account(100), during?: () => void) => {
		const { connection, calls, known } = open(contacts, during);
		await known.prepare(connection, 100);
		return { connection, calls, known };
	};

	it('is found by e-mail and by phone, with its values and without what is empty', async () => {
		const { known } = await listed();
		expect(known.find(who(7), null)).toEqual({
			matchedBy: 'email',
			contact: {
				...contact(7),
				created_at: undefined,
				custom_fields: [
					{ name: 'debt', data_type: 'NUMBER', custom_field_id: 'f1', value_number: 7 },
				],
			},
		});
		expect(known.find({ email: null, phone: '0900000007' }, null)?.contact._id).toBe('c7');
	});

	it.each([
		[
			'by an e-mail that only its phone stands for',
			{ email: 'a@example.com', phone: '0900000007' },
		],
		['where nobody has the phone', { email: null, phone: '0911111111' }],
	])('is not believed %s', async (_, person) => {
		expect((await listed()).known.find(person, null)).toBeNull();
	});

	it('is not believed where two share the phone', async () => {
		const { known } = await listed([...account(99), contact(200, { phone: '0900000007' })]);
		expect(known.find({ email: null, phone: '0900000007' }, null)).toBeNull();
	});

	it('is not believed after ten minutes, nor for a customer who was read later', async () => {
		const { known } = await listed();
		const before = new Date(now - 1).toISOString();
		expect(known.find(who(7), before)).not.toBeNull();
		expect(known.find(who(7), new Date(now + 1).toISOString())).toBeNull();
		now += 9 * MINUTE;
		expect(known.find(who(7), before)).not.toBeNull();
		now += MINUTE;
		expect(known.find(who(7), before)).toBeNull();
	});

	it('is held no longer than it is believed, also where nobody comes any more', async () => {
		const timer = new AbortController();
		const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(timer.signal);
		const { known } = await listed();
		expect(timeout).toHaveBeenCalledWith(10 * MINUTE);
		expect(known.areListed).toBe(true);
		timer.abort();
		expect(known.areListed).toBe(false);
	});

	it('of a newer list stays when the time of an older one is up', async () => {
		const timers = [new AbortController(), new AbortController()];
		let begun = 0;
		jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timers[begun++].signal);
		const { connection, known } = await listed();
		known.forget();
		now += MINUTE;
		await known.prepare(connection, 100);
		timers[0].abort();
		expect(known.find(who(7), null)).not.toBeNull();
		timers[1].abort();
		expect(known.find(who(7), null)).toBeNull();
	});

	it.each([['c7'], ['khach7@example.com'], ['Khach7@Example.com']])(
		'is not believed once this process wrote to %s',
		async (name) => {
			const { known } = await listed();
			known.wrote([name, null, undefined]);
			expect(known.find(who(7), null)).toBeNull();
			expect(known.find(who(8), null)).not.toBeNull();
		},
	);

	it('is not believed where it was written while the list was read', async () => {
		const wrote = () => known.wrote(['c7']);
		const { connection, known } = open(account(100), () => wrote());
		await known.prepare(connection, 100);
		expect(known.areListed).toBe(true);
		expect(known.find(who(7), null)).toBeNull();
	});

	it('is read all the same now and then', async () => {
		const { known } = await listed();
		const checks = Array.from({ length: 1000 }, () => known.isToBeChecked());
		expect(checks.filter(Boolean)).toHaveLength(7);
		expect(checks.slice(0, 3)).toEqual([true, true, true]);
	});
});

it('a list without custom fields serves, and is not read again within the hour', async () => {
	const { connection, calls, known } = open(
		account(100).map((one) => omit(one, 'custom_fields') as StoredContact),
	);
	await known.prepare(connection, 100);
	expect(known.find(who(7), null)).not.toBeNull();
	const before = calls.length;
	now += 11 * MINUTE;
	await known.prepare(connection, 100);
	expect(known.areListed).toBe(false);
	now += 50 * MINUTE;
	await known.prepare(connection, 100);
	expect([before, calls.length]).toEqual([2, 4]);
});

it('a list that fails is tried again after ten minutes', async () => {
	const { connection, calls, known } = open(account(100), () => {
		throw new Error('refused');
	});
	await known.prepare(connection, 100);
	await known.prepare(connection, 100);
	expect([calls.length, known.areListed]).toEqual([2, false]);
	now += 10 * MINUTE;
	await known.prepare(connection, 100);
	expect(known.areListed).toBe(true);
});

it('lacks only fields that no contact shows and no write kept', async () => {
	const { connection, known } = open(account(100));
	await known.prepare(connection, 100);
	known.learn(['debt', 'note', 'tier'], ['note', 'tier']);
	expect(['debt', 'note', 'tier'].map((name) => known.lacks(name))).toEqual([false, false, true]);
	known.learn(['tier'], []);
	expect(known.lacks('tier')).toBe(false);
});

describe('what is right already', () => {
	const person = { email: 'khach7@example.com', phone: null };
	const found = { contact: contact(7), matchedBy: 'email' as const };
	const says = (customFields: Record<string, unknown>, stored = found.contact) =>
		alreadyRight(
			person,
			{ native: {}, customFields },
			{ ...found, contact: stored },
			(name) => name === 'tier',
		);

	it('is told without a write', () => {
		expect(says({ debt: 7 })).toMatchObject({ isNew: false, written: {}, missing: [] });
	});
	it('may lack fields that the account lacks, and names them', () => {
		expect(says({ debt: 7, tier: 'A' })).toMatchObject({ missing: ['tier'] });
	});
	it('is not where a value differs, or a field is missing that the account may have', () => {
		expect(says({ debt: 8 })).toBeNull();
		expect(says({ debt: 7, other: 'A' })).toBeNull();
	});
	it('is not where the value stands under no field of the account', () => {
		const unlinked = [{ name: 'loose', value: 'A' }, ...(contact(7).custom_fields ?? [])];
		expect(says({ loose: 'A' }, contact(7, { custom_fields: unlinked }))).toBeNull();
	});
});
