// The contacts of an account in memory: found as a look-up finds them, and those that are there twice are known.
import fc from 'fast-check';

import type { StoredContact } from '../../../nodes/LadiFlow/api/contacts';
import { compactor, ContactIndex } from '../../../nodes/LadiFlow/contact/contactIndex';
import { CUSTOM_FIELDS } from '../../../nodes/LadiFlow/sync/fieldSelection';

const PHONE = '0900000001';

function indexOf(...contacts: StoredContact[]): ContactIndex {
	const index = new ContactIndex();
	for (const contact of contacts) index.put(contact);
	return index;
}

describe('a person is found', () => {
	it.each<[string, StoredContact, string]>([
		['by the e-mail', { _id: 'a', email: 'Mai@Example.com' }, 'email'],
		['by the phone', { _id: 'a', phone: PHONE }, 'phone'],
		['by the phone as people abroad write it', { _id: 'a', phone: '+84 900 000 001' }, 'phone'],
		['by the phone without the zero', { _id: 'a', phone: '84900000001' }, 'phone'],
		[
			'by the address that LadiFlow made up',
			{ _id: 'a', email: `${PHONE}.ladiflow@ladimail.com` },
			'placeholder',
		],
	])('%s', (_, contact, matchedBy) => {
		const found = indexOf(contact).find({ email: 'mai@example.com', phone: PHONE });
		expect(found).toEqual({ contact, matchedBy });
	});

	it('by the e-mail before the phone, by the phone as it is before a made-up address', () => {
		const [first, madeUp, stored, email] = [
			{ _id: 'first', phone: '+84900000001' },
			{ _id: 'madeUp', email: `${PHONE}.ladiflow@ladimail.com`, phone: '0900000002' },
			{ _id: 'stored', phone: PHONE },
			{ _id: 'email', email: 'mai@example.com', phone: '0900000003' },
		];
		const index = indexOf(first, madeUp, stored, email);
		const found = () => index.find({ email: 'mai@example.com', phone: PHONE }).contact;
		for (const contact of [email, stored, madeUp, first]) {
			expect(found()).toBe(contact);
			index.remove(contact._id);
		}
		expect(found()).toBeNull();
	});

	it('by the code of the shop, which is no look-up', () => {
		const contact = { _id: 'a', phone: PHONE, external_customer_id: 'KH000001' };
		const index = indexOf(contact);
		expect(index.withCode('KH000001')).toEqual([contact]);
		expect(index.find({ email: null, phone: null })).toEqual({ contact: null, matchedBy: null });
	});

	it('never by nothing: a contact without details has no name', () => {
		const index = indexOf({ _id: 'a', email: '.', phone: '' });
		expect(index.find({ email: null, phone: null }).contact).toBeNull();
		expect(index.withId('a')).not.toBeNull();
	});
});

describe('a contact that is written', () => {
	it('is found by what it is now, and no more by what it was', () => {
		const index = indexOf({ _id: 'a', phone: PHONE });
		index.put({ _id: 'a', phone: '0900000002' });
		expect(index.find({ email: null, phone: PHONE }).contact).toBeNull();
		expect(index.find({ email: null, phone: '0900000002' }).contact?._id).toBe('a');
		expect(index.size).toBe(1);
	});

	it('is taken in at any size; a further one is not', () => {
		const index = new ContactIndex(1);
		expect(index.put({ _id: 'a', phone: PHONE })).toBe(true);
		expect(index.put({ _id: 'b', phone: '0900000002' })).toBe(false);
		expect(index.put({ _id: 'a', phone: '0900000003' })).toBe(true);
		expect([index.size, index.find({ email: null, phone: '0900000002' }).contact]).toEqual([
			1,
			null,
		]);
	});
});

describe('contacts that are there twice', () => {
	it('are known by phone and by e-mail, all who hang together once', () => {
		const index = indexOf(
			{ _id: 'a', email: 'mai@example.com', phone: PHONE },
			{ _id: 'b', email: `${PHONE}.ladiflow@ladimail.com` },
			{ _id: 'c', email: 'MAI@example.com', phone: '0900000002' },
			{ _id: 'd', phone: '+84900000002' },
			{ _id: 'e', phone: '0900000005' },
		);
		expect(index.doubles()).toEqual([
			{
				contacts: ['a', 'b', 'c', 'd'].map((_id) => expect.objectContaining({ _id })),
				sharing: ['email', 'phone'],
			},
		]);
	});

	it('share a code of the shop without being doubles of one person', () => {
		expect(
			indexOf(
				{ _id: 'a', phone: PHONE, external_customer_id: 'KH1' },
				{ _id: 'b', phone: '0900000002', external_customer_id: 'KH1' },
			).doubles(),
		).toEqual([]);
	});

	it('are those that share a name, whatever there is', () => {
		const people = fc.array(
			fc.record({
				email: fc.constantFrom(undefined, 'a@example.com', 'B@example.com', 'b@example.com'),
				phone: fc.constantFrom(undefined, PHONE, '+84900000001', '0900000002'),
			}),
			{ maxLength: 8 },
		);
		fc.assert(
			fc.property(people, (all) => {
				const contacts = all.map((person, number) => ({ _id: String(number), ...person }));
				const same = (one: StoredContact, other: StoredContact) =>
					(one.email && one.email.toLowerCase() === other.email?.toLowerCase()) ||
					(one.phone && one.phone.replace('+84', '0') === other.phone?.replace('+84', '0'));
				const twice = contacts.filter((one) =>
					contacts.some((other) => other !== one && same(one, other)),
				);
				const groups = indexOf(...contacts).doubles();
				const listed = groups.flatMap(({ contacts: group }) => group.map(({ _id }) => _id));
				expect([...listed].sort()).toEqual(twice.map(({ _id }) => _id).sort());
				for (const { contacts: group } of groups) {
					for (const one of group) {
						expect(group.some((other) => other !== one && same(one, other))).toBe(true);
					}
				}
			}),
		);
	});
});

it('of a listed contact only what a sync looks at is held, and what is empty not at all', () => {
	const field = { custom_field_id: 'f1', data_type: 'NUMBER' };
	const compact = compactor((name) => CUSTOM_FIELDS.includes(name));
	expect(
		compact({
			_id: 'a',
			key: 'x',
			phone: PHONE,
			city: 'Huế',
			company: null,
			tags: [],
			custom_fields: [
				{ ...field, name: 'debt', value_number: 5, values: [] },
				{ ...field, name: 'last_retailer_id', value: '' },
				{ name: 'last_order_product_names', data_type: 'LIST', values: ['Áo'] },
				{ name: 'kv_read_at', value: '' },
				{ name: 'shoe_size', value: '38' },
			],
		}),
	).toEqual({
		_id: 'a',
		phone: PHONE,
		city: 'Huế',
		tags: [],
		custom_fields: [
			{ ...field, name: 'debt', value_number: 5 },
			{ name: 'last_order_product_names', data_type: 'LIST', values: ['Áo'] },
			{ name: 'kv_read_at', value: '' },
		],
	});
});

it('of many listed contacts what repeats is held once', () => {
	const listed = (): StoredContact =>
		JSON.parse('{"_id":"a","tags":["t1","t2"],"custom_fields":[{"name":"debt","value":1}]}');
	const compact = compactor((name) => CUSTOM_FIELDS.includes(name));
	const [one, other] = [compact(listed()), compact({ ...listed(), tags: ['t1', 't2'] })];
	expect(one.tags).toBe(other.tags);
});
