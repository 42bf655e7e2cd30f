// Custom fields as LadiFlow stores them, read and compared by meaning, and what a write sends of them.
import { isSame, valuesOf } from '../../../nodes/LadiFlow/model/customFields';
import type { DataType } from '../../../nodes/LadiFlow/model/fieldTypes';
import type { DesiredState } from '../../../nodes/LadiFlow/contact/facet';
import { newDialect } from '../../../nodes/LadiFlow/contact/dialect';
import { CustomFields } from '../../../nodes/LadiFlow/contact/facets/customFields';

const stored = [
	{ name: 'debt', data_type: 'NUMBER', value: '12' },
	{ name: 'list', data_type: 'LIST', values: ['a', null, 'null'] },
	{ name: 'number', data_type: 'NUMBER', value_number: 3 },
	{ name: 'empty', data_type: 'TEXT_INPUT', value: '' },
	{ name: 'choice', data_type: 'DROPDOWN', values: ['x'] },
	{ name: 'yes', data_type: 'BOOLEAN', value: 'true' },
	{ name: 'none', data_type: 'CHECK_BOX', values: ['null'] },
	{ name: 'untyped', value: '2' },
	{ name: 'phone', data_type: 'TEXT_INPUT', value: 912345678 },
	{ name: 'count', data_type: 'AUTO_INCREMENT', value: 9 },
];

it('are read by type, whatever key holds the value', () => {
	expect(valuesOf(stored)).toEqual({
		debt: 12,
		list: ['a'],
		number: 3,
		choice: 'x',
		yes: true,
		untyped: '2',
		phone: '912345678',
		count: 9,
	});
	expect(valuesOf(undefined)).toEqual({});
});

/** What is sent of custom fields to a contact that holds them. */
const planned = (desired: Omit<DesiredState, 'native'>) =>
	new CustomFields(newDialect()).plan({
		observed: { _id: 'c1', custom_fields: stored },
		desired: { native: {}, ...desired },
	});

it('nobody mentioned are sent along; read-only and empty ones are not', () => {
	const sent = planned({ customFields: { debt: 5 } }).custom_fields;
	expect(sent).toHaveLength(7);
	expect(sent).toEqual(
		expect.arrayContaining([
			{ name: 'debt', value: 5 },
			{ name: 'list', value: ['a'] },
			{ name: 'number', value: 3 },
			{ name: 'choice', value: 'x' },
			{ name: 'yes', value: true },
			{ name: 'untyped', value: '2' },
		]),
	);
});

it('that hold the wished values already are not sent at all', () => {
	const desired = { customFields: { debt: '12', list: ['a'] }, clear: ['empty'] };
	expect(planned(desired)).toEqual({});
});

const DAY = '2026-02-10T00:00:00.000Z';

it.each<[DataType | undefined, unknown, unknown, boolean]>([
	['TEXT_INPUT', '0912345678', '912345678', false],
	['TEXT_INPUT', '0912345678', 912345678, false],
	['TEXT_INPUT', '912345678', 912345678, true],
	['TEXT_AREA', '1.0', '1', false],
	['TEXT_INPUT', '1e3', '1000', false],
	['TEXT_INPUT', '+84', '84', false],
	['TEXT_INPUT', ' a', 'a', false],
	['TEXT_INPUT', 'a', 'A', false],
	['TEXT_INPUT', DAY, '2026-02-10T07:00:00+07:00', false],
	['DROPDOWN', '01', '1', false],
	['NUMBER', 12, '12', true],
	['NUMBER', 12, '12.0', true],
	['NUMBER', 12, 13, false],
	['NUMBER', 0, '', false],
	['NUMBER', 16, '0x10', false],
	['DATE', DAY, '2026-02-10T07:00:00+07:00', true],
	['DATE', DAY, '2026-02-10', true],
	['DATE', DAY, '2026-02-11', false],
	['LIST', ['a'], ['a', 'b'], false],
	['LIST', ['a', 'b'], ['b', 'a'], false],
	['LIST', ['1'], [1], true],
	['LIST', ['01'], [1], false],
	['CHECK_BOX', ['a'], 'a', true],
	['BOOLEAN', true, 'true', true],
	['BOOLEAN', true, 'false', false],
	[undefined, '0912345678', 912345678, false],
	[undefined, '0912345678', '912345678', false],
	[undefined, 12, '12', true],
	[undefined, true, 'true', true],
	[undefined, '', undefined, true],
	['LIST', [], null, true],
])('of type %s, %j and %j mean the same: %j', (type, one, other, same) => {
	expect([isSame(one, other, type), isSame(other, one, type)]).toEqual([same, same]);
});

it('are missing where they came back without a definition, and others have one', () => {
	const facet = new CustomFields(newDialect());
	const desired = { native: {}, customFields: { debt: 5, no_such: 1 } };
	facet.plan({ observed: null, desired });
	const custom_fields = [
		{ name: 'debt', custom_field_id: 'f1', data_type: 'NUMBER', value: 5 },
		{ name: 'no_such', value: 1 },
	];
	const { missing } = facet.judge({ desired }, { _id: 'c1', custom_fields });
	expect(missing).toEqual(['no_such']);
});
