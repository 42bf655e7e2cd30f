// A catch hook's address as people paste it, and the names its mapping can hold.
import { hookAddress, unmappableNames } from '../../../nodes/LadiFlow/model/catchHook';

const ADDRESS = 'https://api.service.ladiflow.com/hooks/catch/64f000000000000000000009';

it.each([
	[ADDRESS, ADDRESS],
	[` ${ADDRESS}\n`, ADDRESS],
	[`${ADDRESS}/`, ADDRESS],
	[`${ADDRESS}?email=a`, ADDRESS],
	[
		'http://127.0.0.1:5000/hooks/catch/64f000000000000000000009',
		'http://127.0.0.1:5000/hooks/catch/64f000000000000000000009',
	],
	['64f000000000000000000009', null],
	['https://api.service.ladiflow.com/1.0/hooks/catch/64f000000000000000000009', null],
	['https://api.service.ladiflow.com/hooks/catch/short', null],
	['https://user@host.example/hooks/catch/64f000000000000000000009', null],
	['ftp://host.example/hooks/catch/64f000000000000000000009', null],
	['', null],
])('%j is %j', (typed, address) => {
	expect(hookAddress(typed)).toBe(address);
});

it('names with spaces or accents cannot be mapped', () => {
	expect(unmappableNames({ email: 1, 'họ tên': 2, 'full name': 3, order_code: 4 })).toEqual([
		'họ tên',
		'full name',
	]);
});
