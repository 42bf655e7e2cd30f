// Customers against contacts, as plain values: equal is what a sync would leave alone, and what it writes is equal then.
import fc from 'fast-check';
import { omit } from 'lodash';

import type { StoredContact } from '../../../nodes/LadiFlow/api/contacts';
import {
	type Candidate,
	compared,
	readCustomers,
	type Rules,
} from '../../../nodes/LadiFlow/contact/comparison';
import { ContactIndex } from '../../../nodes/LadiFlow/contact/contactIndex';
import { newDialect } from '../../../nodes/LadiFlow/contact/dialect';
import { email } from '../../../nodes/LadiFlow/contact/facets/email';
import { shopState } from '../../../nodes/LadiFlow/contact/shopState';
import { placeholderFor } from '../../../nodes/LadiFlow/model/identity';

const OPTIONS = { ordersApart: false, kvFields: false, externalIdPrefix: false };
const RULES: Rules = {
	options: OPTIONS,
	tags: [],
	dialect: newDialect(),
	wasReadLater: () => false,
};
const READ_AT = '2026-11-26T19:00:00.000Z';

function whole<T>(work: Generator<void, T>): T {
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
	}
}

const read = (items: object[], shop: string | null = null) =>
	whole(
		readCustomers(
			items.map((json, index) => ({ json: json as never, index })),
			{ ...OPTIONS, externalIdPrefix: shop !== null },
			{ readAt: READ_AT, shop },
		),
	);

function indexOf(contacts: StoredContact[]): ContactIndex {
	const index = new ContactIndex();
	for (const contact of contacts) index.put(contact);
	return index;
}

const compare = (items: object[], contacts: StoredContact[], rules: Partial<Rules> = {}) =>
	whole(compared(read(items).candidates, indexOf(contacts), { ...RULES, ...rules }));

/** What a write leaves of a contact in an account that keeps everything. */
function written({ record, person }: Candidate, stored: StoredContact | null): StoredContact {
	const { native, customFields } = shopState(record, person, stored, OPTIONS);
	const address = email(person).plan({
		number: 1,
		observed: stored,
		desired: { native, customFields },
	});
	const shown = omit(native, 'full_name');
	return {
		_id: stored?._id ?? `new ${String(record.customer?.id)}`,
		...stored,
		...(stored ? {} : { email: person.email ?? placeholderFor(String(person.phone)) }),
		...(address as { email?: string }),
		...(person.phone ? { phone: person.phone } : {}),
		...shown,
		custom_fields: [
			...(stored?.custom_fields ?? []).filter(({ name }) => !(name in customFields)),
			...Object.entries(customFields).map(([name, value]) => ({ name, value })),
		],
	};
}

const PHONES = ['0900000001', '+84900000001', '0900000002', '84 900 000 003', undefined];
const EMAILS = ['mai@example.com', 'LAN@example.com', 'lan@example.com', '.', undefined];

const people = fc
	.array(
		fc.record({
			contactNumber: fc.constantFrom(...PHONES),
			email: fc.constantFrom(...EMAILS),
			name: fc.constantFrom('Mai', 'Lan', 'Q******o'),
			gender: fc.constantFrom(true, false, undefined),
			birthDate: fc.constantFrom('1995-04-20T00:00:00', '9999', undefined),
			debt: fc.constantFrom(0, 5, undefined),
			modifiedDate: fc.constantFrom('2026-02-01T00:00:00+07:00', '2026-02-02T00:00:00+07:00'),
		}),
		{ maxLength: 6 },
	)
	.map((all) =>
		all.map((one, number) => ({
			...one,
			id: number + 1,
			code: `KH${number + 1}`,
			retailerId: 7,
			createdDate: '2026-01-01T00:00:00+07:00',
		})),
	);

const contacts = fc
	.array(
		fc.record({
			email: fc.constantFrom(
				'mai@example.com',
				'lan@example.com',
				'nam@example.com',
				placeholderFor('0900000001'),
			),
			phone: fc.constantFrom(null, '0900000001', '+84900000002', '0900000003'),
			first_name: fc.constantFrom('Mai', 'Lan', null),
			gender: fc.constantFrom('male', null),
			debt: fc.constantFrom(0, 5, ''),
			external_customer_id: fc.constantFrom('KH1', 'KH2', null),
		}),
		{ maxLength: 4 },
	)
	.map((all) =>
		all.map(
			({ debt, ...one }, number): StoredContact => ({
				_id: String(number),
				...one,
				custom_fields: [{ name: 'debt', data_type: 'NUMBER', value: debt }],
			}),
		),
	);

/** What may have become of a contact since it was written. */
const TOUCHED: Array<Partial<StoredContact>> = [
	{},
	{},
	{ phone: '+84900000001' },
	{ phone: null },
	{ email: 'nam@example.com' },
	{ email: placeholderFor('0900000001') },
	{ first_name: 'Nam' },
	{ gender: null },
	{ external_customer_id: 'KH9' },
	{ custom_fields: [] },
	{ custom_fields: [{ name: 'debt', value: 5 }] },
	{ company: 'Tạp hóa Mẫu' },
];

it('every customer is in one place: compared, missing, or left out', () => {
	fc.assert(
		fc.property(people, contacts, (items, stored) => {
			const { count, candidates, leftOut } = read(items);
			const { pairs, missing, sharing, changedSince } = compare(items, stored);
			const behind = sharing.reduce((sum, group) => sum + group.candidates.length - 1, 0);
			expect(count).toBe(items.length);
			expect(candidates.length).toBe(pairs.length + missing.length + changedSince.length + behind);
			expect(candidates.length + leftOut.noContactDetails).toBe(items.length);
		}),
	);
});

it('a contact is equal exactly where what a sync writes leaves it as it is', () => {
	fc.assert(
		fc.property(people, fc.array(fc.constantFrom(...TOUCHED)), (items, touched) => {
			const stored = read(items).candidates.map((candidate, number) => ({
				...written(candidate, null),
				...touched[number],
			}));
			for (const { candidate, contact, differences } of compare(items, stored).pairs) {
				const after = written(candidate, contact);
				const shown = ({ custom_fields = [], ...own }: StoredContact) => ({
					...own,
					email: own.email?.toLowerCase(),
					fields: Object.fromEntries(custom_fields.map(({ name, value }) => [name, value])),
				});
				const names = new Set([...Object.keys(after), ...Object.keys(shown(after).fields)]);
				const [before, then] = [shown(contact), shown(after)] as Array<Record<string, unknown>>;
				const same = [...names].every((name) => {
					const of = (all: Record<string, unknown>) =>
						all[name] ?? (all.fields as Record<string, unknown>)[name] ?? null;
					return name === 'custom_fields' || of(before) === of(then);
				});
				expect([differences.length === 0, candidate.customer.code]).toEqual([
					same,
					candidate.customer.code,
				]);
			}
		}),
	);
});

it('what a sync writes is equal the next time, and nobody is missing', () => {
	fc.assert(
		fc.property(people, contacts, (items, stored) => {
			const account = new Map(stored.map((contact) => [contact._id, contact]));
			// A customer may take a phone or an address from the contact of another, who then gets one of their own.
			for (let pass = 0; pass < 6; pass += 1) {
				const { pairs, missing } = compare(items, [...account.values()]);
				const different = pairs.filter(({ differences }) => differences.length > 0);
				if (different.length + missing.length === 0) return;
				for (const candidate of [...different.map((pair) => pair.candidate), ...missing]) {
					const { contact } = indexOf([...account.values()]).find(candidate.person);
					const after = written(candidate, contact);
					account.set(after._id, after);
				}
			}
			const { pairs, missing } = compare(items, [...account.values()]);
			const left = pairs.filter(({ differences }) => differences.length > 0);
			expect([left, missing]).toEqual([[], []]);
		}),
	);
});

describe('of customers', () => {
	const mai = {
		id: 1,
		code: 'KH1',
		name: 'Mai',
		contactNumber: '0900000001',
		debt: 1,
		modifiedDate: '2026-02-01T00:00:00+07:00',
	};

	it('the last state of one counts, whatever the order', () => {
		const later = { ...mai, debt: 2, modifiedDate: '2026-02-02T00:00:00+07:00' };
		for (const items of [
			[mai, later],
			[later, mai],
		]) {
			const { count, candidates } = read(items);
			expect([count, candidates.map(({ customer, of }) => [customer.debt, of])]).toEqual([
				1,
				[[2, [0, 1]]],
			]);
		}
	});

	it('a sale brings the one beside it, and says nothing else', () => {
		const sale = {
			resource: 'invoice',
			change: 'created',
			retailer: 'taphoaxyz',
			record: { id: 9, code: 'HD1', customerId: 1, total: 5, purchaseDate: '2026-02-01T00:00:00' },
			customer: mai,
			readAt: '2026-11-26T19:30:00.000Z',
		};
		const [{ record }] = read([sale]).candidates;
		expect(record).toMatchObject({ kind: 'customer', document: null, readAt: sale.readAt });
		expect(read([{ ...sale, record: { id: 9 }, customer: null }]).leftOut.guest).toBe(1);
		expect(read([{ ...sale, customer: null }]).leftOut.deleted).toBe(1);
	});

	it('the shop goes before the code where that is asked for', () => {
		expect(read([mai], 'taphoaxyz').candidates[0].person.externalId).toBe('taphoaxyz:KH1');
		expect(read([mai]).candidates[0].person.externalId).toBe('KH1');
	});

	it('the reading is as old as was said, where the item says nothing', () => {
		expect(read([mai]).candidates[0].record.readAt).toBe(READ_AT);
	});

	it('a contact that tells of a later reading is left alone', () => {
		const contact = {
			_id: 'a',
			phone: '0900000001',
			custom_fields: [{ name: 'kv_read_at', value: '2026-11-26T19:10:00.000Z' }],
		};
		const { pairs, changedSince } = compare([mai], [contact]);
		expect([pairs, changedSince.map(({ customer }) => customer.code)]).toEqual([[], ['KH1']]);
		expect(compare([mai], [{ ...contact, custom_fields: [] }]).pairs).toHaveLength(1);
		expect(
			compare([mai], [{ ...contact, custom_fields: [] }], { wasReadLater: () => true })
				.changedSince,
		).toHaveLength(1);
	});
});
