// Custom fields as LadiFlow stores them, read and compared by meaning, and what a write sends of them.
import { isSame, valuesOf } from '../../../nodes/LadiFlow/api/customFields';
import { newHabits, Settling } from '../../../nodes/LadiFlow/api/settling';

const stored = [
	{ name: 'debt', data_type: 'NUMBER', value: '12' },
	{ name: 'list', data_type: 'LIST', values: ['a', null, 'null'] },
	{ name: 'number', data_type: 'NUMBER', value_number: 3 },
	{ name: 'empty', data_type: 'TEXT_INPUT', value: '' },
	{ name: 'choice', data_type: 'DROPDOWN', values: ['x'] },
	{ name: 'yes', data_type: 'BOOLEAN', value: 'true' },
	{ name: 'none', data_type: 'CHECK_BOX', values: ['null'] },
	{ name: 'untyped', value: '2' },
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
		count: 9,
	});
	expect(valuesOf(undefined)).toEqual({});
});

it('nobody mentioned are sent along; read-only and empty ones are not', () => {
	const sent = new Settling(newHabits()).plan(stored, { values: { debt: 5 }, clear: [] });
	expect(sent).toHaveLength(6);
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
	const wish = { values: { debt: '12', list: ['a'] }, clear: ['empty'] };
	expect(new Settling(newHabits()).plan(stored, wish)).toEqual([]);
});

it.each([
	[12, '12', true],
	[12, 13, false],
	['2026-02-10T00:00:00.000Z', '2026-02-10T07:00:00+07:00', true],
	[['a'], ['a', 'b'], false],
	[['1'], [1], true],
	['', undefined, true],
	[[], null, true],
	[true, 'true', true],
	['a', 'A', false],
])('%j and %j mean the same: %j', (one, other, same) => {
	expect(isSame(one, other)).toBe(same);
});

it('are missing where they came back without a definition, and others have one', () => {
	const settling = new Settling(newHabits());
	settling.plan([], { values: { debt: 5, no_such: 1 }, clear: [] });
	const after = [
		{ name: 'debt', custom_field_id: 'f1', data_type: 'NUMBER', value: 5 },
		{ name: 'no_such', value: 1 },
	];
	settling.judge(after);
	expect(settling.unsettled(after).missing).toEqual(['no_such']);
});
