// One phone in the many forms that shops type, so that a customer is found by any of them.
import { searchForms } from '../../../nodes/KiotViet/model/phoneSearch';
import { hasPhone } from '../../../nodes/shared/vietnam/phones';

const forms = [
	'0900000001',
	'+84900000001',
	'+84 900 000 001',
	'84900000001',
	'0084900000001',
	'0900-000.001',
	'900000001',
	'(Zalo) 0900–000–001',
];

it.each(forms)(
	'%s is searched as KiotViet may have it, and is the same as all other forms',
	(typed) => {
		expect(searchForms(typed)).toEqual(['0900000001', '+84900000001']);
		for (const stored of forms) expect(hasPhone(stored, typed)).toBe(true);
	},
);

it('a number that begins like the country code keeps its digits', () => {
	expect(searchForms('0848123456')).toEqual(['0848123456', '+84848123456']);
	expect(hasPhone('848123456', '0848123456')).toBe(true);
});

it('a number of another country keeps its own code', () => {
	expect(searchForms('+1 555 000 0001')).toEqual(['+15550000001']);
	expect(hasPhone('+15550000001', '+1 555 000 0001')).toBe(true);
	expect(hasPhone('0155500000', '+1 555 000 0001')).toBe(false);
});

it.each(['0900', '', 'Mai', '12345678', '19001234'])(
	'%j is no whole phone, so it cannot tell customers apart',
	(typed) => {
		expect(searchForms(typed)).toEqual([]);
	},
);

it.each([
	['0900000002 / 0900000001', true],
	['0900000002 - 0900-000-001', true],
	['0900000002-0900000001', true],
	['chị Mai (0900 000 001)', true],
	['09000000011', false],
	['0900000002', false],
	[undefined, false],
])('a field with %j has the phone 0900000001: %j', (stored, has) => {
	expect(hasPhone(stored, '0900000001')).toBe(has);
});
