// Only KiotViet's own deliveries get in: the digest over the raw bytes, in constant time, never a throw.
import fc from 'fast-check';

import {
	claimedDigest,
	signatureReading,
	webhookSecret,
} from '../../../nodes/KiotViet/api/signature';
import { signatureOf } from '../../../sandbox';
import { SWITCH_POSITIONS } from '../../../sandbox/switches';

const REGISTERED = 'bXktd2ViaG9vay1zZWNyZXQ=';
const DELETE =
	'{"Id":"714d7659-f158-4da5-9591-d9c9578f9e8c","Attempt":1,"Notifications":[{"Data":[43043454],"Action":"product.delete.501195938"}]}';
const INVOICE =
	'{"Id":"0f1c2d3e-3333-4a4a-9b9b-0000000000aa","Attempt":1,"Notifications":[{"Action":"invoice.update.500199999","Data":[{"Id":252000001,"Code":"HD000789","CustomerName":"Nguyễn Thị Mẫu","Total":335000.0,"TotalPayment":335000.00,"Status":1,"StatusValue":"Hoàn thành"}]}]}';
const DELETE_HEADER = 'sha1=2add1dc4efae8a46ace7c0023aa74f5f5c3f803108cd43c45072f304e9e4cdf8';
const INVOICE_HEADER = 'sha1=0e92014263d8ce35a7ae72ebe3ec76de95a8f48be29a099517d6881645504f50';

function readingOf(body: Buffer, header: unknown, secret = REGISTERED): string | null {
	const claimed = claimedDigest(header);
	return claimed && signatureReading(body, claimed, secret);
}

function getsIn(body: Buffer, header: unknown): boolean {
	return readingOf(body, header) !== null;
}

describe('a delivery signed with the registered text', () => {
	it.each([
		[DELETE, DELETE_HEADER],
		[INVOICE, INVOICE_HEADER],
		[INVOICE, INVOICE_HEADER.replace('sha1=', 'SHA256=')],
		[INVOICE, INVOICE_HEADER.replace('sha1=', '').toUpperCase()],
	])('gets in', (body, header) => {
		expect(getsIn(Buffer.from(body), header)).toBe(true);
	});

	it('gets in too when the key is the decoded secret', () => {
		const header = '2446bd060938d677d9da9375b98ce8596197e5561bdf1419668ee257f1ce1483';
		expect(getsIn(Buffer.from(DELETE), header)).toBe(true);
	});

	it('stays out when the JSON was written anew', () => {
		const rewritten = Buffer.from(JSON.stringify(JSON.parse(INVOICE)));
		expect(getsIn(rewritten, INVOICE_HEADER)).toBe(false);
	});

	it('gets in too with a real SHA-1 digest, which some shops are said to send', () => {
		const header = 'sha1=ff437242493fe6fcb1f6f82543f1ef6c15f493fe';
		expect(readingOf(Buffer.from(DELETE), header)).toBe('sha1= sha1 text hex');
	});

	it('stays out without a header, with two headers, and with a digest cut short', () => {
		const body = Buffer.from(DELETE);
		expect(getsIn(body, undefined)).toBe(false);
		expect(getsIn(body, [DELETE_HEADER, DELETE_HEADER])).toBe(false);
		expect(getsIn(body, DELETE_HEADER.slice(0, -2))).toBe(false);
		expect(getsIn(body, DELETE_HEADER.slice(0, 'sha1='.length + 40))).toBe(false);
	});
});

describe('a delivery signed in another way that shops are said to sign', () => {
	it.each(SWITCH_POSITIONS.signatureForm)('as "%s" gets in, and its reading is named', (form) => {
		for (const body of [DELETE, INVOICE].map((text) => Buffer.from(text))) {
			expect(readingOf(body, signatureOf(body, REGISTERED, form))).toBe(form);
			expect(readingOf(body, signatureOf(body, 'YW5vdGhlciBzZWNyZXQ=', form))).toBeNull();
		}
	});

	it.each([
		['with a byte order mark', '\ufeff', '', ' withoutMark'],
		['with a line break behind it', '', '\r\n', ' trimmed'],
		['with both', '\ufeff ', '\n', ' trimmed'],
	])('over the plain body, sent %s, gets in', (_, before, after, suffix) => {
		const sent = Buffer.from(`${before}${INVOICE}${after}`);
		expect(readingOf(sent, INVOICE_HEADER)).toBe(`sha1= sha256 text hex${suffix}`);
	});

	it('over the compact body, sent with spaces between, gets in with its numbers as they are', () => {
		const spaced = INVOICE.replaceAll(/([,:{[])"/g, '$1\n "');
		expect(readingOf(Buffer.from(spaced), INVOICE_HEADER)).toBe('sha1= sha256 text hex compact');
		const inAName = INVOICE.replace('Nguyễn Thị', 'Nguyễn  Thị');
		expect(getsIn(Buffer.from(inAName), INVOICE_HEADER)).toBe(false);
	});

	it('in Base64 without its padding, and with a label nobody has seen yet, gets in', () => {
		const body = Buffer.from(DELETE);
		const base64 = signatureOf(body, REGISTERED, 'bare sha256 text base64');
		expect(getsIn(body, base64.replace('=', ''))).toBe(true);
		expect(getsIn(body, `hmac-sha256=${base64}`)).toBe(true);
		expect(getsIn(body, ` SHA1= ${DELETE_HEADER.slice('sha1='.length).toUpperCase()} `)).toBe(true);
	});
});

it('never throws and never lets a made-up signature in', () => {
	const bytes = fc.oneof(
		fc.uint8Array({ minLength: 32, maxLength: 32 }),
		fc.uint8Array({ minLength: 20, maxLength: 20 }),
	);
	const digest = fc
		.tuple(bytes, fc.constantFrom('hex' as const, 'base64' as const, 'base64url' as const))
		.map(([value, spelling]) => Buffer.from(value).toString(spelling));
	fc.assert(
		fc.property(fc.uint8Array(), fc.oneof(fc.string(), digest), (body, header) => {
			expect(getsIn(Buffer.from(body), header)).toBe(false);
		}),
	);
});

describe('the derived secret', () => {
	it('is the same every time, another for another webhook or key, and Base64', () => {
		const secret = webhookSecret('client-secret', 'webhook-1');
		expect(webhookSecret('client-secret', 'webhook-1')).toBe(secret);
		expect(webhookSecret('client-secret', 'webhook-2')).not.toBe(secret);
		expect(webhookSecret('other', 'webhook-1')).not.toBe(secret);
		expect(Buffer.from(secret, 'base64').toString('base64')).toBe(secret);
	});
});
