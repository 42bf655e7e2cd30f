// A tag is one tag in whatever spelling people write it: the account in memory is the one that is asked.
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../../../nodes/LadiFlow/api/request';
import { KnownTags, Tags } from '../../../nodes/LadiFlow/api/tags';
import { Account } from '../../../sandbox';
import { defaultSwitches } from '../../../sandbox/switches';

let accounts = 0;

/** An account whose search for tags finds by letters only, as `exact` says, or in other capitals too. */
function open(exact: boolean) {
	const account = new Account(defaultSwitches());
	const fold = (text: string) => (exact ? text : text.toLowerCase());
	const answers: Record<string, (body: IDataObject) => unknown> = {
		'POST /customer/list-tag': ({ keyword = '', page = 1 }) => {
			const items = account.tags.filter(({ name }) => fold(name).includes(fold(String(keyword))));
			return { items: page === 1 ? items : [], total: items.length };
		},
		'POST /customer/create-tag': ({ name }) => ({ tag_id: account.createsTag(name).id }),
	};
	const asked: string[] = [];
	const connection = {
		account: `tags ${++accounts}`,
		call: async ({ route, body }: { route: string; body: IDataObject }) => {
			asked.push(route);
			return answers[route](body);
		},
	} as unknown as Connection;
	return { account, connection, asked };
}

const name = fc.constantFrom('VIP', 'Khách quen', 'Đã mua', 'Tết 2026', '👩‍👩‍👧 Gia đình');
/** One of the ways in which people and programs write the same name. */
const spelled = (of: string) =>
	fc
		.record({
			letters: fc.constantFrom(
				(text: string) => text,
				(text: string) => text.toLowerCase(),
				(text: string) => text.toUpperCase(),
			),
			form: fc.constantFrom('NFC', 'NFD'),
			blank: fc.constantFrom(' ', '  ', '\u00a0', '\n', '\u200b '),
			around: fc.constantFrom('', ' ', '\t', '\u00a0', '\ufeff'),
		})
		.map(({ letters, form, blank, around }) =>
			`${around}${letters(of).replace(/ /g, blank)}${around}`.normalize(form),
		);
const spellings = name.chain((of) =>
	fc.record({
		of: fc.constant(of),
		existing: fc.option(spelled(of)),
		typed: fc.array(fc.array(spelled(of), { minLength: 1, maxLength: 3 }), {
			minLength: 1,
			maxLength: 3,
		}),
	}),
);

it('all spellings in one item, in several items and in the account are one tag', async () => {
	await fc.assert(
		fc.asyncProperty(fc.boolean(), spellings, async (exact, { existing, typed }) => {
			const { account, connection } = open(exact);
			if (existing !== null) account.createsTag(existing);
			const tags = new Tags(connection);
			const found = await Promise.all(typed.map(async (names) => await tags.ids(names, true)));
			expect(account.tags).toHaveLength(1);
			for (const { ids, unknown } of found) {
				expect([ids, unknown]).toEqual([[account.tags[0].id], []]);
			}
		}),
	);
});

it('a new tag gets the name that was written first, without what nobody sees', async () => {
	const { account, connection } = open(true);
	await new Tags(connection).ids(
		['  Khách\u00a0 quen\u200b '.normalize('NFD'), 'khách quen'],
		true,
	);
	expect(account.tags.map((tag) => tag.name)).toEqual(['Khách quen']);
});

it('where the account has two spellings already, the one that is written counts', async () => {
	const { account, connection } = open(false);
	const [upper, lower] = ['VIP', 'vip'].map((written) => account.createsTag(written).id);
	const tags = new Tags(connection);
	expect((await tags.ids(['vip'], true)).ids).toEqual([lower]);
	expect((await tags.ids(['VIP'], true)).ids).toEqual([upper]);
	expect((await tags.ids([' Vip '], true)).ids).toEqual([upper]);
});

it('a tag that one item must not create is created by the next that may', async () => {
	const { account, connection } = open(true);
	const tags = new Tags(connection);
	expect(await tags.ids(['VIP', 'vip'], false)).toEqual({ ids: [], unknown: ['VIP'] });
	expect(await tags.ids(['VIP'], true)).toEqual({ ids: [account.tags[0].id], unknown: [] });
});

it('the ID of a tag that is gone does not become the name of a new one', async () => {
	const { account, connection } = open(true);
	const gone = '64f0000000000000000000ff';
	expect(await new Tags(connection).ids([gone], true)).toEqual({ ids: [], unknown: [gone] });
	expect(account.tags).toEqual([]);
});

describe('what an account is known to have', () => {
	let time = 0;
	const start = () => {
		const { account, connection, asked } = open(true);
		const known = new KnownTags(() => time);
		return { account, asked, run: () => new Tags(connection, known) };
	};

	it('is not asked for again in the runs of the next minutes, and then it is', async () => {
		const { account, asked, run } = start();
		const vip = account.createsTag('VIP').id;
		const look = async () => [
			await run().ids(['VIP', ' vip '], true),
			await run().namesOf([vip, 'gone']),
		];
		const first = await look();
		const calls = asked.splice(0).length;
		expect(await look()).toEqual(first);
		expect(asked).toEqual([]);
		time += 5 * 60_000;
		await look();
		expect(asked).toHaveLength(calls);
	});

	it('is looked up at once when another name is asked for', async () => {
		const { account, run } = start();
		account.createsTag('VIP');
		await run().ids(['VIP'], true);
		const { id } = account.createsTag('Mới');
		expect(await run().ids(['Mới'], true)).toEqual({ ids: [id], unknown: [] });
		expect(account.tags).toHaveLength(2);
	});

	it('is forgotten when a tag turns out to be gone', async () => {
		const { account, run } = start();
		const { id } = account.createsTag('VIP');
		await run().ids(['VIP'], true);
		account.tags.length = 0;
		const tags = run();
		expect((await tags.ids(['VIP'], true)).ids).toEqual([id]);
		expect(await tags.areGone([id])).toBe(true);
		expect((await tags.ids(['VIP'], true)).ids).toEqual([account.tags[0].id]);
		expect((await run().ids(['VIP'], true)).ids).toEqual([account.tags[0].id]);
	});

	it('does not tell one spelling from another before both were written', async () => {
		const { account, run } = start();
		const [upper, lower] = ['VIP', 'vip'].map((name) => account.createsTag(name).id);
		expect((await run().ids(['VIP'], true)).ids).toEqual([upper]);
		expect((await run().ids(['vip'], true)).ids).toEqual([lower]);
	});
});
