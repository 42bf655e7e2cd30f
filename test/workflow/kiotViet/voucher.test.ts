// Vouchers through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { byId, harnessOf } from './resourceHarness';

const harness = harnessOf('voucher');

const campaignId = byId(30087);
const office = () => harness.sandbox.shop.vouchers;
const bodies = () =>
	harness.sandbox.requests
		.filter(({ path }) => path.startsWith('/voucher'))
		.map(({ body }) => body);

it('vouchers of a campaign are created, each with its own item', async () => {
	expect(await harness.does('create', { campaignId, codes: 'VC01, VC02\nVC03' })).toEqual(
		['VC01', 'VC02', 'VC03'].map((code) => ({ code, campaignId: 30087, created: true })),
	);
	expect(bodies()).toEqual([
		{ voucherCampaignId: 30087, data: [{ code: 'VC01' }, { code: 'VC02' }, { code: 'VC03' }] },
	]);
});

it.each([
	['without a code', { campaignId, codes: ' , ' }, /"Voucher Codes" is empty/],
	[
		'of a campaign that is off',
		{ campaignId: byId(30088), codes: 'VC01' },
		/Creating voucher VC01 was refused.*không còn hoạt động/,
	],
	['without a campaign', { campaignId: byId(''), codes: 'VC01' }, /"Voucher Campaign" is empty/],
])('vouchers %s are refused', async (_, parameters, sentence) => {
	await harness.refuses('create', parameters, sentence);
	expect(office().vouchers).toEqual([]);
});

it('vouchers are given away, and listed by status', async () => {
	office().creates(30087, ['VC01', 'VC02']);
	const additionalFields = { releaseDate: '2026-03-08T00:00:00' };
	expect(await harness.does('release', { campaignId, codes: ['VC01'], additionalFields })).toEqual([
		{ code: 'VC01', campaignId: 30087, released: true },
	]);
	expect(bodies()).toEqual([
		{
			CampaignId: 30087,
			Vouchers: [{ Code: 'VC01' }],
			ReleaseDate: '2026-03-08T00:00:00.000',
		},
	]);
	const listed = async (filters: object) =>
		(await harness.does('getMany', { campaignId, filters })).map(({ code }) => code);
	expect(await listed({})).toEqual(['VC01', 'VC02']);
	expect(await listed({ status: 1 })).toEqual(['VC01']);
	expect(await listed({ code: 'VC02' })).toEqual(['VC02']);
	expect(await listed({ lastModifiedFrom: '2100-01-01T00:00:00' })).toEqual([]);
	await harness.refuses('release', { campaignId, codes: 'VC01' }, /VC01 đã được phát hành/);
});

it('a list of vouchers without a campaign is refused', async () => {
	await harness.refuses('getMany', { campaignId: byId('') }, /"Voucher Campaign" is empty/);
});

it('vouchers are cancelled by a call whose body arrives', async () => {
	office().creates(30087, ['VC01', 'VC02']);
	expect(await harness.does('cancel', { campaignId, codes: 'VC01,VC02' })).toHaveLength(2);
	expect(bodies()).toEqual([{ CampaignId: 30087, Vouchers: [{ Code: 'VC01' }, { Code: 'VC02' }] }]);
	expect(office().vouchers.map(({ status }) => status)).toEqual([3, 3]);
	await harness.refuses(
		'cancel',
		{ campaignId, codes: 'VC9' },
		/Cancelling voucher VC9 found nothing/,
	);
});

harness.leavesNothingOut();
