// The rows of a form: what a value typed, picked or computed in n8n becomes in a request.
import { group, lineItems } from '../../../nodes/KiotViet/form/groups';
import { type Input, written, mapRequest } from '../../../nodes/KiotViet/form/inputs';
import { recordPicker, recordPickers } from '../../../nodes/KiotViet/form/recordPickers';
import {
	amount,
	choice,
	choices,
	day,
	flag,
	number,
	numbers,
	text,
	texts,
	time,
} from '../../../nodes/KiotViet/form/values';
import { INVOICE_STATUS } from '../../../nodes/KiotViet/model/statuses';
import { itemOf } from './operation';

const sent = async (input: Input, value: unknown, timezone?: string) =>
	await written(itemOf(timezone), [input], { [input.field.name]: value as string });

describe('a value of a form', () => {
	const locatedBy = (mode: string, value: string) => ({ __rl: true, mode, value });
	const statuses = choices('status', 'Status', '', Object.values(INVOICE_STATUS));
	const gender = choice('gender', 'Gender', '', [
		{ name: 'Female', value: 'female', sends: false },
		{ name: 'Male', value: 'male', sends: true },
	]);

	it.each<[string, Input, unknown, object]>([
		['text, without spaces around it', text('name', 'Name', ''), ' Mai ', { name: 'Mai' }],
		[
			'text of digits',
			text('contactNumber', 'Phone', ''),
			900000001,
			{ contactNumber: '900000001' },
		],
		[
			'a spelling that the form hides',
			text('surchages', 'x', '', { name: 'a' }),
			'b',
			{ surchages: 'b' },
		],
		['a number', number('price', 'Price', ''), 1500.5, { price: 1500.5 }],
		['nothing as a number', number('price', 'Price', ''), 0, { price: 0 }],
		['a number in a text', amount('price', 'Price', ''), '150000', { price: 150000 }],
		['a small number in a text', amount('price', 'Price', ''), '0.125', { price: 0.125 }],
		['yes', flag('usingCod', 'COD', ''), true, { usingCod: true }],
		['no', flag('usingCod', 'COD', ''), false, { usingCod: false }],
		['a choice', gender, 'female', { gender: false }],
		['several statuses', statuses, [1, '3'], { status: [1, 3] }],
		[
			'a day as picked',
			day('birthDate', 'Birthday', ''),
			'1995-04-20',
			{ birthDate: '1995-04-20' },
		],
		[
			'a record from the list',
			recordPicker('branchId', 'branch', ''),
			locatedBy('list', '20001'),
			{ branchId: 20001 },
		],
		['a record by its bare ID', recordPicker('branchId', 'branch', ''), 20001, { branchId: 20001 }],
		[
			'a record where the API takes several',
			recordPicker('customerIds', 'customer', '', { list: true }),
			locatedBy('id', '7'),
			{ customerIds: [7] },
		],
		[
			'several records',
			recordPickers('branchIds', 'branch', 'Branch'),
			[1, '2'],
			{ branchIds: [1, 2] },
		],
		[
			'several texts in one',
			texts('code', 'Codes', ''),
			'A1, A2\nA3,',
			{ code: ['A1', 'A2', 'A3'] },
		],
		['several texts of a list', texts('code', 'Codes', ''), ['A1', ' A2'], { code: ['A1', 'A2'] }],
		['several numbers', numbers('ids', 'IDs', ''), '1, 2', { ids: [1, 2] }],
		['one number for several', numbers('ids', 'IDs', ''), 7, { ids: [7] }],
		[
			'several records in a text',
			recordPickers('branchIds', 'branch', 'Branch'),
			'1, 2',
			{ branchIds: [1, 2] },
		],
		['numbers that have no names', numbers('status', 'Statuses', ''), '1, 3', { status: [1, 3] }],
		['a single number without a name', numbers('status', 'Statuses', ''), 3, { status: [3] }],
		[
			'a choice that the API wants in an object',
			mapRequest(choice('taxId', 'Tax', '', [{ name: 'VAT', value: 4 }]), (wire) => ({
				tax: wire,
			})),
			4,
			{ tax: { taxId: 4 } },
		],
	])('%s', async (_, input, value, wire) => {
		expect(await sent(input, value)).toEqual(wire);
	});

	it.each<[string, Input, unknown]>([
		['an empty text', text('name', 'Name', ''), '  '],
		['nothing', text('name', 'Name', ''), undefined],
		['a null of an expression', number('price', 'Price', ''), null],
		['no statuses', statuses, []],
		['a record that was not picked', recordPicker('branchId', 'branch', ''), locatedBy('list', '')],
		['no rows', lineItems('lines', 'Lines', '', [text('a', 'A', '')]), {}],
		['an empty list of rows', lineItems('lines', 'Lines', '', [text('a', 'A', '')]), { rows: [] }],
		['a group of empty fields', group('delivery', 'Delivery', '', [text('a', 'A', '')]), { a: '' }],
	])('that is %s is left out', async (_, input, value) => {
		expect(await sent(input, value)).toEqual({});
	});

	it('joins another in one object of the request', async () => {
		const code = mapRequest(text('code', 'Code', ''), (supplier) => ({ supplier }));
		const details = group('supplier', 'Details', '', [text('name', 'Name', '')]);
		const values = { code: 'NCC1', supplier: { name: 'Xưởng may' } };
		expect(await written(itemOf(), [code, details], values)).toEqual({
			supplier: { code: 'NCC1', name: 'Xưởng may' },
		});
	});

	it('that must be there is asked for by its label, also within rows', async () => {
		const name = text('name', 'Name', '', { required: true });
		await expect(sent(name, ' ')).rejects.toThrow('"Name" is empty');
		await expect(sent(lineItems('lines', 'Lines', '', [name]), { rows: [{}] })).rejects.toThrow(
			'"Name" is empty',
		);
	});

	it.each<[string, Input, unknown, RegExp]>([
		[
			'a price with a thousands separator',
			amount('price', 'Price', ''),
			'150.000',
			/"Price" can be read as thousands or as a fraction/,
		],
		['a price with commas', amount('price', 'Price', ''), '1,150,000', /"Price" is no number/],
		['a price with its currency', amount('price', 'Price', ''), '150000đ', /"Price" is no number/],
		['no number at all', number('price', 'Price', ''), NaN, /"Price" is no number/],
		['an unknown status', statuses, [4], /"Status" does not take this value/],
		[
			'a date in another order',
			day('birthDate', 'Birthday', ''),
			'20/04/1995',
			/"Birthday" is no date/,
		],
		['a time that is none', time('at', 'Time', ''), 'soon', /"Time" is no date/],
		[
			'a name for an ID',
			recordPicker('branchId', 'branch', ''),
			locatedBy('id', 'Quận 7'),
			/"Branch" is no ID/,
		],
		['a status in words', numbers('status', 'Status', ''), 'Hoàn thành', /"Status" is no number/],
		[
			'names for IDs',
			recordPickers('branchIds', 'branch', 'Branch'),
			'a, b',
			/"Branch" is no number/,
		],
	])(
		'that is %s is refused by its label, without repeating it',
		async (_, input, value, sentence) => {
			const failure = sent(input, value);
			await expect(failure).rejects.toThrow(sentence);
			await expect(failure).rejects.not.toThrow(/150|20\/04|soon|Quận/);
		},
	);
});

describe('a time', () => {
	const since = time('lastModifiedFrom', 'Changed Since', '');

	it.each([
		[
			'picked in the workflow of a shop',
			'2026-03-02T10:00:00',
			'Asia/Ho_Chi_Minh',
			'2026-03-02T10:00:00.000',
		],
		[
			'picked in a workflow in New York',
			'2026-03-02T10:00:00',
			'America/New_York',
			'2026-03-02T22:00:00.000',
		],
		[
			'of an expression, with its offset',
			'2026-03-02T10:00:00.000-05:00',
			'UTC',
			'2026-03-02T22:00:00.000',
		],
		['in UTC', '2026-03-02T17:30:00Z', 'America/New_York', '2026-03-03T00:30:00.000'],
		['that is only a day', '2026-03-02', 'Asia/Ho_Chi_Minh', '2026-03-02T00:00:00.000'],
	])('%s is sent as Vietnam time', async (_, picked, zone, wire) => {
		expect(await sent(since, picked, zone)).toEqual({ lastModifiedFrom: wire });
	});

	it('as a date object is the instant it is', async () => {
		expect(await sent(since, new Date('2026-03-02T17:30:00Z'))).toEqual({
			lastModifiedFrom: '2026-03-03T00:30:00.000',
		});
	});
});

describe('a day', () => {
	const birthday = day('birthDate', 'Birthday', '', { asTime: true });

	it.each([
		['as picked', '1995-04-20'],
		['with a midnight', '1995-04-20T00:00:00'],
		['as a midnight in Vietnam, told in UTC', '1995-04-19T17:00:00.000Z'],
		['as a midnight in UTC', '1995-04-20T00:00:00.000Z'],
		['with an offset', '1995-04-20T00:00:00.000+07:00'],
	])('%s stays that day, in whatever zone the workflow runs', async (_, picked) => {
		for (const zone of ['Asia/Ho_Chi_Minh', 'America/New_York', 'UTC']) {
			expect(await sent(birthday, picked, zone)).toEqual({ birthDate: '1995-04-20T00:00:00' });
		}
	});
});
