// What an account lacks, and what to do about it in the words of its screens.
import { merged } from '../../../nodes/LadiFlow/api/accountFields';
import { fieldReports } from '../../../nodes/LadiFlow/setupCheck/fieldReports';
import { howToCreate, EXPECTED_FIELDS } from '../../../nodes/LadiFlow/sync/expectedFields';
import { mapperFields } from '../../../nodes/LadiFlow/form/recordLists';

const asked = [
	{ name: 'debt', type: 'NUMBER' as const, label: 'Tổng nợ' },
	{ name: 'mine', type: null, label: 'mine' },
];
const field = (name: string, type: 'NUMBER' | 'TEXT_INPUT', isDefined = true) => ({
	name,
	type,
	isDefined,
});

it.each([
	['right', [field('debt', 'NUMBER')], false],
	['wrongType', [field('debt', 'TEXT_INPUT')], false],
	['notLinked', [field('debt', 'NUMBER', false)], false],
	['notSeen', [], false],
	['missing', [], true],
] as const)('a field is %s', (status, fields, proven) => {
	const [report] = fieldReports(asked, { fields: [...fields], contacts: 1 }, proven);
	expect(report.status).toBe(status);
	if (status === 'right') expect(report.toDo).toBeNull();
	else expect(report.toDo).toMatch(/Trường tuỳ chỉnh.*"debt".*"Dạng số" \(Number\)/);
});

it('a field without a wanted type is right with any', () => {
	const account = { fields: [field('mine', 'TEXT_INPUT')], contacts: 1 };
	expect(fieldReports(asked, account, true)[1]).toMatchObject({ status: 'right', toDo: null });
});

it('a type that is wrong warns of the values that go with the field', () => {
	const account = { fields: [field('debt', 'TEXT_INPUT')], contacts: 1 };
	expect(fieldReports(asked, account, true)[0].toDo).toMatch(/deletes its values on every contact/);
});

it('the fields of several contacts are one list: the type from whoever tells it', () => {
	expect(
		merged([
			[
				{ name: 'a', value: '' },
				{ name: 'b', data_type: 'NUMBER', custom_field_id: '1' },
			],
			undefined,
			[
				{ name: 'a', data_type: 'DATE', custom_field_id: '2' },
				{ name: 'c', data_type: 'NEW_TYPE' },
			],
		]),
	).toEqual([
		{ name: 'a', type: 'DATE', isDefined: true },
		{ name: 'b', type: 'NUMBER', isDefined: true },
		{ name: 'c', type: undefined, isDefined: false },
	]);
});

it('every wanted field can be made by what the check says', () => {
	expect(EXPECTED_FIELDS.map(({ name }) => name)).toEqual(
		expect.arrayContaining([
			'debt',
			'last_total_payment_amount',
			'last_retailer_id',
			'last_order_total',
			'kv_reward_point',
		]),
	);
	expect(new Set(EXPECTED_FIELDS.map(({ name }) => name)).size).toBe(EXPECTED_FIELDS.length);
	for (const wanted of EXPECTED_FIELDS) expect(howToCreate(wanted)).toContain(`"${wanted.name}"`);
});

it('the mapper shows the fields of the account first, then those not seen, then values without a field', () => {
	const mapped = mapperFields([
		{ name: 'loose', type: undefined, isDefined: false },
		{ name: 'is_vip', type: 'BOOLEAN', isDefined: true },
		{ name: 'counter', type: 'AUTO_INCREMENT', isDefined: true },
		{ name: 'debt', type: 'TEXT_INPUT', isDefined: true },
	]);
	expect(mapped.slice(0, 3)).toMatchObject([
		{ id: 'is_vip', displayName: 'is_vip', type: 'boolean', readOnly: false },
		{ id: 'counter', type: 'string', readOnly: true },
		{ id: 'debt', displayName: 'debt', type: 'string' },
	]);
	expect(mapped.find(({ id }) => id === 'last_total_payment_amount')).toMatchObject({
		displayName: 'last_total_payment_amount (KiotViet field, not seen in this account)',
		type: 'number',
	});
	expect(mapped.find(({ id }) => id === 'last_order_product_names')).toMatchObject({
		displayName: 'last_order_product_names (LadiFlow order field, not seen in this account)',
		type: 'array',
	});
	expect(mapped.at(-1)).toMatchObject({
		id: 'loose',
		displayName: 'loose (without a definition in this account)',
	});
	expect(new Set(mapped.map(({ id }) => id)).size).toBe(mapped.length);
});
