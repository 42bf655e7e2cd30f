// What users paste into the credential, and which webhook addresses KiotViet can reach.
import {
	baseAddress,
	isLocal,
	shopName,
	unreachableReason,
} from '../../../nodes/KiotViet/model/connection';

describe('the connection name', () => {
	it.each([
		['taphoaxyz', 'taphoaxyz'],
		['https://TapHoaXYZ.kiotviet.vn/ ', 'taphoaxyz'],
		[' taphoaxyz.kiotviet.vn', 'taphoaxyz'],
		['http://taphoaxyz.kiotviet.vn/man/#/Invoices', 'taphoaxyz'],
		['', ''],
	])('is %j cleaned to %j', (typed, cleaned) => {
		expect(shopName(typed)).toBe(cleaned);
	});
});

it('takes the slash off a base address', () => {
	expect(baseAddress(' https://public.kiotapi.com// ')).toBe('https://public.kiotapi.com');
});

describe('an address for webhooks', () => {
	const kiotViet = 'https://public.kiotapi.com';

	it.each([
		['https://n8n.example.com/webhook/1/kiotviet', null],
		['http://n8n.example.com/webhook/1/kiotviet', 'it does not use https'],
		['http://localhost:5678/webhook/1/kiotviet', 'it points at the machine n8n runs on'],
		['https://127.0.0.1/webhook', 'it points at the machine n8n runs on'],
		['https://192.168.1.7/webhook', 'it lies in a private network'],
		['https://172.20.0.4/webhook', 'it lies in a private network'],
		['https://n8n/webhook', 'it lies in a private network'],
		['https://[fd00::1]/webhook', 'it lies in a private network'],
		['nothing', 'it is not a web address'],
	])('%s: %j', (address, reason) => {
		expect(unreachableReason(address, kiotViet)).toBe(reason);
	});

	it('may be local where KiotViet itself is local, as with the sandbox', () => {
		expect(isLocal('http://127.0.0.1:8400/kiotviet')).toBe(true);
		expect(
			unreachableReason('http://127.0.0.1:5678/webhook', 'http://127.0.0.1:8400/kiotviet'),
		).toBeNull();
	});
});
