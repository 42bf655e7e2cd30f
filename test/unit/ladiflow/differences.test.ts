// What a write would change of a contact: nothing is said of what is right in other words.
import type { StoredContact } from '../../../nodes/LadiFlow/api/contacts';
import { differencesOf } from '../../../nodes/LadiFlow/contact/differences';
import type { DesiredState, WriteTarget } from '../../../nodes/LadiFlow/contact/facet';
import { newDialect } from '../../../nodes/LadiFlow/contact/dialect';

const TARGET: WriteTarget = { email: 'mai@example.com', phone: '0900000001' };
const DESIRED: DesiredState = {
	native: { first_name: 'Mai', full_name: 'Mai', dob: '1995-04-20', gender: 'female' },
	customFields: {
		debt: 5,
		last_retailer_id: '7',
		last_order_created_at: '2026-02-10T01:30:00.000Z',
	},
	tags: { add: ['t1'] },
};
const STORED: StoredContact = {
	_id: 'a',
	email: 'Mai@example.com',
	phone: '0900000001',
	first_name: 'Mai',
	dob: '1995-04-20T00:00:00.000Z',
	gender: 'female',
	tags: ['t0', 't1'],
	custom_fields: [
		{ name: 'debt', data_type: 'NUMBER', value_number: '5' },
		{ name: 'last_retailer_id', data_type: 'TEXT_INPUT', value: '7' },
		{ name: 'last_order_created_at', data_type: 'DATE', value: '2026-02-10T01:30:00Z' },
	],
};
const fields = (...parameters: Parameters<typeof differencesOf>) =>
	differencesOf(...parameters).map(({ field }) => field);

it('a contact that holds everything differs in nothing', () => {
	expect(differencesOf(TARGET, DESIRED, STORED)).toEqual([]);
});

it.each<[string, Partial<StoredContact>]>([
	['email', { email: '0900000001.ladiflow@ladimail.com' }],
	['phone', { phone: '+84900000001' }],
	['phone', { phone: null }],
	['first_name', { first_name: 'mai' }],
	['dob', { dob: null }],
	['gender', { gender: 'male' }],
	['tags', { tags: ['t0'] }],
	['debt', { custom_fields: STORED.custom_fields?.slice(1) }],
])('another %s is a difference', (field, change) => {
	expect(fields(TARGET, DESIRED, { ...STORED, ...change })).toEqual([field]);
});

it('a real e-mail that may be another person’s is none, since no write changes it', () => {
	expect(fields(TARGET, DESIRED, { ...STORED, email: 'lan@example.com' })).toEqual([]);
});

it('a debt of 0 that the contact does not show is one', () => {
	const custom_fields = [{ name: 'debt', data_type: 'NUMBER', value: '' }];
	const desired = { native: {}, customFields: { debt: 0 } };
	expect(differencesOf(TARGET, desired, { ...STORED, custom_fields })).toEqual([
		{ field: 'debt', isCustom: true, stored: undefined, desired: 0 },
	]);
});

it('the day of a time is enough where the account keeps no more', () => {
	const custom_fields = [
		...(STORED.custom_fields ?? []).slice(0, 2),
		{ name: 'last_order_created_at', data_type: 'DATE', value: '2026-02-10T00:00:00.000Z' },
	];
	const dialect = newDialect();
	expect(fields(TARGET, DESIRED, { ...STORED, custom_fields }, dialect)).toEqual([
		'last_order_created_at',
	]);
	dialect.encodings.date = 1;
	expect(fields(TARGET, DESIRED, { ...STORED, custom_fields }, dialect)).toEqual([]);
});

it('what is to be emptied or taken away is one as long as it is there', () => {
	const desired: DesiredState = {
		native: {},
		customFields: {},
		clear: ['gender', 'debt', 'city'],
		tags: { remove: ['t0', 't9'] },
	};
	expect(fields(TARGET, desired, STORED)).toEqual(['gender', 'debt', 'tags']);
	const emptied = { ...STORED, gender: null, tags: ['t1'], custom_fields: [] };
	expect(fields(TARGET, desired, emptied)).toEqual([]);
});
