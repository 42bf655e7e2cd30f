// Surcharges through the KiotViet node, in n8n's own execution context against a sandbox shop.
import type { IDataObject } from 'n8n-workflow';

import { byId, harnessOf } from './resourceHarness';

const harness = harnessOf('surcharge');

const surcharge = byId(301);
const entry = () => harness.sandbox.shop.surcharges.entries[0];

it('surcharges are listed by name, and since a change', async () => {
	const { shop } = harness.sandbox;
	const since = shop.clock.now().toISO();
	shop.surcharges.adds({ name: 'Gói quà', value: 10_000 });
	const sort = { field: 'surchargeName', direction: 'Asc' };
	const names = async (more: IDataObject) =>
		(await harness.does('getMany', more)).map(({ surchargeName }) => surchargeName);
	expect(await names({ sort, filters: { branchId: byId(20001) } })).toEqual([
		'Gói quà',
		'Phí vận chuyển',
	]);
	expect(await names({ filters: { lastModifiedFrom: since } })).toEqual(['Gói quà']);
});

it('a surcharge is created, with a code of its own or of KiotViet', async () => {
	expect(await harness.does('create', { name: 'Gói quà' })).toMatchObject([
		{ id: 302, surchargeCode: 'THK000002', surchargeName: 'Gói quà', value: 0 },
	]);
	const additionalFields = { code: 'QUA', value: 10_000 };
	expect(await harness.does('create', { name: 'Gói quà lớn', additionalFields })).toMatchObject([
		{ surchargeCode: 'QUA', value: 10_000 },
	]);
});

it.each([
	['without a name', { name: '' }, /"Name" is empty/],
	[
		'with a code that exists',
		{ name: 'Phí', additionalFields: { code: 'THK000001' } },
		/Creating the surcharge was refused.*THK000001 đã tồn tại/,
	],
])('a surcharge %s is refused', async (_, parameters, sentence) => {
	await harness.refuses('create', parameters, sentence);
});

it('a shop that has no surcharges says which setting to switch on', async () => {
	const message = 'Chưa bật thu khác trong thiết lập cửa hàng';
	harness.sandbox.faults.add({
		service: 'kiotviet',
		path: /surchages/,
		kind: 'status',
		status: 420,
		body: { responseStatus: { message } },
	});
	await harness.refuses('getMany', {}, /Chưa bật thu khác/);
	await expect(harness.does('getMany', {})).rejects.toMatchObject({
		description: expect.stringContaining('"Hỗ trợ các khoản thu khác khi bán hàng"'),
	});
});

it('a surcharge is changed', async () => {
	const updateFields = { name: 'Phí giao hàng', value: 35_000 };
	expect(await harness.does('update', { surcharge, updateFields })).toMatchObject([
		{ id: 301, surchargeCode: 'THK000001', surchargeName: 'Phí giao hàng', value: 35_000 },
	]);
	await harness.refuses('update', { surcharge }, /There is nothing to change/);
});

it('a surcharge is put out of use and back', async () => {
	expect(await harness.does('deactivate', { surcharge })).toEqual([{ id: 301, isActive: false }]);
	expect(entry().isActive).toBe(false);
	expect(await harness.does('activate', { surcharge })).toEqual([{ id: 301, isActive: true }]);
	expect(entry().isActive).toBe(true);
});

it.each(['activate', 'deactivate'])('to %s what is gone is refused', async (operation) => {
	await harness.refuses(operation, { surcharge: byId(9) }, /ctivating surcharge 9 found nothing/);
});

harness.leavesNothingOut();
